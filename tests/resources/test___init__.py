"""Every resource module has the one shape, and the Stack has a field for each."""

import inspect
from dataclasses import fields

import pytest

from edgeops import naming
from edgeops.model import Stack
from edgeops.resources import ALL, Resource
from tests.harness import Desk
from tests.resources.accidents import assert_refused

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


def _elb_tags(desk: Desk, kind: str) -> dict[str, str]:
    """The tags of our load balancer, target group, ... as AWS keeps them."""
    tags: dict[str, dict[str, str]] = desk.world.region.elb.tags
    (found,) = (each for arn, each in tags.items() if f":{kind}/" in arn and each.get("edgeops:role") in ROLES[kind])
    return found


ROLES = {"loadbalancer": ["balancer"], "targetgroup": ["group"], "listener": ["https"], "listener-rule": ["rule"]}


@pytest.mark.parametrize(
    ("kind", "slug"),
    [
        ("loadbalancer", "foreign-load-balancer"),
        ("targetgroup", "foreign-target-group"),
        ("listener", "foreign-listener"),
        ("listener-rule", "foreign-rule"),
    ],
)
@pytest.mark.parametrize("left", [0, 2], ids=["all-tags", "the-format"])
def test_a_thing_whose_tags_were_stripped_is_foreign(desk: Desk, kind: str, slug: str, left: int) -> None:
    """Its name proves nothing (T8.1): `up` is refused and writes nothing."""
    desk.up()
    tags = _elb_tags(desk, kind)
    if left:
        del tags["edgeops:v"]
    else:
        tags.clear()
    assert_refused(desk, slug)


def test_a_security_group_whose_tags_were_stripped_is_foreign(desk: Desk) -> None:
    """Like everything that has our name only; of certificates `certificate` shows it."""
    desk.up()
    group = desk.look().firewall.group  # type: ignore[union-attr]
    assert group is not None
    desk.aws().ec2.delete_tags(Resources=[group], Tags=[{"Key": key} for key in naming.tags("koing", "firewall")])
    assert_refused(desk, "foreign-security-group")


def test_the_listener_on_80_whose_tags_were_stripped_is_foreign(desk: Desk) -> None:
    """The other listener, too."""
    desk.up()
    listener = desk.look().entry.on(0)  # type: ignore[union-attr]
    desk.world.region.elb.tags[listener.arn].clear()  # type: ignore[union-attr]
    assert_refused(desk, "foreign-listener")
