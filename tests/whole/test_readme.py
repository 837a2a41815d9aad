"""README.md says what is true: its generated blocks are current, and what is written by hand in it works."""

import re
import shlex
import shutil
from pathlib import Path

import click
import pytest

from edgeops.cli import Session, cli
from edgeops.commands.help import COMMANDS
from edgeops.errors import ExitStatus
from edgeops.settings import Overrides, load
from edgeops.settings.schema import TABLES, Keys
from moto_fixtures.truths import TRUTHS
from scripts import readme, readme_keys, readme_newcomers

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "README.md").read_text("utf-8")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
FENCES = [(match[1], match[2]) for match in FENCE.finditer(TEXT)]
PROSE = FENCE.sub("", TEXT)
GENERATED = {match["name"]: match["body"] for match in readme.BLOCK.finditer(TEXT)}


def section(title: str) -> str:
    """What stands under a heading."""
    return TEXT.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def command_lines() -> list[str]:
    """Every `edgeops ...` that a reader could type: in code, in transcripts, in a sentence."""
    synopsis = GENERATED["commands"]
    shown = [line.strip().removeprefix("$ ") for _, code in FENCES if code not in synopsis for line in code.split("\n")]
    told = re.findall(r"`(edgeops [^`\n]+)`", PROSE)
    return sorted({line for line in [*shown, *told] if line.startswith("edgeops ")})


def words(text: str) -> set[str]:
    """The words and flags of a text."""
    return set(re.findall(r"[\w-]+", text))


def tree() -> dict[str, set[str]]:
    """The map of the house: the folders of the top, each with the names that stand below it."""
    drawn = next(code for _, code in FENCES if code.startswith("edgeops/ "))
    folders: dict[str, set[str]] = {}
    for line in drawn.splitlines():
        name = line.split()[0]
        if line.startswith(" "):
            folders[list(folders)[-1]].add(name)
        else:
            folders[name] = set()
    return folders


def anchors() -> set[str]:
    """The headings as links to them are written."""
    return {
        re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in re.findall(r"^#+ (.+)$", TEXT, re.M)
    }


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl, which the transcript uses, is not installed")
def test_the_generated_blocks_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    """`scripts/readme --check`, the transcript of the demo included: if this fails, run scripts/readme."""
    assert readme.main(["--check"]) == 0, capsys.readouterr().out


def test_the_newcomers_are_answered_as_the_sandbox_answers() -> None:
    """What works in this process says word for word what the installed command says over HTTP, of the same account."""
    answers = GENERATED["first-hour"].strip().removesuffix("```").split("\n$ ")
    shown = "\n$ ".join(answer for answer in answers if not answer.startswith(("cat ", "curl ")))
    played = readme_newcomers.played("S0", readme.masked, "koing.shop").removesuffix("```")
    assert played.strip() == shown.strip()


def test_a_block_that_is_not_current_is_shown_and_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check says which line differs and changes nothing; without it the block is put right, and only the block."""
    page = tmp_path / "README.md"
    page.write_text("by hand\n<!-- generated: one -->\nold\n<!-- end -->\nby hand\n")
    monkeypatch.setattr(readme, "PAGES", {page: {"one": lambda: "new\n"}})

    assert readme.main(["--check"]) == 1
    assert {"-old", "+new"} <= set(capsys.readouterr().out.splitlines())
    assert readme.main([]) == 0
    assert page.read_text() == "by hand\n<!-- generated: one -->\nnew\n<!-- end -->\nby hand\n"
    assert readme.main(["--check"]) == 0


@pytest.mark.parametrize("blocks", [{}, {"one": "", "two": ""}])
def test_a_block_too_many_or_too_few_is_an_error(blocks: dict[str, str]) -> None:
    """Renaming one does not leave the old text behind."""
    with pytest.raises(SystemExit, match="has the blocks"):
        readme.renewed("<!-- generated: one -->\n<!-- end -->\n", blocks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i-0f3a5c9d1e7b24680:80  healthy", "i-…:80  healthy"),
        ("your sg-0d41c8a96b52e7f30:", "your sg-…:"),
        ("i-0f3a5c9d1e7b24680에서", "i-…에서"),
        ("SANDBOX (http://127.0.0.1:46581)", "SANDBOX (http://127.0.0.1:PORT)"),
        ("--cacert /tmp/x/ca.pem --connect-to ::127.0.0.1:1", "--cacert ca.pem --connect-to ::127.0.0.1:PORT"),
        ("eo-koing-80-4ade79df and eo-koing-6eeedfb9", "eo-koing-80-… and eo-koing-…"),
        ("eo-msa-lab-8000-795f5737 and eo-msa-lab-8b2f94ca", "eo-msa-lab-8000-… and eo-msa-lab-…"),
        ("_ab9f8fdb57d21b0ad0803a570fa70d73.koing.shop", "_….koing.shop"),
        ("until 2027-12-20  load", "until YYYY-MM-DD  load"),
        ("[ 12.3 s] plan: 10 changes", "[  N s] plan: 10 changes"),
        ("arn:aws:acm:ap-northeast-2:123456789012:certificate/1b-2c.", "arn:…"),
        ("account 123456789012, about $23.73", "account 123456789012, about $23.73"),
    ],
)
def test_what_differs_from_run_to_run_is_masked(text: str, expected: str) -> None:
    """And nothing else."""
    assert readme.masked(text) == expected


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_its_flags_are_explained(command: str) -> None:
    """Under "Commands", each flag with its help."""
    told = section("Commands")
    flags = [param for param in cli.commands[command].params if isinstance(param, click.Option)]
    assert f"edgeops {command}" in told
    assert [flag for param in flags for flag in param.opts if flag not in words(told)] == []


def test_every_global_flag_is_explained() -> None:
    """Those that stand before and after a command."""
    told = section("Commands").partition("every command\n")[2]
    assert [flag for param in cli.params for flag in param.opts if flag not in words(told)] == []


@pytest.mark.parametrize("status", ExitStatus)
def test_every_exit_code_is_explained(status: ExitStatus) -> None:
    """Under "Exit codes"."""
    assert re.search(rf"^ +{int(status)}  \w", section("Exit codes"), re.MULTILINE)


@pytest.mark.parametrize("keys", TABLES[1:], ids=lambda keys: keys.title)
def test_every_key_is_explained(keys: Keys) -> None:
    """In a row of its own: the known ones with all five columns, those of a later version as not supported."""
    told, _, later = section("Configuration").partition("Not supported yet")
    assert [key for key in keys.known if f"| `{readme_keys.place(keys)}.{key}` |" not in told] == []
    assert [key for key in keys.later if not re.search(rf"\| `([\w.\"]+\.)?{key}` \|", later)] == []
    assert {line.count("|") for line in told.splitlines() if line.startswith("|")} == {6}


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_can_be_typed(line: str) -> None:
    """Click understands it: the command is there, and so is every flag and argument."""
    argv = shlex.split(line, comments=True)[1:]
    at = next(index for index, word in enumerate(argv) if word in COMMANDS)
    with cli.make_context("edgeops", argv[:at], obj=Session(tuple(argv))) as root:
        cli.commands[argv[at]].make_context(argv[at], argv[at + 1 :], parent=root)


def test_there_are_command_lines_to_type() -> None:
    """The search above finds those of every kind."""
    assert {"edgeops up", "edgeops up --yes", "edgeops help costs", "edgeops plan --exit-code"} <= set(command_lines())


@pytest.mark.parametrize("toml", [code for language, code in FENCES if language == "toml"])
def test_every_configuration_is_understood(toml: str, tmp_path: Path) -> None:
    """A reader may copy it."""
    file = tmp_path / "edgeops.toml"
    file.write_text(toml, "utf-8")

    assert load(file, Overrides(), {}).sites


def test_every_link_leads_somewhere() -> None:
    """To a file of this repository, or to a heading of this page."""
    links = re.findall(r"\]\(([^)]+)\)", PROSE)
    assert links
    known = {f"#{heading}" for heading in anchors()}
    assert [link for link in links if link not in known and not (ROOT / link).exists()] == []


def test_every_link_of_the_simulated_aws_leads_somewhere() -> None:
    """Its page stands beside what it tells of."""
    page = readme.SIMULATED.read_text("utf-8")
    links = re.findall(r"\]\(([^)]+)\)", page)
    assert len(links) > len(TRUTHS)
    assert [link for link in links if not (readme.SIMULATED.parent / link).exists()] == []
    assert [line for line in page.splitlines() if len(line) > 120 and not line.startswith("|")] == []


def test_every_file_that_is_named_exists() -> None:
    """In a sentence or in a command; NAME stands for a file that the reader writes."""
    code = re.findall(r"`([^`\n]+)`", PROSE) + [
        line for language, block in FENCES if language == "sh" for line in [block]
    ]
    named = {path for text in code for path in re.findall(r"(?:edgeops|moto_fixtures|scripts|tests)/[\w./-]*", text)}
    assert len(named) > 5
    assert [path for path in sorted(named) if "NAME" not in path and not (ROOT / path).exists()] == []


def test_the_map_shows_the_house() -> None:
    """Every folder and module of edgeops/, every script, and nothing that is not there."""
    modules = {path.name for path in (ROOT / "edgeops").glob("*.py")} - {"__init__.py"}
    rooms = {f"{path.parent.name}/" for path in (ROOT / "edgeops").glob("*/__init__.py")}
    scripts = {path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix}
    assert tree() == {
        "edgeops/": modules | rooms,
        "moto_fixtures/": set(),
        "scripts/": scripts,
        "tests/": {"torture/"},
    }


def test_it_fits_a_narrow_screen() -> None:
    """80 columns in what is shown as code, 120 in sentences."""
    assert [line for _, code in FENCES for line in code.splitlines() if len(line) > 80] == []
    assert [line for line in PROSE.splitlines() if len(line) > 120 and not line.startswith("|")] == []


KOREAN = readme.IN_KOREAN.read_text("utf-8")


def test_the_korean_page_leads_to_what_is_there() -> None:
    """Files, headings of README.md, and a file that can be copied."""
    links = re.findall(r"\]\(([^)]+)\)", FENCE.sub("", KOREAN))
    assert len(links) > 5
    headings = {f"README.md#{heading}" for heading in anchors()}
    assert [link for link in links if link not in headings and not (ROOT / link).exists()] == []


def test_the_korean_pages_configuration_is_understood(tmp_path: Path) -> None:
    """A reader may copy it."""
    (toml,) = (match[2] for match in FENCE.finditer(KOREAN) if match[1] == "toml")
    file = tmp_path / "edgeops.toml"
    file.write_text(toml, "utf-8")
    assert load(file, Overrides(), {}).sites
