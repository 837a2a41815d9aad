"""Whose record stands at a name: the table of record and marker."""

from typing import Any

import pytest
from edgeops.resources.records.seeing import at, marker_in, target_of

from edgeops import naming
from edgeops.model import HostedZone
from tests.harness import Desk

HOST = "koing.shop"
OURS = "eo-koing-6eeedfb9-12.ap-northeast-2.elb.amazonaws.com"
THEIRS = "blog-alb-34.ap-northeast-2.elb.amazonaws.com"
IDENTITY = naming.Marker("123456789012", "ap-northeast-2", "koing")


def _alias(target: str, kind: str = "A") -> dict[str, Any]:
    return {"Name": f"{HOST}.", "Type": kind, "AliasTarget": {"DNSName": f"{target}.", "HostedZoneId": "ZELB"}}


def _plain(kind: str, value: str) -> dict[str, Any]:
    return {"Name": f"{HOST}.", "Type": kind, "TTL": 60, "ResourceRecords": [{"Value": value}]}


def _marker(**changes: str) -> dict[str, Any]:
    marker = naming.Marker(**{**vars(IDENTITY), **changes})
    return _plain("TXT", f'"{marker.text()}"')


A, MARKER = _plain("A", "203.0.113.1"), _marker()
NOTHING, SLUG = (None, None), "foreign-record"


@pytest.mark.parametrize(
    ("records", "marker", "seen"),
    [
        pytest.param([], None, NOTHING, id="nothing"),
        pytest.param([], MARKER, (None, False, True), id="marker-alone"),
        pytest.param([_alias(OURS)], MARKER, (OURS, True, True), id="ours"),
        pytest.param([_alias(OURS.upper())], MARKER, (OURS, True, True), id="ours-in-capitals"),
        pytest.param([_alias(f"dualstack.{OURS}")], MARKER, (OURS, True, True), id="ours-as-the-console-writes-it"),
        pytest.param([_alias(OURS)], None, (OURS, True, False), id="ours-that-lost-its-marker"),
        pytest.param([A], MARKER, ("A record", False, True), id="changed-by-hand-to-an-address"),
        pytest.param([_alias(THEIRS)], MARKER, (THEIRS, False, True), id="changed-by-hand-to-another-balancer"),
        pytest.param([_alias(OURS), _alias(OURS, "AAAA")], MARKER, ("A record", False, True), id="added-to-by-hand"),
        pytest.param([A], None, SLUG, id="foreign-A"),
        pytest.param([_plain("AAAA", "2001:db8::1")], None, SLUG, id="foreign-AAAA"),
        pytest.param([_plain("CNAME", "a.example")], None, SLUG, id="foreign-CNAME"),
        pytest.param([_plain("HTTPS", "1 .")], None, SLUG, id="foreign-HTTPS"),
        pytest.param([_alias(THEIRS)], None, SLUG, id="foreign-alias"),
        pytest.param([_plain("MX", "1 mx."), _plain("TXT", '"spf"')], None, NOTHING, id="mail-is-in-nobodys-way"),
        pytest.param([], _plain("TXT", '"a note"'), SLUG, id="something-where-the-marker-goes"),
        pytest.param([], _marker(stack="other"), "held-by-another-stack", id="held-by-another-stack"),
        pytest.param([_alias(OURS)], _marker(region="us-east-1"), "held-by-another-stack", id="held-elsewhere"),
        pytest.param([A], _marker(account="210987654321"), "held-by-another-stack", id="held-by-another-account"),
    ],
)
def test_what_stands_at_a_name(desk: Desk, records: list[Any], marker: Any, seen: Any) -> None:
    """Ours by the marker or by leading to our load balancer, else nothing of ours, with the reason."""
    by_name = {HOST: records, f"_edgeops.{HOST}": [marker] if marker else []}
    alias, problem = at(desk.aws(), desk.spec, HostedZone("Z1", HOST), HOST, by_name)
    if isinstance(seen, str):
        assert alias is None
        assert problem is not None
        assert problem.id == seen
    else:
        assert problem is None
        assert (alias and (alias.target, alias.ours, alias.marked)) == (seen if seen != NOTHING else None)


def test_the_marker_is_found_among_other_texts() -> None:
    """One value of several may be ours."""
    several = _marker() | {"ResourceRecords": [{"Value": '"a note"'}, {"Value": f'"{IDENTITY.text()}"'}]}
    assert marker_in([several]) == IDENTITY  # type: ignore[list-item]
    assert marker_in([_plain("TXT", '"a note"')]) is None  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("records", "target"),
    [
        pytest.param([], None, id="none"),
        pytest.param([_alias(THEIRS)], THEIRS, id="one-alias"),
        pytest.param([A], None, id="an-address"),
        pytest.param([_alias(OURS), A], None, id="an-alias-and-more"),
    ],
)
def test_only_a_single_alias_has_a_target(records: list[Any], target: str | None) -> None:
    """Whatever stands beside it makes it somebody's own arrangement."""
    assert target_of(records) == target
