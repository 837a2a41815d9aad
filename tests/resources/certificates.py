"""Certificates that stand in an account already, ours and other people's."""

from __future__ import annotations

from typing import Any

from edgeops import naming
from edgeops.model import Certificates
from moto_fixtures.acm.state import Certificate as Stored
from moto_fixtures.acm.validation import record
from moto_fixtures.cloud import ACCOUNT_ID
from tests.harness import Desk
from tests.resources.accidents import REGION

TAGS = naming.tags("koing", "certificate")


def put(desk: Desk, *names: str, tags: dict[str, str] = TAGS, **more: Any) -> str:
    """A certificate that stands in the account already: ours, issued unless said otherwise. Returns its ARN."""
    region = desk.world.region
    arn = region.arn("acm", f"certificate/{len(region.acm.certificates)}")
    settings: dict[str, Any] = {"issued": 0.0, "validated": 0.0, "tags": dict(tags), **more}
    region.acm.certificates[arn] = Stored(arn, names, 0.0, **settings)
    return str(arn)


def stored(desk: Desk) -> dict[str, Any]:
    """Every certificate of the account, by its ARN."""
    found: dict[str, Any] = desk.world.inventory()["regions"][REGION]["certificates"]
    return found


def ours(desk: Desk) -> list[dict[str, Any]]:
    """Those with the tags of the stack `koing`."""
    return [each for each in stored(desk).values() if each["tags"].get("edgeops:stack") == "koing"]


def found(desk: Desk) -> Certificates:
    """What edgeops sees of them."""
    seen = desk.look().certificate
    assert seen is not None
    return seen


def on_the_listener(desk: Desk) -> tuple[str, list[str]]:
    """The ARNs on our :443 listener: the default one, and those by SNI."""
    listeners = desk.world.inventory()["regions"][REGION]["listeners"].values()
    (ours,) = (one for one in listeners if one["port"] == 443 and "edgeops:stack" in one["tags"])
    return ours["certificate"], ours["sni"]


def proofs(desk: Desk, zone: str = "koing.shop") -> list[dict[str, Any]]:
    """The validation records that stand in a zone."""
    return [one for one in desk.world.cloud.dns.zone_named(zone).sorted() if one["Type"] == "CNAME"]


def write_proof(desk: Desk, value: str | None = None) -> None:
    """The validation record of koing.shop, by somebody else: with a short TTL, or with another value."""
    wanted = record(ACCOUNT_ID, "koing.shop")
    content = [{"Value": value or wanted["Value"]}]
    entry = {"Name": wanted["Name"], "Type": "CNAME", "TTL": 60, "ResourceRecords": content}
    desk.world.cloud.dns.zone_named("koing.shop").put(entry)
