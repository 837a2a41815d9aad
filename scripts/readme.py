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
from collections.abc import Callable, Mapping
from pathlib import Path

import click

from edgeops.cli import cli
from edgeops.commands.help import COMMANDS, EXAMPLE, exit_codes
from edgeops.errors import UsageProblem
from edgeops.model import Edge, HealthCheck
from edgeops.render.costs import explanation
from edgeops.settings import Overrides, load
from edgeops.settings.schema import TABLES, Keys
from moto_fixtures import ACCOUNTS, RealClock, SandboxInfo, Server, World
from scripts.demo import STEPS, environment

README = Path(__file__).parents[1] / "README.md"
BLOCK = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)
EDGEOPS = Path(sys.executable).with_name("edgeops")

MASKS = (
    (r"arn:aws:[\w/:.-]+", "arn:…"),
    (r"http://127\.0\.0\.1:\d+", "http://127.0.0.1:PORT"),
    (r"\b(i|sg)-[0-9a-f]{8,17}\b", r"\1-…"),
    (r"\b(eo-[a-z]+(?:-\d+)?)-[0-9a-f]{7,8}\b", r"\1-…"),
    (r"\b_[0-9a-f]{32}\.", "_…."),
    (r"valid until \d{4}-\d\d-\d\d", "valid until DATE"),
    (r"\[ *[\d.]+ s\]", "[  N s]"),
)

# What each key means, and its default where there is one.
HEALTH, EDGE = HealthCheck(), Edge()
MEANINGS: Mapping[str, Mapping[str, tuple[str, object]]] = {
    "[stack]": {
        "name": ("The stack's identity. Another name is another stack.", None),
        "region": ("Where your instances are.", None),
        "account": ("A guard: edgeops acts on no other account.", "any account"),
    },
    "[instances.LABEL]": {
        "id": ("Your EC2 instance. `LABEL` is your short name for it in this file.", None),
        "elastic_ip": ("An Elastic IP must be on it: one that is there is fine, else edgeops makes one.", False),
    },
    '[sites."HOST"]': {
        "to": ("Where its requests go, in plain http. Port 443 is refused: https ends before.", None),
        "aliases": ("Names that are redirected to `HOST`.", "none"),
        "health": ("The table below. It can also stand on one line, as in the example.", "all defaults"),
    },
    "health": {
        "path": ("What the load balancer asks for.", HEALTH.path),
        "codes": ("The answers that mean healthy.", f"{HEALTH.codes}; 200 once `path` is given"),
        "interval": ("Time between two checks.", HEALTH.interval),
        "timeout": ("A slower answer is a failed check.", f"{HEALTH.timeout}, or `interval` - 1"),
        "healthy": ("Good answers until a target is healthy again.", HEALTH.healthy),
        "unhealthy": ("Failed checks until it is unhealthy.", HEALTH.unhealthy),
    },
    "[certificate]": {"key_type": ("The key of the certificates that are requested.", "RSA_2048")},
    "[edge]": {
        "zones": ("Availability Zones of the load balancer. Each costs one public IPv4 address.", EDGE.zones),
        "idle_timeout": ("A connection without traffic is closed after it.", EDGE.idle_timeout),
        "drop_invalid_headers": ('Drops headers that are not valid, also names with "_".', EDGE.drop_invalid_headers),
    },
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
HEADERS = {
    "[instances.LABEL]": "[instances.web]",
    '[sites."HOST"]': '[sites."koing.shop"]',
    "health": '[sites."koing.shop".health]',
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
    lines = (text.splitlines(keepends=True) for text in (old, new))
    return list(difflib.unified_diff(*lines, "README.md", "README.md as it should be"))


def masked(text: str) -> str:
    """Without what differs from run to run: ids, ports, dates, durations."""
    for pattern, instead in MASKS:
        text = re.sub(pattern, instead, text)
    return text


def transcript() -> str:
    """The answers of the demo's commands; the account has no delays, so this is quick."""
    world = World("S0", profile="instant", clock=RealClock())
    with Server(world) as server:
        toml, hosts = ACCOUNTS["S0"].toml, ACCOUNTS["S0"].hosts
        info = SandboxInfo(server.url, "ap-northeast-2", "123456789012", "testing", "testing", toml, hosts)
        return fenced("text", "\n".join(_answer(step, expected, info) for step, expected in STEPS))


def _answer(step: str, expected: int, info: SandboxInfo) -> str:
    words = step.format(stack="koing").split()
    done = subprocess.run(
        [EDGEOPS, *words], env=environment(info), stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode != expected:
        raise SystemExit(f"edgeops {step} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return masked(f"$ edgeops {' '.join(words)}\n{done.stdout}(exit {expected})\n")


def configuration() -> str:
    """One table of keys for each table of the file, and the keys that are refused as not yet supported."""
    return "\n".join([*(_known(keys) for keys in TABLES[1:]), _later()])


def _known(keys: Keys) -> str:
    meanings = MEANINGS[keys.title]
    if meanings.keys() != keys.known.keys():
        raise SystemExit(f"scripts/readme.py explains {list(meanings)} of {keys.title}, which holds {list(keys.known)}")
    rows = [
        (f"`{key}`", meaning, allowed(keys.title, key), _default(default), f"`{keys.known[key]}`")
        for key, (meaning, default) in meanings.items()
    ]
    return f"**`{keys.title}`**\n\n" + table(("key", "what it is", "value", "default", "example"), rows)


def _default(value: object) -> str:
    match value:
        case None:
            return "required"
        case bool():
            return str(value).lower()
    return str(value)


def _later() -> str:
    places: dict[str, list[str]] = {}
    hints = {key: hint for keys in TABLES for key, hint in keys.later.items()}
    for keys in TABLES:
        for key in keys.later:
            places.setdefault(key, []).append(f"`{keys.title}`" if "[" in keys.title else keys.title)
    rows = [(f"`{key}`", ", ".join(places[key]), hint) for key, hint in hints.items()]
    return "**Not supported yet**: refused with exit code 64.\n\n" + table(("key", "in", "until then"), rows)


def allowed(title: str, key: str) -> str:
    """What the settings say when the value is of the wrong type, and when it is a wrong text."""
    if key == "health":
        return "A table."
    kind = refusal(title, f"{key} = 1.5")
    wrong = '["?"]' if "a list of texts" in kind else '"?"'
    more = refusal(title, f"{key} = {wrong}")
    text = kind.removeprefix(f"{key} is ")
    text = text[0].upper() + text[1:]
    return text if more == kind else f"{text} {more}"


def refusal(title: str, line: str) -> str:
    """Why the settings refuse the line in that table."""
    header, key = HEADERS.get(title, title), line.split(" ")[0]
    lines = [each for each in PROBE.splitlines() if not each.startswith(f"{key} =")]
    lines.insert(lines.index(header) + 1, line)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "edgeops.toml"
        file.write_text("\n".join(lines), "utf-8")
        try:
            load(file, Overrides(), {})
        except UsageProblem as problem:
            return problem.findings[0].why
    raise SystemExit(f"the settings accept {line} in {title}")


def commands() -> str:
    """Every command with the flags that are its own, then the flags of all, as click tells them."""
    page = click.HelpFormatter(width=80)
    root = click.Context(cli, info_name="edgeops")
    everywhere = {_flag(param) for param in cli.params}
    for name, summary in COMMANDS.items():
        command = cli.commands[name]
        words = [param.make_metavar(root) for param in command.params if isinstance(param, click.Argument)]
        page.write(f"{' '.join(['edgeops', name, *words])}\n")
        _list(page, root, [summary], [param for param in command.params if _flag(param) not in everywhere])
    page.write("every command\n")
    _list(page, root, ["Before or after the command's name:"], cli.params)
    return fenced("text", page.getvalue())


def _flag(param: click.Parameter) -> tuple[object, ...]:
    """Two flags are the same when they look and read the same."""
    return (*param.opts, getattr(param, "help", None))


def _list(page: click.HelpFormatter, root: click.Context, said: list[str], params: list[click.Parameter]) -> None:
    with page.indentation():
        for text in said:
            page.write_text(text)
        if records := [record for param in params if (record := param.get_help_record(root))]:
            page.write_dl(records)
    page.write_paragraph()


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, tuple("---" for _ in head), *rows))


def fenced(language: str, text: str) -> str:
    """A block of code."""
    return f"```{language}\n{text.rstrip()}\n```"


BLOCKS: Mapping[str, Callable[[], str]] = {
    "transcript": transcript,
    "example": lambda: fenced("toml", EXAMPLE),
    "configuration": configuration,
    "commands": commands,
    "exit-codes": lambda: fenced("text", exit_codes()),
    "costs": lambda: fenced("text", explanation()),
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
