"""Every key that `edgeops.toml` may hold, with an example of each.

A key of a later version stands in `later`, with what to do until then. To support one, move it to `known` and read it
where its table is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


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
    "dns": "The records are made in the Route53 hosted zone of your account; move the domain's zone there.",
    "asg": "List each instance with its id under [instances].",
    "dualstack": "The load balancer answers on IPv4, which every browser reaches; leave it out.",
}

ROOT = Keys(
    "the top of the file",
    {
        "stack": '[stack] with name = "koing" and region = "ap-northeast-2"',
        "instances": '[instances.web] with id = "i-0123456789abcdef0"',
        "sites": '[sites."koing.shop"] with to = "web:80"',
        "certificate": '[certificate] with key_type = "RSA_2048"',
        "edge": "[edge] with zones = 2",
    },
    LATER_ANYWHERE,
)
STACK = Keys(
    "[stack]",
    {"name": 'name = "koing"', "region": 'region = "ap-northeast-2"', "account": 'account = "123456789012"'},
)
INSTANCE = Keys(
    "[instances.LABEL]",
    {"id": 'id = "i-0123456789abcdef0"', "elastic_ip": "elastic_ip = true"},
    {
        "tag": "Give the instance by its id.",
        "many": "Give each instance its own label and id, and list them: to = ['web1:80', 'web2:80'].",
        "hostname": "Keep a record of that name to the Elastic IP yourself, in the hosted zone.",
    },
)
SITE = Keys(
    '[sites."HOST"]',
    {"to": 'to = "web:80"', "aliases": 'aliases = ["www.koing.shop"]', "health": 'health = { path = "/health" }'},
    {
        "pools": "Name the copy that gets the traffic with to, and switch between copies in your nginx.",
        "routes": "Send every path to one port with to, and divide the paths in your nginx or gateway.",
        "allow": "Limit who may come in your nginx, by the X-Forwarded-For header; or in the app.",
    },
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
    {"key_type": 'key_type = "RSA_2048"'},
    {"arn": "Leave it out: edgeops requests a certificate of its own (free) and leaves yours alone."},
)
EDGE = Keys(
    "[edge]",
    {
        "zones": "zones = 2",
        "idle_timeout": "idle_timeout = 60",
        "drop_invalid_headers": "drop_invalid_headers = true",
    },
    LATER_ANYWHERE,
)

TABLES = (ROOT, STACK, INSTANCE, SITE, HEALTH, CERTIFICATE, EDGE)


def home(key: str) -> str:
    """The title of the table that the key belongs to; empty when it belongs nowhere."""
    return next((keys.title for keys in TABLES if key in keys.known), "")
