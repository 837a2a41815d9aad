"""What every resource module promises, for each of `resources.ALL`."""

from dataclasses import fields

import pytest

from edgeops import naming
from edgeops.errors import ExitStatus
from edgeops.model import Stack
from edgeops.resources import ALL, Resource
from tests.harness import Desk, things

BY_NAME = {module.__name__.rpartition(".")[2]: module for module in ALL}
every_resource = pytest.mark.parametrize("module", ALL, ids=list(BY_NAME))


def _name(module: Resource) -> str:
    return module.__name__.rpartition(".")[2]


def _steps(desk: Desk, module: Resource, stack: Stack) -> set[tuple[str, str, str, str]]:
    return {step.key for step in module.steps(desk.spec, vars(stack)[_name(module)], stack)}


def test_every_field_of_the_stack_has_its_module() -> None:
    """Modules meet in the Stack: one field each, besides the account."""
    assert {field.name for field in fields(Stack)} == {"account", *BY_NAME}


@every_resource
def test_find_only_reads(two_sites: Desk, module: Resource) -> None:
    """On an empty account, on a full one and on what `down` leaves, find makes no mutating call."""
    for prepare in (lambda: None, two_sites.up, two_sites.down):
        prepare()
        stack = two_sites.look()
        two_sites.world.clear_calls()
        module.find(two_sites.aws(), two_sites.spec, stack)
        assert two_sites.writes == []


@every_resource
def test_steps_and_removal_call_nothing(two_sites: Desk, module: Resource) -> None:
    """They are pure: the same Stack gives the same steps, without one call."""
    two_sites.up()
    stack = two_sites.look()
    two_sites.world.clear_calls()
    found = vars(stack)[_name(module)]
    assert module.steps(two_sites.spec, found, stack) == module.steps(two_sites.spec, found, stack)
    assert module.removal(two_sites.spec, found) == module.removal(two_sites.spec, found)
    assert two_sites.world.calls == []


@every_resource
def test_plan_equals_up(two_sites: Desk, module: Resource) -> None:
    """What the module plans on an empty account is what `up` does of it."""
    planned = _steps(two_sites, module, two_sites.look())
    outcome = two_sites.up()
    assert outcome.result is not None
    mine = [report for report in outcome.result.steps or () if report.step.resource == _name(module)]
    assert planned == {report.step.key for report in mine if report.status == "done"}


@every_resource
def test_after_up_there_is_nothing_to_do(two_sites: Desk, module: Resource) -> None:
    """With what the module finds after `up` it plans nothing."""
    two_sites.up()
    assert _steps(two_sites, module, two_sites.look()) == set()


@every_resource
def test_after_down_there_is_nothing_to_remove(two_sites: Desk, module: Resource) -> None:
    """With what the module finds after `down` it has nothing more to take away."""
    two_sites.up()
    assert two_sites.down().status is ExitStatus.OK
    found = vars(two_sites.look())[_name(module)]
    assert module.removal(two_sites.spec, found) == []


def test_everything_made_is_tagged_in_the_call_that_makes_it(two_sites: Desk) -> None:
    """Every create call carries the stack's tag, so that a crash after any of them loses nothing (T4.2)."""
    from dataclasses import replace

    two_sites.wish(instances=tuple(replace(one, elastic_ip=True) for one in two_sites.spec.instances))
    two_sites.up()
    makers = ("Create", "Allocate", "Authorize", "Request")
    made = [call for call in two_sites.world.calls if call.mutating and call.operation.startswith(makers)]
    assert {call.operation for call in made} == {
        "AllocateAddress",
        "AuthorizeSecurityGroupIngress",
        "CreateListener",
        "CreateLoadBalancer",
        "CreateRule",
        "CreateSecurityGroup",
        "CreateTargetGroup",
        "RequestCertificate",
    }
    assert [call.operation for call in made if naming.STACK not in str(call.params)] == []


def test_what_stands_is_tagged_or_marked(two_sites: Desk) -> None:
    """After `up` whatever is new in the account says whose it is; validation records belong to the account."""
    before = things(two_sites.world.inventory())
    two_sites.up()
    new = {name: text for name, text in things(two_sites.world.inventory()).items() if name not in before}
    unmarked = [name for name, text in new.items() if "edgeops" not in text and "acm-validations" not in text]
    hosts = {f"record {host}. A" for host in two_sites.spec.hosts}
    assert set(unmarked) == hosts
    markers = {f"record {naming.marker_name(host)}. TXT" for host in two_sites.spec.hosts}
    assert markers <= new.keys()
