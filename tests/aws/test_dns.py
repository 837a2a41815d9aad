"""Route53: names as people write them, whole zones, atomic batches."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgeops.aws import Aws
from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.dns import Dns, plain_name
from edgeops.errors import ApiError
from moto_fixtures import VirtualClock
from tests.harness import Desk


@pytest.mark.parametrize(
    ("stored", "plain"),
    [
        ("koing.shop.", "koing.shop"),
        ("koing.shop", "koing.shop"),
        ("KOING.Shop.", "koing.shop"),
        (r"\052.koing.shop.", "*.koing.shop"),
        (r"a\056b.koing.shop.", r"a\056b.koing.shop"),
        (r"\056.koing.shop.", r"\056.koing.shop"),
        (r"a\134b.koing.shop.", r"a\134b.koing.shop"),
        (r"www.\052.koing.shop.", r"www.\052.koing.shop"),
        (r"a\052.koing.shop.", r"a\052.koing.shop"),
        (r"\052.\052.koing.shop.", r"*.\052.koing.shop"),
        ("xn--bj0bj06e.kr.", "xn--bj0bj06e.kr"),
    ],
)
def test_a_name_comes_as_people_write_it(stored: str, plain: str) -> None:
    """Only the wildcard's escape at the front is decoded: a dot within a label must not look like another name."""
    assert plain_name(stored) == plain


escapes = st.sampled_from([r"\052", r"\056", r"\134", "*", ".", "a", "B"])


@given(st.lists(escapes, min_size=1, max_size=6).map("".join))
def test_different_names_never_come_out_alike(stored: str) -> None:
    """But for upper case, the final dot and a leading star."""
    again = plain_name(stored)
    assert again in {stored.lower().rstrip("."), "*" + stored.lower().rstrip(".")[4:]}
    assert again.count("\\") >= stored.count("\\") - 1


@pytest.fixture
def aws(desk: Desk) -> Aws:
    connected = desk.aws()
    desk.world.clear_calls()
    return connected


@pytest.fixture
def zone(desk: Desk, aws: Aws) -> str:
    (found,) = aws.dns.public_zones()
    desk.world.clear_calls()
    return found["Id"]


def _change(action: str, name: str, value: str = "192.0.2.1") -> Any:
    record = {"Name": name, "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": value}]}
    return {"Action": action, "ResourceRecordSet": record}


def test_zones_are_listed_once(desk: Desk, aws: Aws) -> None:
    """Route53 allows five requests a second for a whole account."""
    assert [zone["Name"] for zone in aws.dns.public_zones()] == ["koing.shop."]
    aws.dns.public_zones()

    assert desk.operations() == ["ListHostedZones"]


def test_a_zone_is_swept_once_until_it_is_forgotten(desk: Desk, aws: Aws, zone: str) -> None:
    """All questions about names are answered from one sweep."""
    assert [record["Type"] for record in aws.dns.at(zone, "dev.koing.shop")] == ["A"]
    assert {record["Type"] for record in aws.dns.at(zone, "koing.shop")} >= {"MX", "TXT", "NS", "SOA"}
    assert aws.dns.at(zone, "www.koing.shop") == []
    assert desk.operations() == ["ListResourceRecordSets"]

    aws.dns.forget(zone)
    aws.dns.records(zone)
    assert desk.operations() == ["ListResourceRecordSets"] * 2


def test_after_a_change_the_zone_is_read_again(aws: Aws, zone: str) -> None:
    """What was just written shows, also a wildcard."""
    aws.dns.records(zone)

    aws.dns.change(zone, [_change("CREATE", "*.koing.shop")], "test")

    assert len(aws.dns.at(zone, "*.koing.shop")) == 1


def test_a_refused_batch_changes_nothing_and_is_read_again(aws: Aws, zone: str) -> None:
    """All or nothing; and somebody else must have written, so memory is no help."""
    before = aws.dns.records(zone)

    with pytest.raises(ApiError) as caught:
        aws.dns.change(zone, [_change("CREATE", "new.koing.shop"), _change("CREATE", "dev.koing.shop")], "test")

    assert caught.value.code == "InvalidChangeBatch"
    assert aws.dns.records(zone) == before
    assert aws.dns.records(zone) is not before


def test_a_change_is_in_sync_after_a_while() -> None:
    """Expected changes are counted until the name servers have them, then never asked for again."""
    with Desk.open("S0", profile="real") as desk:
        dns = desk.aws().dns
        change = dns.change(dns.public_zones()[0]["Id"], [_change("CREATE", "new.koing.shop")], "test")
        dns.expect(change)

        assert not change.startswith("/")
        assert not dns.in_sync(change)
        assert dns.expected() == 1
        desk.clock.advance(60)
        assert dns.expected() == 0
        desk.world.clear_calls()
        assert dns.expected() == 0
        assert desk.world.calls == []


class Route53:
    """A client with pages, and one that loses answers."""

    meta = SimpleNamespace(service_model=SimpleNamespace(service_name="route53"))

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def list_resource_record_sets(self, **params: Any) -> dict[str, Any]:
        self.asked.append(params)
        page = len(self.asked)
        following: dict[str, Any] = {"IsTruncated": page < 3}
        if page < 3:
            following |= {"NextRecordName": f"n{page}.koing.shop.", "NextRecordType": "A"}
        if page == 2:
            following |= {"NextRecordIdentifier": "blue"}
        return {"ResourceRecordSets": [{"Name": f"r{page}.koing.shop."}], **following}

    def list_hosted_zones(self, **params: Any) -> dict[str, Any]:
        self.asked.append(params)
        zones: list[dict[str, Any]] = [
            {"Id": "Z1", "Name": "private.io.", "Config": {"PrivateZone": True}},
            {"Id": "Z2", "Name": "public.io.", "Config": {"PrivateZone": False}},
            {"Id": "Z3", "Name": "cloudmap.io.", "LinkedService": {"ServicePrincipal": "servicediscovery"}},
            {"Id": "Z4", "Name": "plain.io."},
        ]
        if "Marker" in params:
            return {"HostedZones": zones[2:]}
        return {"HostedZones": zones[:2], "NextMarker": "Z3"}


@pytest.fixture
def paged() -> tuple[Route53, Dns]:
    clock, client = VirtualClock(), Route53()
    return client, Dns(client, Caller(clock, Buckets(clock)))  # type: ignore[arg-type]


def test_a_sweep_reads_every_page(paged: tuple[Route53, Dns]) -> None:
    """From where the last one ended, by name, type and, in a weighted set, identifier."""
    client, dns = paged

    assert [record["Name"] for record in dns.records("Z1")] == [f"r{page}.koing.shop." for page in (1, 2, 3)]
    assert client.asked == [
        {"HostedZoneId": "Z1", "MaxItems": "300"},
        {"HostedZoneId": "Z1", "MaxItems": "300", "StartRecordName": "n1.koing.shop.", "StartRecordType": "A"},
        {
            "HostedZoneId": "Z1",
            "MaxItems": "300",
            "StartRecordName": "n2.koing.shop.",
            "StartRecordType": "A",
            "StartRecordIdentifier": "blue",
        },
    ]


def test_only_public_zones_that_can_be_edited_are_used(paged: tuple[Route53, Dns]) -> None:
    """From every page: no private ones, none that another service manages."""
    client, dns = paged

    assert [zone["Id"] for zone in dns.public_zones()] == ["Z2", "Z4"]
    assert client.asked == [{}, {"Marker": "Z3"}]
