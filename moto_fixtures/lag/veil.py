"""How a call meets what lags: a read sees the account as it was, a write is refused what AWS does not know yet.

A read is answered from contents without the fresh things; the deleted ones are back in the lists, but not by id: AWS
lists them and does not find them (T1.22, T3.3).
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from moto_fixtures.call_log import is_mutating
from moto_fixtures.cloud import Params, Region
from moto_fixtures.errors import AwsError
from moto_fixtures.lag.shelves import SHELVES
from moto_fixtures.wire import Parsed

TAGGING = "resourcegroupstaggingapi"
SERVICES = ("acm", "ec2", "elbv2", TAGGING)
LISTS: Mapping[str, Collection[str]] = {
    "acm.ListCertificates": ("certificates",),
    "ec2.DescribeAddresses": ("addresses",),
    "ec2.DescribeSecurityGroupRules": ("security_group_rules",),
    "ec2.DescribeSecurityGroups": ("security_groups",),
    "elbv2.DescribeListeners": ("listeners", "rules"),
    "elbv2.DescribeLoadBalancers": ("balancers",),
    "elbv2.DescribeRules": ("rules",),
    "elbv2.DescribeTargetGroups": ("target_groups",),
    **{f"{TAGGING}.Get{what}": [shelf.kind for shelf in SHELVES] for what in ("Resources", "TagKeys", "TagValues")},
}
"""Operation -> the kinds of which it lists deleted ones too."""
IDS = (
    "AllocationIds",
    "GroupIds",
    "GroupNames",
    "ListenerArns",
    "LoadBalancerArns",
    "Names",
    "PublicIps",
    "RuleArns",
    "SecurityGroupRuleIds",
    "TargetGroupArns",
)
"""Parameters that ask for particular things."""
CODES: Mapping[str, Mapping[str, str]] = {
    "acm": {"certificates": "ResourceNotFoundException"},
    "ec2": {
        "addresses": "InvalidAllocationID.NotFound",
        "security_groups": "InvalidGroup.NotFound",
        "security_group_rules": "InvalidSecurityGroupRuleId.NotFound",
    },
    "elbv2": {
        "balancers": "LoadBalancerNotFound",
        "certificates": "CertificateNotFound",
        "listeners": "ListenerNotFound",
        "rules": "RuleNotFound",
        "security_groups": "InvalidSecurityGroup",
        "target_groups": "TargetGroupNotFound",
    },
}
UNHURRIED = ("DeleteLoadBalancer", "DeleteTargetGroup")
"""They succeed for what is not there, so being late would make them lie."""


@contextlib.contextmanager
def over(region: Region, parsed: Parsed) -> Iterator[None]:
    """Let one call run as AWS's trailing copies have it; raises AwsError for a write to what is too fresh."""
    lag = region.cloud.lag
    seconds = lag.tagging if parsed.service == TAGGING else lag.seconds
    if not seconds or parsed.service not in SERVICES:
        yield
    elif is_mutating(parsed.operation):
        _refuse(region, parsed)
        yield
    else:
        with _as_it_was(region, parsed, seconds):
            yield


def _refuse(region: Region, parsed: Parsed) -> None:
    codes, now = CODES.get(parsed.service, {}), region.cloud.now()
    if parsed.operation in UNHURRIED:
        return
    for text in _texts(parsed.params):
        kind = region.cloud.lag.kind_of_fresh(text, now)
        if kind is not None and kind in codes:
            raise AwsError(codes[kind], f"'{text}' not found")


def _texts(value: Any) -> Iterator[str]:
    """Every text in a call's parameters."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


@contextlib.contextmanager
def _as_it_was(region: Region, parsed: Parsed, seconds: float) -> Iterator[None]:
    lag, now, moved = region.cloud.lag, region.cloud.now(), []
    listed = () if _asks_by_id(parsed.params) else LISTS.get(f"{parsed.service}.{parsed.operation}", ())
    try:
        for shelf in SHELVES:
            really = shelf.look(region)
            shown = {key: each for key, each in really.items() if not lag.kind_of_fresh(key, now, seconds)}
            if shelf.kind in listed:
                shown |= lag.ghosts(region, shelf.kind, seconds)
            if shown.keys() != really.keys():
                shelf.put(region, shown)
                moved.append((shelf, really))
        yield
    finally:
        for shelf, really in reversed(moved):
            shelf.put(region, really)


def _asks_by_id(params: Params) -> bool:
    return any(params.get(name) for name in IDS)
