"""A sample of `scripts/torture`, which takes every call of every scene: killed, lost, looked on, raced, throttled."""

from collections.abc import Iterator
from functools import partial

import pytest

from moto_fixtures import Call
from moto_fixtures.faults import Fault, Kill
from tests.torture import crashes, faults, invariants, limits, processes, races
from tests.torture.crashes import Point
from tests.torture.forks import apart, each_apart
from tests.torture.hands import HANDS
from tests.torture.masks import difference, lines, untouched
from tests.torture.scenes import SCENES, Stage, stage

SAMPLES = 2
"""Of the writes of a scene, spread over it."""
KILLED = ["S3 fresh up", "S0 port changed", "S4 site removed", "S3 down all", "S3-live takeover"]


def _spread(calls: list[Call], count: int, offset: int = 0) -> list[Point]:
    every = list(crashes.points(calls, mutating_only=True))
    return every[offset % len(every) :: max(len(every) // count, 1)]


@pytest.mark.parametrize("name", KILLED)
def test_killed_at_a_write(name: str) -> None:
    """The next run ends with 0, all that exists is as undisturbed, nobody who is served was left, `down` restores."""
    with stage(SCENES[name]) as ready:
        usual = apart(partial(crashes.undisturbed, ready))
        works = [
            partial(crashes.crash, ready, point, moment, usual.lines)
            for place, moment in enumerate(crashes.MOMENTS)
            for point in _spread(usual.calls, SAMPLES, place)
        ]
        assert [said for said in each_apart(works, 1) if said] == []


@pytest.mark.parametrize("kind", list(faults.KINDS))
def test_something_goes_wrong_at_a_call(kind: str) -> None:
    """The same run goes on to the end; only a lost AllocateAddress needs a second one."""
    with stage(SCENES["S3 fresh up"]) as ready:
        usual = apart(partial(crashes.undisturbed, ready))
        struck = [Point("ec2.AllocateAddress", 1), *_spread(usual.calls, SAMPLES, list(faults.KINDS).index(kind))]
        works = [partial(faults.strike, ready, point, kind, usual.lines) for point in struck]
        results = list(each_apart(works, 1))
        assert [said for _, said in results if said] == []
        twice = [kind in faults.UNCLEAR and point.operation in faults.TWICE for point in struck]
        assert [runs for runs, _ in results] == [1 + again for again in twice]


@pytest.mark.parametrize("name", ["S0 port changed", "S3 site removed", "S0-live takeover", "S4 pool added"])
def test_at_no_moment_is_a_served_site_left(name: str) -> None:
    """Looked at after every call: rule, target in service, certificate, record."""
    with stage(SCENES[name], profile="quick") as ready:
        assert invariants.looked_on(ready) == ""


@pytest.mark.parametrize("kind", list(races.KINDS))
def test_two_at_work_at_once(kind: str) -> None:
    """Whatever each of them says, the next run ends with one of each thing, and nothing foreign is touched."""
    with stage(SCENES["S3 site added"]) as ready:
        expected = [apart(partial(crashes.undisturbed, ready)).lines, apart(partial(races.from_nothing, ready))]
        seeds = range(0, len(HANDS), 2) if kind == "up | hand" else range(2)
        works = [partial(races.race, ready, kind, seed, expected) for seed in seeds]
        assert [said for said in each_apart(works, 1) if said] == []


def test_twenty_sites_when_aws_takes_one_call_a_second_and_refuses_three_in_ten() -> None:
    """`up` completes, and never asked faster than it promises."""
    assert limits.completes(1) == ""


def test_an_operation_that_is_never_answered_ends_the_run() -> None:
    """With an error and not for ever; afterwards it goes on from there."""
    with stage(SCENES["S3 fresh up"]) as ready:
        for operation in ("elbv2.CreateTargetGroup", "elbv2.DescribeTargetHealth"):
            assert apart(partial(limits.never_answered, ready, Point(operation, 1))) == ""


def test_the_real_process_is_killed_and_run_again() -> None:
    """SIGKILL right after the load balancer was made; over HTTP."""
    with stage(SCENES["S0 fresh up"], clock=processes.LeapingClock()) as ready:
        usual = apart(partial(crashes.undisturbed, ready))
        said = processes.crash(ready, Point("elbv2.CreateLoadBalancer", 1), "after", usual.lines)
        assert said == ""


class TestWhatJudges:
    """What finds nothing wrong must be able to."""

    @pytest.fixture
    def ready(self) -> Iterator[Stage]:
        with stage(SCENES["S0 port changed"]) as opened:
            yield opened

    def test_a_duplicate_a_tag_and_a_weight_are_differences(self, ready: Stage) -> None:
        """Ids may differ, nothing else may."""
        before = ready.lines
        elb, region = ready.world.region.elb, ready.world.region
        certificate = next(arn for arn, each in region.acm.certificates.items() if "edgeops:stack" in each.tags)
        region.acm.certificates[certificate + "0"] = region.acm.certificates[certificate]
        assert len(difference(ready.lines, before).splitlines()) == 1
        del region.acm.certificates[certificate + "0"]
        rule = next(each for each in elb.rules.values() if each.priority == 10010)
        rule.priority = 10011
        assert len(difference(ready.lines, before).splitlines()) == 2
        rule.priority = 10010
        elb.tags[rule.arn].pop("edgeops:part")
        assert len(difference(ready.lines, before).splitlines()) == 2

    def test_an_id_of_ours_is_no_difference(self, ready: Stage) -> None:
        """Wherever it stands."""
        inventory = ready.world.inventory()
        arn = next(arn for arn in inventory["regions"]["ap-northeast-2"]["target_groups"] if "/eo-koing-" in arn)
        other = eval(repr(inventory).replace(arn, arn[:-4] + "ffff"))
        assert difference(lines(other, ready.seeded), lines(inventory, ready.seeded)) == ""

    def test_what_is_left_and_what_is_changed_after_down_is_told(self, ready: Stage) -> None:
        """An untagged leftover, and a foreign record with another TTL."""
        assert untouched(ready.world.inventory(), ready.seeded) != ""
        ready.desk.down("certificate", "address")
        assert untouched(ready.world.inventory(), ready.seeded) == ""
        zone = ready.world.cloud.dns.zone_named("koing.shop")
        mail = zone.plain("koing.shop", "MX")
        assert mail is not None
        mail["TTL"] = 1
        assert len(untouched(ready.world.inventory(), ready.seeded).splitlines()) == 2

    def test_the_watch_sees_a_site_without_a_rule(self, ready: Stage) -> None:
        """Somebody deletes it in the middle of `up`."""
        ready.desk.wish(limits=ready.desk.spec.limits)
        with invariants.watched(ready) as watch:
            elb = ready.world.region.elb
            rule = next(each for each in elb.rules.values() if each.priority == 10010)
            del elb.rules[rule.arn]
            ready.work()
        assert "no rule is for it" in watch.report()

    def test_the_watch_sees_a_record_that_leads_nowhere(self, ready: Stage) -> None:
        """The load balancer goes, its record stays."""
        with invariants.watched(ready) as watch:
            ready.world.region.elb.balancers.clear()
            ready.world.region.elb.listeners.clear()
            ready.world.region.elb.rules.clear()
            ready.desk.aws()
        assert "which does not exist" in watch.report()

    def test_too_fast_is_noticed(self) -> None:
        """Three calls at once where two are allowed, and five in a second where five are."""

        def calls(*times: float) -> list[Call]:
            return [Call("route53", "GetChange", {}, None, at, "") for at in times]

        assert limits.too_fast(calls(0, 0, 0)) != []
        assert limits.too_fast(calls(0, 0, 0.34, 0.67, 1.0)) == []

    def test_a_fault_that_never_strikes_is_told(self, ready: Stage) -> None:
        """A point that is no call of the run proves nothing."""
        assert "did not strike" in faults.strike(ready, Point("ec2.AllocateAddress", 1), "500", ready.lines)[1]
        ready.world.faults.add(Fault("nothing.*", Kill("after")))
        assert "not killed" in crashes.crash(ready, Point("ec2.AllocateAddress", 1), "after", ready.lines)
