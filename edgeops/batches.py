"""Writing claims into a zone: one atomic batch, tried again while Route53 does not know the load balancer's name yet.

Only what is too large for one batch is cut (T2.3), and never between a record and its marker.
Shared by `records` (free names) and `cutover` (names taken over).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.claims import Goal, Standing, claim, foreign, held_by
from edgeops.errors import ApiError, Refused
from edgeops.model import HostedZone
from edgeops.naming import Marker, plain_name
from edgeops.placement import index_led_to
from edgeops.run import Run, Wait

if TYPE_CHECKING:
    from mypy_boto3_route53.type_defs import ChangeTypeDef, ResourceRecordSetOutputTypeDef

INSYNC_SECONDS = 30.0
INSYNC_PAUSE = 2.0
MOST_VALUES, MOST_CHARACTERS = 1_000, 32_000  # of one batch (T2.3); an UPSERT, which we never send, counts twice
TARGET_NOT_FOUND_SECONDS = 120.0  # Route53 does not know a fresh load balancer's name at once (T2.18)


def by_name(aws: Aws, zone: HostedZone) -> dict[str, list[ResourceRecordSetOutputTypeDef]]:
    """A zone's record sets by their plain names."""
    found: dict[str, list[ResourceRecordSetOutputTypeDef]] = {}
    for record in aws.dns.records(zone.id):
        found.setdefault(plain_name(record["Name"]), []).append(record)
    return found


def standings(aws: Aws, zone: HostedZone) -> list[Standing]:
    """Every name of a zone that has a record of the kinds we care for, or a marker."""
    at = by_name(aws, zone)
    hosts = dict.fromkeys(naming.marked_host(name) or name for name in at)
    return [standing for host in hosts if (standing := Standing.of(host, at)).records or standing.texts]


NOTHING: Mapping[str, str] = MappingProxyType({})


def write(
    run: Run, resource: str, zone: HostedZone, goals: Sequence[Goal], take_over: Mapping[str, str] = NOTHING
) -> None:
    """Lead these names to their goals, in one batch where it fits. `take_over`: host -> the record, in words, that may
    be replaced.

    Raises Refused when somebody else holds one of them by now, or has changed what may be replaced.
    """
    identity = Marker(run.aws.account, run.aws.region, run.aws.stack)

    said: list[str] = []  # by AWS: what does not pass is another cause

    def attempt() -> bool:
        at = by_name(run.aws, zone)
        standings = [Standing.of(goal.host, at) for goal in goals]
        for goal, standing in zip(goals, standings, strict=True):
            _check(run, goal, standing, identity, take_over.get(standing.host))
        changes = [
            change
            for goal, standing in zip(goals, standings, strict=True)
            for change in claim(goal, standing, identity, take_over=goal.host in take_over)
        ]
        if not changes:
            return True
        try:
            send(run, zone, changes)
        except ApiError as error:
            if error.code != "InvalidChangeBatch":
                raise
            # One code for several causes: look what stands there now. Something foreign: refused. Ours, by a lost
            # answer: nothing to change. As before: the load balancer's name is too fresh, so try again.
            said.append(error.message)
            return False
        return True

    wait = Wait(resource, say("wait.name-known"), 5, TARGET_NOT_FOUND_SECONDS)
    run.wait(wait, attempt, bool, lambda _: said[-1])


def send(run: Run, zone: HostedZone, changes: Sequence[ChangeTypeDef]) -> None:
    """Change the zone. Raises ApiError InvalidChangeBatch."""
    for batch in portions(changes):
        run.aws.dns.expect(run.aws.dns.change(zone.id, batch, f"edgeops {run.aws.stack}"))


def portions(changes: Sequence[ChangeTypeDef]) -> list[list[ChangeTypeDef]]:
    """The changes as few batches that Route53 takes, in their order; those of one name and its marker stay together."""
    of_name: dict[str, list[ChangeTypeDef]] = {}
    for change in changes:
        name = plain_name(change["ResourceRecordSet"]["Name"])
        of_name.setdefault(naming.marked_host(name) or name, []).append(change)
    batches: list[list[ChangeTypeDef]] = []
    for mine in of_name.values():
        if batches and _fits([*batches[-1], *mine]):
            batches[-1] += mine
        else:
            batches.append(mine)
    return batches


def _fits(batch: Sequence[ChangeTypeDef]) -> bool:
    sets = [change["ResourceRecordSet"] for change in batch]
    values = [value["Value"] for one in sets for value in one.get("ResourceRecords", [])]
    aliases = sum("AliasTarget" in one for one in sets)
    return len(values) + aliases <= MOST_VALUES and sum(map(len, values)) <= MOST_CHARACTERS


def _check(run: Run, goal: Goal, standing: Standing, identity: Marker, replaceable: str | None) -> None:
    if standing.marker is not None:
        if not standing.marker.same_owner(identity):
            raise Refused(held_by(standing.host, standing.marker))
        if standing.irreplaceable:
            raise Refused(foreign(standing.host, standing.words, None, standing.irreplaceable))
        return
    free = not standing.records or leads_to_ours(standing, run.aws.stack) or standing.words == replaceable
    if not free or standing.stuck:
        to_address = goal.balancer is None and goal.address is not None
        raise Refused(foreign(standing.host, standing.words, None, standing.stuck, to_address=to_address))


def leads_to_ours(standing: Standing, stack: str) -> bool:
    """True when the name leads to a load balancer of this stack, by the name that only we give: one of a stack
    whose name begins like ours is not ours.
    """
    return index_led_to(stack, standing.target or "") is not None


def wait_in_sync(run: Run, resource: str, limit: float) -> None:
    """Until every name server answers with all that was written in this command."""
    wait = Wait(
        resource,
        say("wait.in-sync"),
        INSYNC_SECONDS,
        limit,
        pause=lambda _looks, _elapsed: INSYNC_PAUSE,
    )
    run.wait(wait, run.aws.dns.expected, lambda left: left == 0, lambda left: say("seen.pending", count=left))


def let_pass(run: Run, resource: str, seconds: float) -> None:
    """Resolvers may send visitors to where a record led for as long as they could remember it."""
    end = run.clock.now() + seconds
    wait = Wait(resource, say("wait.old-record-forgotten"), seconds, seconds + 60)
    run.wait(
        wait,
        lambda: end - run.clock.now(),
        lambda left: left <= 0,
        lambda left: say("seen.seconds-left", seconds=round(left)),
    )
