"""Every key that `edgeops.toml` may hold, with an example of each.

A key of a later version stands in `later`, with what to do until then. To support one, move it to `known` and read it
where its table is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.catalogue import say


@dataclass(frozen=True)
class Keys:
    """The keys of one table. `title`: the table in the user's words; `known`: key -> a line of TOML."""

    title: str
    known: Mapping[str, str]
    later: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every key that means something, now or later."""
        return (*self.known, *self.later)


LATER_ANYWHERE = {
    "dns": say("config-not-yet.fix-dns"),
    "asg": say("config-not-yet.fix-asg"),
    "dualstack": say("config-not-yet.fix-dualstack"),
}

EXAMPLE_ARN = "arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"

ROOT = Keys(
    say("config.top"),
    {key: say(f"config.example-{key}") for key in ("stack", "instances", "sites", "certificate", "edge")},
    LATER_ANYWHERE,
)
STACK = Keys(
    "[stack]",
    {"name": 'name = "koing"', "region": 'region = "ap-northeast-2"', "account": 'account = "123456789012"'},
)
INSTANCE = Keys(
    "[instances.LABEL]",
    {
        "id": 'id = "i-0123456789abcdef0"',
        "tag": 'tag = { Name = "koing" }',
        "many": "many = true",
        "elastic_ip": "elastic_ip = true",
        "hostname": 'hostname = "ssh.koing.shop"',
    },
    {"asg": LATER_ANYWHERE["asg"]},
)
SITE = Keys(
    '[sites."HOST"]',
    {
        "to": 'to = "web:80"',
        "pools": 'pools = { blue = "web:8081", green = "web:8082" }',
        "routes": 'routes = { "/auth" = "web:8001" }',
        "allow": 'allow = ["203.0.113.0/24"]',
        "aliases": 'aliases = ["www.koing.shop"]',
        "health": 'health = { path = "/health" }',
    },
    {"dns": LATER_ANYWHERE["dns"]},
)
HEALTH = Keys(
    "health",
    {
        "path": 'path = "/health"',
        "codes": 'codes = "200"',
        "interval": "interval = 10",
        "timeout": "timeout = 8",
        "healthy": "healthy = 2",
        "unhealthy": "unhealthy = 3",
    },
)
CERTIFICATE = Keys(
    "[certificate]",
    {"key_type": 'key_type = "RSA_2048"', "arn": f'arn = "{EXAMPLE_ARN}"'},
)
EDGE = Keys(
    "[edge]",
    {
        "zones": "zones = 2",
        "avoid_zones": 'avoid_zones = ["ap-northeast-1a"]',
        "idle_timeout": "idle_timeout = 60",
        "drop_invalid_headers": "drop_invalid_headers = true",
    },
    LATER_ANYWHERE,
)

TABLES = (ROOT, STACK, INSTANCE, SITE, HEALTH, CERTIFICATE, EDGE)


def home(key: str) -> str:
    """The title of the table that the key belongs to; empty when it belongs nowhere."""
    return next((keys.title for keys in TABLES if key in keys.known), "")
