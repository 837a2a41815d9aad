"""The main job, end to end in this process: plan, up, up again, status, down, up again."""

from dataclasses import replace

import pytest

from edgeops.errors import ExitStatus
from edgeops.report import Outcome
from tests.harness import Desk, keys, things


def _statuses(outcome: Outcome) -> set[str]:
    assert outcome.result is not None
    return {report.status for report in outcome.result.steps or ()}


def _with_elastic_ip(desk: Desk) -> None:
    desk.wish(instances=tuple(replace(instance, elastic_ip=True) for instance in desk.spec.instances))


def test_plan_up_up_status_down_up(any_desk: Desk) -> None:
    """The first run does what the plan said, the second nothing, and after down the certificate is used again."""
    desk = any_desk
    planned = desk.plan(exit_code=True)
    assert planned.status is ExitStatus.CHANGES
    assert desk.writes == []

    built = desk.up()
    assert built.status is ExitStatus.OK, built.findings
    assert keys(built) == keys(planned)
    assert _statuses(built) == {"done"}

    again = desk.up()
    assert again.status is ExitStatus.OK
    assert keys(again) == set()
    assert desk.writes == []

    seen = desk.status()
    assert seen.status is ExitStatus.OK
    assert desk.writes == []

    assert desk.down().status is ExitStatus.OK
    assert desk.up().status is ExitStatus.OK
    assert "RequestCertificate" not in desk.writes


def test_plan_without_changes_says_so(any_desk: Desk) -> None:
    """Once it stands, `plan --exit-code` is 0 and has no steps."""
    any_desk.up()
    assert any_desk.plan(exit_code=True).status is ExitStatus.OK


@pytest.mark.parametrize(
    ("discard", "left"),
    [
        ((), {"certificates", "addresses", "record"}),
        (("certificate",), {"addresses", "record"}),
        (("address",), {"certificates", "record"}),
        (("certificate", "address"), {"record"}),
    ],
    ids=["default", "delete-certificate", "delete-address", "both"],
)
def test_down_leaves_exactly_what_it_says(two_sites: Desk, discard: tuple[str, ...], left: set[str]) -> None:
    """By default certificate, address and validation records stay; all that was there before is byte-equal."""
    desk = two_sites
    _with_elastic_ip(desk)
    before = things(desk.world.inventory())
    assert desk.up().status is ExitStatus.OK
    assert desk.down(*discard).status is ExitStatus.OK
    after = things(desk.world.inventory())

    assert {name: after.get(name) for name in before} == before
    new = after.keys() - before.keys()
    assert {name.split(" ")[0] for name in new} == left
    assert all("acm-validations.aws" in after[name] for name in new if name.startswith("record"))
    assert len([name for name in new if name.startswith("record")]) == len(desk.spec.hosts)


def test_kept_address_is_used_again(two_sites: Desk) -> None:
    """An Elastic IP that `down` left is associated by the next `up`, not a second one allocated."""
    _with_elastic_ip(two_sites)
    two_sites.up()
    two_sites.down()
    two_sites.up()
    assert "AllocateAddress" not in two_sites.writes
    assert len(two_sites.world.inventory()["regions"]["ap-northeast-2"]["addresses"]) == 1


def test_down_with_nothing_there_is_fine(any_desk: Desk) -> None:
    """Nothing to take away: 0, no question, no write."""
    assert any_desk.down(confirm=None).status is ExitStatus.OK
    assert any_desk.writes == []


def test_threads_do_the_same_as_one_after_the_other(two_sites: Desk) -> None:
    """With eight workers the same steps are done and the same things stand."""
    desk = two_sites
    desk.jobs = 8
    planned = desk.plan()
    built = desk.up()
    assert built.status is ExitStatus.OK
    assert keys(built) == keys(planned)
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == []
    assert desk.down().status is ExitStatus.OK


def test_calls_of_one_site_with_an_elastic_ip(two_sites: Desk) -> None:
    """Fresh up at most 36 counted calls, no-op up at most 18, status at most 15."""
    desk = two_sites
    _with_elastic_ip(desk)
    desk.wish(sites=desk.spec.sites[:1])
    assert desk.up().status is ExitStatus.OK
    assert desk.counted <= 36, sorted(desk.operations())
    assert desk.up().status is ExitStatus.OK
    assert desk.counted <= 18, sorted(desk.operations())
    assert desk.status().status is ExitStatus.OK
    assert desk.counted <= 15, sorted(desk.operations())
