"""Which load balancers are ours, as they stand, and what is in the way: tags prove it, never the name alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.advice import failed, impaired
from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.errors import Finding, finding
from edgeops.model import Balancer, Balancers, Edge, Spec
from edgeops.placement import index_of
from edgeops.resources.balancer import memory

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import LoadBalancerTypeDef

ROLE = "balancer"
NOT_NAMED_BY_US = -1


def seen(aws: Aws, spec: Spec) -> Balancers:
    """Ours by tag; one that only has our name is a problem, and left alone."""
    prefix = naming.stack_prefix(spec.name)
    listed = [lb for lb in aws.elb.balancers() if lb["LoadBalancerName"].startswith(prefix)]
    named = [lb for lb in listed if not aws.elb.gone(lb["LoadBalancerArn"])]
    ours = [_seen(aws, spec, lb) for lb in named if naming.owned(aws.elb.tags(lb["LoadBalancerArn"]), spec.name, ROLE)]
    mine = {balancer.arn for balancer in ours}
    taken = [lb for lb in named if _index(spec, lb) is not None and lb["LoadBalancerArn"] not in mine]
    problems = [foreign(aws, lb) for lb in taken]
    problems += [failed(balancer.name, balancer.reason) for balancer in ours if balancer.state == "failed"]
    problems += [impaired(balancer.name, balancer.reason) for balancer in ours if balancer.state == "active_impaired"]
    return Balancers(tuple(sorted(ours, key=lambda one: (one.index, one.name))), problems=tuple(problems))


def attributes(edge: Edge) -> Mapping[str, str]:
    """As they are to be, in ELB's words: what `edgeops:spec` is the hash of."""
    return {
        "idle_timeout.timeout_seconds": str(edge.idle_timeout),
        "routing.http.drop_invalid_header_fields.enabled": str(edge.drop_invalid_headers).lower(),
    }


def _seen(aws: Aws, spec: Spec, entry: LoadBalancerTypeDef) -> Balancer:
    return Balancer(
        arn=entry["LoadBalancerArn"],
        name=entry["LoadBalancerName"],
        dns_name=entry["DNSName"],
        zone_id=entry["CanonicalHostedZoneId"],
        state=entry["State"]["Code"],
        reason=entry["State"].get("Reason", ""),
        subnets=tuple(zone["SubnetId"] for zone in entry["AvailabilityZones"]),
        zones=tuple(zone["ZoneName"] for zone in entry["AvailabilityZones"]),
        groups=tuple(entry.get("SecurityGroups", [])),
        spec=_applied(aws, spec, entry["LoadBalancerArn"]),
        index=NOT_NAMED_BY_US if (index := _index(spec, entry)) is None else index,
        name_zones=memory.read(aws.elb.tags(entry["LoadBalancerArn"])),
        vpc=entry["VpcId"],
    )


def _index(spec: Spec, entry: LoadBalancerTypeDef) -> int | None:
    return index_of(spec.name, entry["LoadBalancerName"])


def _applied(aws: Aws, spec: Spec, arn: str) -> str | None:
    """The hash of the attributes that were last applied; with `--deep` of those that are set now."""
    written = aws.elb.tags(arn).get(naming.SPEC)
    if not spec.deep:
        return written
    now, wanted = aws.elb.attributes(arn), attributes(spec.edge)
    return written if all(now.get(key) == wanted[key] for key in wanted) else "changed by hand"


def foreign(aws: Aws, entry: LoadBalancerTypeDef) -> Finding:
    """What to say of one that has a name of ours and other tags."""
    theirs = ", ".join(f"{key}={value}" for key, value in sorted(aws.elb.tags(entry["LoadBalancerArn"]).items()))
    name = entry["LoadBalancerName"]
    return finding("foreign-load-balancer", "balancer", balancer=name, tags=theirs or say("tags.none"))
