"""Small values for the pure half of the resources: a wish, what AWS answered, and steps in one line each.

Everything is in its place by default, so that a test shows only what differs.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from edgeops import naming
from edgeops.model import (
    Balancer,
    Certificate,
    Certificates,
    Group,
    HealthCheck,
    HostedZone,
    Instance,
    InstanceSeen,
    Network,
    Pool,
    Site,
    Spec,
    Stack,
    Step,
    Target,
    TargetSeen,
    ValidationRecord,
    Zones,
)
from edgeops.routing import group_name

HOST = "shop.kr"
ZONE = HostedZone("Z1", HOST)
OTHER_ZONE = HostedZone("Z2", "other.kr")
YOURS = ("sg-web", "launch-wizard-1")
WEB = InstanceSeen(
    label="web",
    id="i-web",
    state="running",
    vpc="vpc-1",
    zone="zone-a",
    interface="eni-web",
    private_ip="10.0.0.5",
    public_ip="3.35.0.1",
    has_elastic_ip=False,
    groups=(YOURS,),
)
NETWORK = Network(vpc="vpc-1", instances=(WEB,), subnets=("subnet-a", "subnet-b"))


def brief(steps: Iterable[Step]) -> list[str]:
    """Each step as one line: "build create rule shop.kr"."""
    return [f"{step.phase.value} {step.verb} {step.kind} {step.name}" for step in steps]


def pool(*targets: str) -> tuple[Pool, ...]:
    """The one pool of a site, of "web:80"."""
    pairs = (target.split(":") for target in targets)
    return (Pool("main", tuple(Target(label, int(port)) for label, port in pairs)),)


def pools(**targets: str) -> tuple[Pool, ...]:
    """Several pools of a site: blue="web:8081", green="web:8082"."""
    return tuple(Pool(name, pool(target)[0].targets) for name, target in targets.items())


def site(host: str = HOST, *targets: str, **more: Any) -> Site:
    """A site that goes to web:80 unless it is said otherwise."""
    return Site(**{"host": host, "pools": pool(*(targets or ("web:80",))), **more})


def spec(*sites: Site, **more: Any) -> Spec:
    """One site on one instance unless it is said otherwise."""
    wish = Spec("shop", "ap-northeast-2", instances=(Instance("web", "i-web"),), sites=sites or (site(),))
    return replace(wish, **more)


def zones(*hosts: str, zone: HostedZone = ZONE) -> Zones:
    """All these hosts in one zone."""
    return Zones(dict.fromkeys(hosts or (HOST,), zone), (zone,))


def stack(**known: Any) -> Stack:
    """What is known, with the network and the zone of the one site."""
    return replace(Stack("123456789012", network=NETWORK, zone=zones()), **known)


def balancer(**more: Any) -> Balancer:
    """Our load balancer, complete."""
    wish = spec()
    attributes = {
        "idle_timeout.timeout_seconds": "60",
        "routing.http.drop_invalid_header_fields.enabled": "true",
    }
    complete = Balancer(
        arn="arn:lb",
        name=naming.balancer(wish.name),
        dns_name="EO-shop-1.elb.amazonaws.com",
        zone_id="ZELB",
        state="active",
        reason="",
        subnets=NETWORK.subnets,
        zones=("zone-a", "zone-b"),
        groups=("sg-ours",),
        spec=naming.spec_hash(attributes),
    )
    return replace(complete, **more)


def record_of(name: str) -> ValidationRecord:
    """The record that proves a name: the same for the apex and its wildcard."""
    apex = name.removeprefix("*.")
    return ValidationRecord(f"_proof.{apex}", f"_{apex}.acm-validations.aws")


def cert(*names: str, **more: Any) -> Certificate:
    """An issued certificate of ours; `more` changes a field."""
    names = names or (HOST,)
    status = more.get("status", "ISSUED")
    records = {name: record_of(name) for name in names} if status == "PENDING_VALIDATION" else {}
    made = Certificate(f"arn:{names[0]}", frozenset(names), status, "RSA_2048", in_use=True, records=records)
    return replace(made, **more)


def certs(*items: Certificate, serving: Iterable[Certificate] | None = None) -> Certificates:
    """Our certificates; those of `serving` (all that are usable, by default) serve their names."""
    chosen = [one for one in items if one.usable] if serving is None else serving
    return Certificates(items, {name: one for one in chosen for name in sorted(one.names)})


def target(port: int = 80, state: str = "healthy", reason: str = "", id: str = "i-web") -> TargetSeen:
    """A registered target and what its health check says."""
    return TargetSeen(id, port, state, reason, "")


def group(of: Site | None = None, its: Pool | None = None, **more: Any) -> Group:
    """The target group of one of a site's pools, the first unless it is said otherwise, complete."""
    wished = of or site()
    of_pool = its or wished.pools[0]
    name = group_name(spec(), wished, of_pool, NETWORK)
    targets = tuple(target(one.port, id=f"i-{one.instance}") for one in of_pool.targets)
    balancers = ("arn:lb",)
    made = Group(
        f"arn:{name}", name, wished.host, str(of_pool.key), of_pool.key.port, wished.health, balancers, targets
    )
    return replace(made, **more)


OTHER_CHECK = HealthCheck(path="/health", codes="200")
