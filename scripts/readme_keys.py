"""README.md's table of keys: what each is, and what it may hold as the settings say it in their own words."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

from edgeops.errors import UsageProblem
from edgeops.model import Edge, HealthCheck, Spec
from edgeops.settings import Overrides, load
from edgeops.settings.schema import TABLES, Keys
from scripts.readme_markdown import table

HEALTH, EDGE = HealthCheck(), Edge()
# What each key means, also of those that are to come, and its default; None where it is required.
MEANINGS: Mapping[str, tuple[str, object]] = {
    "stack.name": ("The stack's identity. Another name is another stack.", None),
    "stack.region": ("Where your instances are.", None),
    "stack.account": ("A guard: edgeops acts on no other account.", "any account"),
    "instances.LABEL.id": ("Your EC2 instance. `LABEL` is your short name for it in this file.", "required, or `tag`"),
    "instances.LABEL.tag": ("Instead of `id`: the tags by which your EC2 instance is found.", "none"),
    "instances.LABEL.many": ("Several instances may have these tags.", False),
    "instances.LABEL.hostname": ("A name of its own for the instance's Elastic IP, for ssh and CI.", "none"),
    "instances.LABEL.elastic_ip": (
        "An Elastic IP must be on it. One that is there is fine, else edgeops makes one.",
        False,
    ),
    'sites."HOST".to': (
        "Where its requests go, in plain http. Port 443 is refused: https ends before.",
        "required, or `pools`",
    ),
    'sites."HOST".pools': ("Instead of `to`: named copies, of which one gets the traffic, at first the first.", "none"),
    'sites."HOST".routes': ("Paths that go elsewhere. `/auth` is also `/auth/...`; the path is not stripped.", "none"),
    'sites."HOST".allow': ("Who may come, as networks. Everybody else gets 403.", "everybody"),
    'sites."HOST".aliases': ("Names that are redirected to `HOST`.", "none"),
    'sites."HOST".health': ("How the load balancer checks the target: the keys below.", "those below"),
    "health.path": ("What the load balancer asks for.", HEALTH.path),
    "health.codes": ("The answers that mean healthy.", f"{HEALTH.codes}; with a `path` 200"),
    "health.interval": ("Time between two checks.", HEALTH.interval),
    "health.timeout": ("A slower answer is a failed check.", f"{HEALTH.timeout}, or `interval` - 1"),
    "health.healthy": ("Good answers until a target counts as healthy again.", HEALTH.healthy),
    "health.unhealthy": ("Failed checks until it counts as unhealthy.", HEALTH.unhealthy),
    "certificate.key_type": ("The key of the certificates that are requested.", Spec.key_type),
    "certificate.arn": ("A certificate of yours to use. It is never deleted.", "none: edgeops requests one"),
    "edge.zones": ("Availability Zones of the load balancer. Each costs one public IPv4 address.", EDGE.zones),
    "edge.avoid_zones": (
        "Availability Zones it must not stand in: AWS makes none there for some accounts.",
        "none",
    ),
    "edge.idle_timeout": ("A connection without traffic is closed after it.", EDGE.idle_timeout),
    "edge.drop_invalid_headers": (
        'Drops headers with names that are not valid, also those with "_".',
        EDGE.drop_invalid_headers,
    ),
}

PROBE = """\
[stack]
name = "koing"
region = "ap-northeast-2"
[instances.web]
id = "i-0abc1234567890def"
[sites."koing.shop"]
to = "web:80"
[sites."koing.shop".health]
[certificate]
[edge]
"""
PLACES = {
    "instances.LABEL": "instances.web",
    'sites."HOST"': 'sites."koing.shop"',
    "health": 'sites."koing.shop".health',
}


def configuration() -> str:
    """A table of every key, and one of those that are refused as not yet supported."""
    examples = {f"{place(keys)}.{key}": line for keys in TABLES[1:] for key, line in keys.known.items()}
    if unknown := examples.keys() - MEANINGS.keys():
        raise SystemExit(f"scripts/readme.py does not say what these keys mean: {sorted(unknown)}")
    rows = [
        (f"`{path}`", MEANINGS[path][0], allowed(path), _default(MEANINGS[path][1]), f"`{example}`")
        for path, example in examples.items()
    ]
    later = {key: hint for keys in TABLES for key, hint in keys.later.items()}
    return "\n".join(
        [
            table(("key", "what it is", "value", "default", "example"), rows),
            "Not supported yet, and refused with exit code 64:\n",
            table(("key", "until then"), [(f"`{_where(key)}{key}`", hint) for key, hint in later.items()]),
        ]
    )


def place(keys: Keys) -> str:
    """The table's place in the file: `stack`, `sites."HOST"`."""
    return keys.title.strip("[]")


def _where(key: str) -> str:
    """The table of a key of a later version; none for those that may be tried in several."""
    tables = [place(keys) for keys in TABLES if key in keys.later]
    return f"{tables[0]}." if len(tables) == 1 else ""


def _default(value: object) -> str:
    match value:
        case None:
            return "required"
        case bool():
            return str(value).lower()
    return str(value)


def allowed(path: str) -> str:
    """What the settings say when the value is of the wrong type, and when it is a wrong text."""
    where, _, key = path.rpartition(".")
    if key == "health":
        return "A table."
    kind = refusal(where, f"{key} = 1.5")
    text = kind.removeprefix(f"{key} is ")
    text = text[0].upper() + text[1:]
    if "text" not in kind or "table" in kind:
        return text
    more = refusal(where, f"{key} = " + ('["?"]' if "list" in kind else '"?"'))
    return f"{text} {more}"


def refusal(where: str, line: str) -> str:
    """Why the settings refuse the line in that table."""
    header, key = f"[{PLACES.get(where, where)}]", line.split(" ")[0]
    lines = [each for each in PROBE.splitlines() if not each.startswith(f"{key} =")]
    lines.insert(lines.index(header) + 1, line)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "edgeops.toml"
        file.write_text("\n".join(lines), "utf-8")
        try:
            load(file, Overrides(), {})
        except UsageProblem as problem:
            return next(found.why for found in problem.findings if found.id != "config-exclusive")
    raise SystemExit(f"the settings accept {line} in {where}")
