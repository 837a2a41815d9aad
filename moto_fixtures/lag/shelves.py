"""Where the things that lag are kept, and how to put other contents there for the length of a read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from moto_fixtures.cloud import Region

Contents = dict[str, Any]
"""Id or ARN -> the thing."""


@dataclass(frozen=True)
class Shelf:
    """One kind of thing: how to look at all of them, and how to replace them."""

    kind: str
    look: Callable[[Region], Contents]
    put: Callable[[Region, Contents], None]


def _held(kind: str, holder: str, name: str) -> Shelf:
    """A dict by ARN that a region's `holder` keeps as `name`."""
    owner = attrgetter(holder)

    def look(region: Region) -> Contents:
        return dict(getattr(owner(region), name))

    def put(region: Region, contents: Contents) -> None:
        setattr(owner(region), name, contents)

    return Shelf(kind, look, put)


def _addresses(region: Region) -> Contents:
    return {each.allocation_id: each for each in region.ec2.addresses}


def _put_addresses(region: Region, contents: Contents) -> None:
    # moto empties the id of a released address.
    for allocation_id, each in contents.items():
        each.allocation_id = allocation_id
    region.ec2.addresses = list(contents.values())


def _groups(region: Region) -> Contents:
    return {key: each for groups in region.ec2.groups.values() for key, each in groups.items()}


def _put_groups(region: Region, contents: Contents) -> None:
    by_vpc: dict[str, Contents] = defaultdict(dict)
    for key, each in contents.items():
        by_vpc[each.vpc_id][key] = each
    region.ec2.groups = by_vpc


def _rules(region: Region) -> Contents:
    """Rule id -> (security group, name of the list it is in, rule)."""
    return {
        rule.id: (group, side, rule)
        for group in _groups(region).values()
        for side in ("ingress_rules", "egress_rules")
        for rule in getattr(group, side)
    }


def _put_rules(region: Region, contents: Contents) -> None:
    for group in _groups(region).values():
        for side in ("ingress_rules", "egress_rules"):
            setattr(group, side, [rule for owner, where, rule in contents.values() if (owner, where) == (group, side)])


SHELVES = (
    # Rules of security groups first: they are put back last, into the groups that are really there.
    Shelf("security_group_rules", _rules, _put_rules),
    Shelf("security_groups", _groups, _put_groups),
    Shelf("addresses", _addresses, _put_addresses),
    _held("balancers", "elb", "balancers"),
    _held("target_groups", "elb", "groups"),
    _held("listeners", "elb", "listeners"),
    _held("rules", "elb", "rules"),
    _held("tags", "elb", "tags"),
    _held("certificates", "acm", "certificates"),
)
