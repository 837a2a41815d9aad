"""What leaves a zone, and what is put back; see also test_cutover.py."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.events import Warned
from edgeops.model import Held
from edgeops.resources.records import releases
from tests.dns import HOST, alias, plain, put, records_at, zone_of
from tests.harness import Desk
from tests.resources.builders import OTHER_ZONE, ZONE, brief, spec

TARGET = "eo-shop-1.elb.amazonaws.com"
API, WEB, WWW = f"api.{HOST}", f"web.{HOST}", f"www.{HOST}"
ELASTIC, OURS6, THEIRS6 = "13.124.55.66", "2406:da12::5", "2001:db8::1"


def test_names_are_removed_zone_by_zone() -> None:
    """The names of a zone go in one batch."""
    held = [Held("other.kr", OTHER_ZONE, TARGET, True, True)]
    held += [Held(host, ZONE, TARGET, True, True) for host in ("shop.kr", "www.shop.kr")]
    gone = releases.deletions(spec(), held, "why")
    assert brief(gone) == ["prune delete records other.kr", "prune delete records shop.kr, www.shop.kr"]


def _to(desk: Desk, target: str, name: str, kind: str = "A") -> Any:
    return alias(target, kind, name, zone_of(desk).id)


def _addresses(desk: Desk, *names: str) -> dict[str, str]:
    """The A and AAAA records at these names."""
    return {key: text for key, text in records_at(desk, *names).items() if key.rpartition(" ")[2] in {"A", "AAAA"}}


def _taken_over_and_back(desk: Desk, *records: Any) -> tuple[dict[str, str], dict[str, str]]:
    """All of the names are taken over; what stood there before `up` and after `down`."""
    ec2 = desk.aws().ec2
    interface = ec2.describe_instances()["Reservations"][0]["Instances"][0]["NetworkInterfaces"][0]
    ec2.assign_ipv6_addresses(NetworkInterfaceId=interface["NetworkInterfaceId"], Ipv6Addresses=[OURS6])
    put(desk, *records)
    names = (HOST, API, WEB, WWW)
    desk.wish_site(HOST, aliases=names[1:])
    desk.wish(takeover=frozenset(names))
    before = _addresses(desk, *names)
    assert desk.up().status is ExitStatus.OK
    outcome = desk.down("certificate")
    assert outcome.status is ExitStatus.OK, outcome.findings
    return before, _addresses(desk, *names)


def test_an_alias_of_an_alias_that_returns_returns(desk: Desk) -> None:
    """However many there are between it and what is this account's, and in whatever order their names come."""
    aliases = (_to(desk, WEB, HOST), _to(desk, API, WEB), _to(desk, HOST, WWW))
    before, after = _taken_over_and_back(desk, plain("A", ELASTIC, name=API), *aliases)
    assert len(after) == 4
    assert after == before
    assert not [event for event in desk.events if isinstance(event, Warned)]


@pytest.mark.parametrize("spelt", [OURS6, "2406:DA12:0:0::0005"], ids=["as-ec2-does", "otherwise"])
def test_the_ipv6_address_of_an_instance_is_this_accounts(desk: Desk, spelt: str) -> None:
    """However it is written."""
    before, after = _taken_over_and_back(desk, plain("A", ELASTIC), plain("AAAA", spelt))
    assert len(after) == 2
    assert after == before


def test_an_alias_of_another_type_than_what_returns_is_told(desk: Desk) -> None:
    """Route53 makes no alias that leads to nothing: what led to a lost A record is lost with it."""
    records = (plain("A", "203.0.113.9"), plain("AAAA", OURS6), _to(desk, HOST, WWW), _to(desk, HOST, WWW, "AAAA"))
    _, after = _taken_over_and_back(desk, *records)
    assert after.keys() == {f"record {HOST}. AAAA", f"record {WWW}. AAAA"}
    told = [event.finding.what for event in desk.events if isinstance(event, Warned)]
    assert [what.partition(" has no record now")[0] for what in told] == [HOST, WWW]


def _between(desk: Desk) -> float:
    """Seconds from the last change of DNS to the deletion of the load balancer, by the log of the calls."""
    at = {call.operation: call.at for call in desk.world.calls}
    return at["DeleteLoadBalancer"] - at["ChangeResourceRecordSets"]


def test_whoever_is_sent_back_to_the_old_site_is_not_sent_to_nothing_meanwhile(desk: Desk) -> None:
    """Resolvers remember an alias for a minute: as long the load balancer stays."""
    put(desk, plain("A", ELASTIC))
    desk.wish(takeover=frozenset({HOST}))
    assert desk.up().status is ExitStatus.OK
    assert desk.down("certificate").status is ExitStatus.OK
    assert releases.ALIAS_SECONDS <= _between(desk) < releases.ALIAS_SECONDS + 30


def test_where_nothing_is_put_back_nobody_waits(desk: Desk) -> None:
    """The name ends there."""
    assert desk.up().status is ExitStatus.OK
    assert desk.down("certificate").status is ExitStatus.OK
    assert _between(desk) < 5
