"""The blocks of README.md that are not written by hand: between `<!-- generated: NAME -->` and `<!-- end -->`.

The transcript comes from running the steps of `scripts/demo`, everything else from the tables of edgeops
(readme_keys.py) and of the simulated AWS (readme_truths.py, whose page is moto_fixtures/README.md). What differs from
run to run is masked.
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
from edgeops.model import Charge, Edge
from edgeops.render.costs import DATED, HOME, LOAD_BALANCER, PUBLIC_IPV4, monthly
from moto_fixtures import RealClock, SandboxInfo, Server, World
from moto_fixtures.server import info_of
from scripts.demo import STEPS, command_of, environment
from scripts.readme_keys import configuration
from scripts.readme_markdown import fenced, table
from scripts.readme_newcomers import newcomers
from scripts.readme_policy import policy
from scripts.readme_truths import simulated, truths

README = Path(__file__).parents[1] / "README.md"
IN_KOREAN = README.with_suffix(".ko.md")
MEASURED = Path(__file__).with_name("bench.md")
SIMULATED = README.parent / "moto_fixtures" / "README.md"
BLOCK = re.compile(r"(<!-- generated: (?P<name>[a-z-]+) -->\n)(?P<body>.*?)(<!-- end -->)", re.DOTALL)
EDGEOPS = Path(sys.executable).with_name("edgeops")

FIRST_HOUR = (
    ("edgeops init {host}", 0),
    ("cat edgeops.toml", 0),
    ("edgeops plan", 0),
    ("edgeops up --yes", 0),
    ("curl -sS --cacert {ca} --connect-to ::{https} https://{host}/", 0),
    ("edgeops status", 0),
    ("edgeops down --yes --confirm {stack}", 0),
)
MASKS = (
    (r"arn:aws:[\w/:.-]+", "arn:…"),
    (r"(http://|::)127\.0\.0\.1:\d+", r"\g<1>127.0.0.1:PORT"),
    (r"--cacert \S+", "--cacert ca.pem"),
    (r"\b(i|sg|sgr)-[0-9a-f]{8,17}(?![0-9a-z])", r"\1-…"),
    (r"\b(eo-[a-z]+(?:-[a-z]+)*(?:-\d+)?)-[0-9a-f]{7,8}(?![0-9a-z])", r"\1-…"),
    (r"\b_[0-9a-f]{32}\.", "_…."),
    (r"until \d{4}-\d\d-\d\d", "until YYYY-MM-DD"),
    (r"\d{4}-\d\d-\d\d(?=까지)", "YYYY-MM-DD"),
    (r"\[ *[\d.]+ s\]", "[  N s]"),
)


def main(arguments: list[str]) -> int:
    """Write the pages anew, or say what differs and return 1."""
    parser = argparse.ArgumentParser(prog="scripts/readme", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a block is not current")
    check = parser.parse_args(arguments).check
    stale = [page for page, blocks in PAGES.items() if not _is_current(page, blocks, check)]
    if stale:
        print(f"\n{' and '.join(page.name for page in stale)} not current. Run: scripts/readme")
    return int(bool(stale))


def _is_current(page: Path, blocks: "Blocks", check: bool) -> bool:
    """True when it is; written anew it is, too."""
    old = page.read_text("utf-8")
    new = renewed(old, {name: make() for name, make in blocks.items()})
    if not check:
        page.write_text(new, "utf-8", newline="\n")
    elif old != new:
        sys.stdout.writelines(difference(old, new))
    return not check or old == new


def renewed(text: str, blocks: Mapping[str, str]) -> str:
    """The text with every generated block replaced; a block that nobody makes, or that is missing, is an error."""
    named = [match["name"] for match in BLOCK.finditer(text)]
    if sorted(named) != sorted(blocks):
        raise SystemExit(f"the page has the blocks {sorted(named)}, and there should be {sorted(blocks)}")
    return BLOCK.sub(lambda match: f"{match[1]}{blocks[match['name']].rstrip()}\n{match[4]}", text)


def difference(old: str, new: str) -> list[str]:
    """What would change, as a diff."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    return list(difflib.unified_diff(before, after, "the page", "as it should be"))


def masked(text: str) -> str:
    """Without what differs from run to run: ids, ports, dates, durations."""
    for pattern, instead in MASKS:
        text = re.sub(pattern, instead, text)
    return text


def transcript(language: str = "en") -> str:
    """The answers of the demo's commands."""
    return _played(STEPS, language, with_file=True)


def first_hour(language: str = "en") -> str:
    """The same by somebody who has no file yet, in an empty folder."""
    return _played(FIRST_HOUR, language, with_file=False)


def _played(steps: Iterable[tuple[str, int]], language: str, with_file: bool) -> str:
    """The account has no delays, so this is quick."""
    world = World("S0", profile="instant", clock=RealClock())
    with Server(world, data_plane=True, programs=True) as server, tempfile.TemporaryDirectory() as folder:
        info = info_of(server)
        here = {**environment(info), "EDGEOPS_LANG": language}
        if not with_file:
            del here["EDGEOPS_CONFIG"]
            here["AWS_REGION"] = info.region
        return fenced("text", "\n".join(_answer(step, expected, info, here, folder) for step, expected in steps))


def _answer(step: str, expected: int, info: SandboxInfo, here: Mapping[str, str], folder: str) -> str:
    command = command_of(step, info)
    words = [str(EDGEOPS) if word == "edgeops" else word for word in command.split()]
    done = subprocess.run(words, env=here, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != expected:
        raise SystemExit(f"{command} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return masked(f"$ {command}\n{done.stdout}(exit {expected})\n")


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
    charges = (Charge("load-balancer"), Charge("public-ipv4", Edge().zones))
    rows = []
    for region, price in LOAD_BALANCER.items():
        month = monthly(charges, region)
        assert month is not None
        rows.append((f"`{region}`", f"${price}", f"${PUBLIC_IPV4}", month.brief))
    head = (
        f"prices of {DATED}",
        "load balancer, an hour",
        "public IPv4 address, an hour",
        f"with {Edge().zones} zones",
    )
    return table(head, rows) + f"\nIn any other region the price of `{HOME}` is reckoned with, and the plan says so.\n"


def benchmark() -> str:
    """What the last run of `scripts/bench --write` wrote; it is not measured here."""
    return MEASURED.read_text("utf-8")


Blocks = Mapping[str, Callable[[], str]]
BLOCKS: Blocks = {
    "transcript": transcript,
    "first-hour": first_hour,
    "newcomers": lambda: newcomers(masked),
    "configuration": configuration,
    "commands": commands,
    "exit-codes": lambda: fenced("text", exit_codes().partition("\n\n")[2]),
    "costs": costs,
    "simulated": simulated,
    "policy": policy,
    "benchmark": benchmark,
}
KOREAN: Blocks = {
    "first-hour-ko": lambda: first_hour("ko"),
    "exit-codes-ko": lambda: fenced("text", exit_codes().in_language("ko").partition("\n\n")[2]),
}
PAGES: Mapping[Path, Blocks] = {README: BLOCKS, IN_KOREAN: KOREAN, SIMULATED: {"truths": truths}}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
