"""May Amazon issue a certificate for a name? CAA records say so (T1.16, RFC 8659).

They are looked for at the name, where a CNAME leads, and then at every name above; `issuewild` governs wildcards.
"""

from __future__ import annotations

from moto_fixtures.cloud import Cloud
from moto_fixtures.dns.delegation import zone_seen
from moto_fixtures.dns.lookup import find
from moto_fixtures.route53.names import spelled

AMAZON = frozenset(("amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"))
LONGEST_CHAIN = 8


def permits(cloud: Cloud, name: str) -> bool:
    """True without any such record."""
    wild, owner = name.startswith("*."), spelled(name.removeprefix("*."))
    while owner:
        found = _records(cloud, owner)
        if found:
            return _admits_amazon(found, wild)
        owner = owner.partition(".")[2]
    return True


def _records(cloud: Cloud, name: str) -> list[str]:
    """The values at a name, or where its CNAMEs lead."""
    for _ in range(LONGEST_CHAIN):
        zone = zone_seen(cloud, name)
        records = {each["Type"]: each for each in find(zone, name).records} if zone else {}
        if "CAA" in records:
            return [each["Value"] for each in records["CAA"]["ResourceRecords"]]
        if "CNAME" not in records:
            return []
        name = spelled(records["CNAME"]["ResourceRecords"][0]["Value"])
    return []


def _admits_amazon(values: list[str], wild: bool) -> bool:
    issuers: dict[str, set[str]] = {}
    for value in values:
        _, tag, issuer = value.split(maxsplit=2)
        issuers.setdefault(tag.lower(), set()).add(issuer.strip('"').partition(";")[0].strip().lower())
    tag = "issuewild" if wild and "issuewild" in issuers else "issue"
    return tag not in issuers or bool(issuers[tag] & AMAZON)
