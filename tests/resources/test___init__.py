"""Every resource module has the one shape, and the Stack has a field for each."""

import inspect
from dataclasses import fields

import pytest

from edgeops.model import Stack
from edgeops.resources import ALL, Resource
from tests.harness import Desk

SHAPE = {
    "find": ["aws", "spec", "stack"],
    "steps": ["spec", "found", "stack"],
    "ensure": ["run", "spec", "stack"],
    "removal": ["spec", "found"],
}


def _name(module: Resource) -> str:
    return module.__name__.rpartition(".")[2]


NAMES = [_name(module) for module in ALL]
every_module = pytest.mark.parametrize("module", ALL, ids=_name)


def test_all_is_complete() -> None:
    """Each module is listed once, and the Stack has a field for each and, besides, only the account."""
    assert sorted(NAMES) == sorted({field.name for field in fields(Stack)} - {"account"})


@every_module
@pytest.mark.parametrize("function", SHAPE)
def test_functions_have_the_same_parameters(module: Resource, function: str) -> None:
    """The four functions exist and name their parameters alike."""
    assert list(inspect.signature(getattr(module, function)).parameters) == SHAPE[function]


@every_module
def test_needs_and_sees_are_names_of_other_modules(module: Resource) -> None:
    """What a module needs and sees are tuples of names of other modules."""
    for names in (module.NEEDS, module.SEES):
        assert isinstance(names, tuple)
        assert set(names) <= set(NAMES) - {_name(module)}


def test_steps_name_their_own_module(two_sites: Desk) -> None:
    """Each step says which resource it belongs to, since PRUNE is carried out resource by resource."""
    spec, fresh = two_sites.spec, two_sites.look()
    named = {_name(module): {step.resource for step in module.steps(spec, None, fresh)} for module in ALL}
    assert {name: resources for name, resources in named.items() if not resources <= {name}} == {}


def test_nothing_found_means_nothing_to_remove(two_sites: Desk) -> None:
    """`down` in an account without this stack plans nothing."""
    spec, fresh = two_sites.spec, two_sites.look()
    for module in ALL:
        assert module.removal(spec, getattr(fresh, _name(module))) == []
        assert module.removal(spec, None) == []
