"""The blocks of README.md that are not written by hand: between `<!-- generated: NAME -->` and `<!-- end -->`.

The transcript comes from running the steps of `scripts/demo`, everything else from the tables that edgeops itself uses;
what a key may hold is asked of the settings, in their own words. What differs from run to run is masked.
"""

import argparse
import difflib
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import click

from edgeops.cli import cli
from edgeops.commands.help import COMMANDS, exit_codes
from edgeops.errors import UsageProblem
from edgeops.model import Charge, Edge, HealthCheck, Spec
from edgeops.render.costs import DATED, HOME, LOAD_BALANCER, PUBLIC_IPV4, monthly
from edgeops.settings import Overrides, load
from edgeops.settings.schema import TABLES, Keys
from moto_fixtures import RealClock, SandboxInfo, Server, World
from moto_fixtures.server import info_of
from scripts.demo import STEPS, command_of, environment

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)
EDGEOPS = Path(sys.executable).with_name("edgeops")

MASKS = (
    (r"arn:aws:[\w/:.-]+", "arn:…"),
    (r"(http://|::)127\.0\.0\.1:\d+", r"\g<1>127.0.0.1:PORT"),
    (r"--cacert \S+", "--cacert ca.pem"),
    (r"\b(i|sg)-[0-9a-f]{8,17}\b", r"\1-…"),
    (r"\b(eo-[a-z]+(?:-\d+)?)-[0-9a-f]{7,8}\b", r"\1-…"),
    (r"\b_[0-9a-f]{32}\.", "_…."),
    (r"valid until \d{4}-\d\d-\d\d", "valid until DATE"),
    (r"\[ *[\d.]+ s\]", "[  N s]"),
)

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


def main(arguments: list[str]) -> int:
    """Write README.md anew, or say what differs and return 1."""
    parser = argparse.ArgumentParser(prog="scripts/readme", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a block is not current")
    check = parser.parse_args(arguments).check
    old = README.read_text("utf-8")
    new = renewed(old, {name: make() for name, make in BLOCKS.items()})
    if not check:
        README.write_text(new, "utf-8", newline="\n")
    elif old != new:
        sys.stdout.writelines(difference(old, new))
        print("\nREADME.md is not current. Run: scripts/readme")
        return 1
    return 0


def renewed(text: str, blocks: Mapping[str, str]) -> str:
    """The text with every generated block replaced; a block that nobody makes, or that is missing, is an error."""
    named = [match["name"] for match in BLOCK.finditer(text)]
    if sorted(named) != sorted(blocks):
        raise SystemExit(f"README.md has the blocks {sorted(named)}, and there should be {sorted(blocks)}")
    return BLOCK.sub(lambda match: f"{match[1]}{blocks[match['name']].rstrip()}\n{match[4]}", text)


def difference(old: str, new: str) -> list[str]:
    """What would change, as a diff."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return list(difflib.unified_diff(before, after, "README.md", "README.md as it should be"))


def masked(text: str) -> str:
    """Without what differs from run to run: ids, ports, dates, durations."""
    for pattern, instead in MASKS:
        text = re.sub(pattern, instead, text)
    return text


def transcript() -> str:
    """The answers of the demo's commands; the account has no delays, so this is quick."""
    world = World("S0", profile="instant", clock=RealClock())
    with Server(world, data_plane=True, programs=True) as server:
        info = info_of(server)
        return fenced("text", "\n".join(_answer(step, expected, info) for step, expected in STEPS))


def _answer(step: str, expected: int, info: SandboxInfo) -> str:
    command = command_of(step, info)
    words = [str(EDGEOPS) if word == "edgeops" else word for word in command.split()]
    done = subprocess.run(words, env=environment(info), stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != expected:
        raise SystemExit(f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return masked(f"$ {command}\n{done.stdout}(exit {expected})\n")


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


def commands() -> str:
    """Every command with the flags that are its own, then the flags of all, as click tells them."""
    page = click.HelpFormatter(width=80)
    root = click.Context(cli, info_name="edgeops", **cli.context_settings)
    everywhere = {_flag(param) for param in cli.params}
    for name, summary in COMMANDS.items():
        command = cli.commands[name]
        words = [param.make_metavar(root) for param in command.params if isinstance(param, click.Argument)]
        page.write(f"{' '.join(['edgeops', name, *words])}\n")
        _list(page, root, summary, [param for param in command.params if _flag(param) not in everywhere])
    page.write("every command\n")
    where = "Before or after the command's name; after `sandbox` and `help` only --json and --debug."
    _list(page, root, where, [*cli.params, cli.get_help_option(root)])
    return fenced("text", page.getvalue())


def _flag(param: click.Parameter) -> tuple[object, ...]:
    """Two flags are the same when they look and read the same."""
    return (*param.opts, getattr(param, "help", None))


def _list(page: click.HelpFormatter, root: click.Context, text: str, params: Iterable[click.Parameter | None]) -> None:
    options = [param for param in params if isinstance(param, click.Option)]
    with page.indentation():
        page.write_text(text)
        if records := [record for option in options if (record := option.get_help_record(root))]:
            page.write_dl(records)
    page.write_paragraph()


def costs() -> str:
    """The prices, and what they come to for the edge as it is by default."""
    charges = (Charge("load-balancer"), Charge("public-ipv4", EDGE.zones))
    rows = []
    for region, price in LOAD_BALANCER.items():
        month = monthly(charges, region)
        assert month is not None
        rows.append((f"`{region}`", f"${price}", f"${PUBLIC_IPV4}", month.brief))
    head = (f"prices of {DATED}", "load balancer, an hour", "public IPv4 address, an hour", f"with {EDGE.zones} zones")
    return table(head, rows) + f"\nIn any other region the price of `{HOME}` is reckoned with, and the plan says so.\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, tuple("---" for _ in head), *rows))


def fenced(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


BLOCKS: Mapping[str, Callable[[], str]] = {
    "transcript": transcript,
    "configuration": configuration,
    "commands": commands,
    "exit-codes": lambda: fenced("text", exit_codes().partition("\n\n")[2]),
    "costs": costs,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
