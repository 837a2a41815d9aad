"""AWS takes few calls, or refuses many: the work is done all the same, edgeops keeps its own rates, retries end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from edgeops.errors import EdgeError, ExitStatus
from edgeops.model import Site
from edgeops.report import Outcome
from moto_fixtures import Call
from moto_fixtures.faults import EVERY, Fault, Throttled
from tests.harness import Desk
from tests.torture.crashes import LATER, Point
from tests.torture.scenes import Stage

SITES = 20
REFUSED = 0.3
ENDS_WITHIN = 1200.0
"""Seconds of the clock for an `up` that one operation never answers: some waits ask it again and again."""
RATES: Mapping[str, tuple[int, float]] = {
    "route53": (2, 3.0),
    "elbv2 reads": (40, 10.0),
    "elbv2 writes": (20, 3.0),
    "acm list": (1, 1.0),
    "acm request": (4, 4.0),
    "acm others": (8, 8.0),
    "ec2": (20, 10.0),
}
"""What design 5 promises: burst, and calls a second after it."""


def many_sites(desk: Desk) -> None:
    """Twenty sites of the one in the file, each with a name and a target group of its own."""
    first = desk.spec.sites[0]
    desk.wish(
        sites=tuple(Site(f"s{number:02}.{first.host}", first.pools, health=first.health) for number in range(SITES))
    )


def up_within_limits(desk: Desk, seed: int = 1) -> Outcome:
    """Route53 takes one call a second; of ELB's and EC2's calls it refuses three in ten."""
    desk.world.rates.set({"route53": (1, 1)})
    for service in ("elbv2", "ec2"):
        desk.world.faults.add(Fault(f"{service}.*", Throttled(), times=EVERY, chance=REFUSED, seed=seed))
    return desk.up()


def too_fast(calls: Iterable[Call]) -> list[str]:
    """Where more calls came than a bucket gives, in any stretch of time: count <= burst + rate * seconds."""
    by_bucket: dict[str, list[float]] = {}
    for call in calls:
        by_bucket.setdefault(bucket_of(call), []).append(call.at)
    return [said for bucket, times in by_bucket.items() if bucket in RATES and (said := _over(bucket, times))]


def bucket_of(call: Call) -> str:
    """The rate that counts for a call."""
    match call.service, call.operation:
        case "elbv2" | "elb", operation:
            return "elbv2 reads" if operation.startswith("Describe") else "elbv2 writes"
        case "acm", "ListCertificates":
            return "acm list"
        case "acm", "RequestCertificate":
            return "acm request"
        case "acm", _:
            return "acm others"
        case service, _:
            return service


def _over(bucket: str, times: list[float]) -> str:
    burst, rate = RATES[bucket]
    for first, start in enumerate(times):
        for last in range(first, len(times)):
            allowed = burst + rate * (times[last] - start)
            if last - first + 1 > allowed + 1e-6:
                return f"{bucket}: {last - first + 1} calls in {times[last] - start:.2f} s, {allowed:.1f} are allowed"
    return ""


def never_answered(stage: Stage, point: Point) -> str:
    """One operation is throttled for ever: the command ends, with an error, and the next one is as if nothing was."""
    desk = stage.desk
    desk.world.faults.add(Fault(point.operation, Throttled(), times=EVERY))
    start = desk.clock.now()
    try:
        ended: ExitStatus = stage.work().status
    except EdgeError as error:  # while it looked
        ended = error.status
    took = desk.clock.now() - start
    if ended not in (ExitStatus.FAILED, ExitStatus.TIMEOUT) or took > ENDS_WITHIN:
        return f"{point.operation} throttled for ever: ends with {ended.name} after {took:.0f} s"
    desk.world.faults.clear()
    desk.clock.advance(LATER)
    again = stage.work().status
    return (
        "" if again is ExitStatus.OK else f"{point.operation} throttled for ever: the next run ends with {again.name}"
    )


def completes(seed: int) -> str:
    """Twenty sites in spite of all that, within edgeops's own rates, and nothing more to do afterwards."""
    with Desk.open("S0") as desk:
        many_sites(desk)
        outcome = up_within_limits(desk, seed)
        if outcome.status is not ExitStatus.OK:
            return f"ends with {outcome.status.name}: {[finding.what for finding in outcome.findings]}"
        if fast := too_fast(desk.world.calls):
            return "; ".join(fast)
        desk.world.faults.clear()
        desk.world.rates.set({})
        again = desk.up()
        return "" if again.status is ExitStatus.OK and not desk.writes else f"a second run writes {desk.writes}"


def keeps_its_rates() -> str:
    """Twenty sites with eight threads, nobody refusing anything."""
    with Desk.open("S0") as desk:
        many_sites(desk)
        desk.jobs = 8
        outcome = desk.up()
        return "; ".join(too_fast(desk.world.calls)) if outcome.status is ExitStatus.OK else outcome.status.name
