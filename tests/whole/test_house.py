"""The house: who may import whom, how long things may get, and that every room has its test."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EDGEOPS = sorted((ROOT / "edgeops").rglob("*.py"))
FIXTURES = sorted((ROOT / "moto_fixtures").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
ALL = [*EDGEOPS, *FIXTURES, *TESTS]

EVERYBODY = {"edgeops", "catalogue", "model", "events", "errors", "naming", "domains", "report"}
PURE = {
    "answering",
    "packing",
    "placement",
    "routing",
    "advice",
    "claims",
    "limits",
    "openness",
    "proposal",
    "recovery",
}
# Which rooms a room may ask, besides those open to everybody.
MAY_ASK = {
    "catalogue": set(),
    "model": {"run"},  # for the type of a step's `do` only
    "errors": set(),
    "naming": set(),
    "domains": set(),
    "events": set(),
    "report": set(),
    "packing": set(),
    "routing": set(),
    "answering": set(),
    "advice": set(),
    "claims": set(),
    "limits": {"packing", "routing"},
    "placement": {"limits"},
    "openness": set(),
    "recovery": {"routing", "placement"},
    "proposal": set(),
    "batches": {"run", "aws", "waiting", "claims", "placement"},
    "priorities": {"run", "aws"},
    "proofs": {"aws", "resolving"},
    "strangers": {"aws"},
    "waiting": set(),
    "settings": set(),
    "aws": {"waiting", "resolving"},
    "visiting": set(),
    "probing": {"visiting"},
    "scouting": {"aws", "batches", "resolving", "claims"},
    "resolving": set(),
    "run": {"aws", "waiting", "visiting"},
    "resources": {"run", "aws", "batches", "priorities", "proofs", "strangers", "visiting", "resolving", *PURE},
    "flow": {"resources", "run", "aws"},
    "commands": {
        *("flow", "resources", "run", "aws", "waiting", "visiting", "resolving", "settings"),
        *("probing", "proofs", "scouting", *PURE),
    },
    "render": {"waiting"},
    "cli": {"commands", "render", "settings", "aws", "waiting", "run", "resolving"},
    "__main__": {"cli", "render"},
}
# A library has one home; types of stubs are free under TYPE_CHECKING.
HOMES = {
    "boto3": "aws",
    "botocore": "aws",
    "click": "cli",
    "tenacity": "waiting",
    "dns": "resolving",
    "rich": "render",
    "moto_fixtures": "commands/sandbox.py",
    "moto": "",
}


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "edgeops").parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    """Every module that is imported when the code runs: not what stands under TYPE_CHECKING."""
    tree = ast.parse(path.read_text())
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module if node.module != "edgeops" else f"edgeops.{node.names[0].name}"


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", EDGEOPS, ids=_relative)
def test_layers_only_reach_down(path: Path) -> None:
    """A room asks only the rooms it may ask; resources never import each other."""
    room = _room(path)
    if room == "__init__":
        return
    asked = {name.split(".")[1] for name in _imports(path) if name.startswith("edgeops.")} - {"__version__"}
    assert asked - EVERYBODY - {room} <= MAY_ASK[room], f"{_relative(path)} asks {asked - EVERYBODY - {room}}"


RESOURCES = [path for path in EDGEOPS if _room(path) == "resources" and path != ROOT / "edgeops/resources/__init__.py"]


@pytest.mark.parametrize("path", RESOURCES, ids=_relative)
def test_resources_do_not_know_each_other(path: Path) -> None:
    """They meet in the Stack; only the parts of one module import each other."""
    own = "edgeops.resources." + (path.parent.name if path.parent.name != "resources" else path.stem)
    others = [name for name in _imports(path) if name.startswith("edgeops.resources") and not name.startswith(own)]
    assert others == []


@pytest.mark.parametrize("path", EDGEOPS, ids=_relative)
def test_a_library_has_one_home(path: Path) -> None:
    """boto3 in aws, click in cli, tenacity in waiting, rich in render, moto_fixtures in commands/sandbox."""
    inside = path.relative_to(ROOT / "edgeops").as_posix()
    strangers = [
        name
        for name in _imports(path)
        if (home := HOMES.get(name.split(".")[0])) is not None and not (home and inside.startswith(home))
    ]
    assert strangers == []


@pytest.mark.parametrize("path", [*EDGEOPS, *FIXTURES], ids=_relative)
def test_nothing_sleeps_but_the_clock(path: Path) -> None:
    """`time.sleep` stands in no module but the simulated account's real clock."""
    if _relative(path) != "moto_fixtures/clock.py":
        assert not re.search(r"\btime\.sleep\(|from time import .*sleep", path.read_text())


@pytest.mark.parametrize("path", TESTS, ids=_relative)
def test_no_test_sleeps_or_is_skipped_in_silence(path: Path) -> None:
    """A skip says why in the text."""
    text = path.read_text()
    if path.name != "test_house.py":
        assert not re.search(r"\btime\.sleep\(|from time import .*sleep", text)
        assert not re.search(r"mark\.skip\b(?!\(reason=)|mark\.xfail\b(?!\(.*reason=)", text)


@pytest.mark.parametrize("path", ALL, ids=_relative)
def test_files_and_functions_stay_small(path: Path) -> None:
    """No file over 300 lines, no function over 40."""
    text = path.read_text()
    assert text.count("\n") <= 300
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [f"{node.name} {_lines(node)}" for node in functions if _lines(node) > 40]
    assert long == []


def test_the_median_function_is_short() -> None:
    """At most 12 lines."""
    functions = [
        node for path in EDGEOPS for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)
    ]
    assert statistics.median(_lines(node) for node in functions) <= 12


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", EDGEOPS, ids=_relative)
def test_every_module_explains_itself(path: Path) -> None:
    """A module has a docstring."""
    assert ast.get_docstring(ast.parse(path.read_text()))


def _has_behaviour(path: Path) -> bool:
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(ast.parse(path.read_text())))


@pytest.mark.parametrize("path", [path for path in EDGEOPS if _has_behaviour(path)], ids=_relative)
def test_every_module_has_its_test(path: Path) -> None:
    """tests/ mirrors edgeops/ name for name."""
    mirrored = ROOT / "tests" / path.relative_to(ROOT / "edgeops").parent / f"test_{path.name}"
    assert mirrored.exists(), f"{_relative(path)} has no {_relative(mirrored)}"


MIRRORS = [path for path in TESTS if path.name.startswith("test_") and path.parent.name != "whole"]


@pytest.mark.parametrize("path", MIRRORS, ids=_relative)
def test_every_test_has_its_module(path: Path) -> None:
    """A test file that is not about the whole is named after what it tests."""
    inside = path.relative_to(ROOT / "tests")
    base = ROOT if inside.parts[0] in {"moto_fixtures", "scripts"} else ROOT / "edgeops"
    tested = list((base / inside.parent).rglob(inside.name.removeprefix("test_")))
    assert tested, f"{_relative(path)} tests no module of its name"


def test_tests_say_what_they_show() -> None:
    """Every test function has a docstring."""
    silent = [
        f"{_relative(path)}:{node.name}"
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    return [ROOT / name for name in listed.stdout.split() if (ROOT / name).is_file()]


def test_nothing_of_this_machine_is_in_the_repository() -> None:
    """No path of a machine, no address of a package registry."""
    pattern = re.compile(r"(?<![\w.])/(work|root|home)/[a-z.]|pypi\.org|registry\.npmjs|deb\.debian\.org")
    places = [
        f"{_relative(path)}:{number}"
        for path in _tracked()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if pattern.search(line) and path.name != "test_house.py"
    ]
    assert places == []


def test_the_top_level_is_as_designed() -> None:
    """Nothing lies about."""
    top = {path.relative_to(ROOT).parts[0] for path in _tracked()}
    assert top == {
        ".ci",
        ".gitignore",
        "CHANGELOG.md",
        "LICENSE",
        "README.ko.md",
        "README.md",
        "edgeops",
        "moto_fixtures",
        "pyproject.toml",
        "scripts",
        "tests",
    }
