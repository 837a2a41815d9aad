"""The list of safeties is true: each is still there to be removed, and its tests exist."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.torture.breakage import ROOT, SAFETIES, copied, without
from tests.torture.safety import Safety

EACH = pytest.mark.parametrize("safety", SAFETIES, ids=[each.name for each in SAFETIES])


@EACH
def test_a_safety_can_be_removed(safety: Safety) -> None:
    """Its line stands once, and what is left without it is Python."""
    text = (ROOT / "edgeops" / safety.file).read_text()
    assert text.count(safety.old) == 1
    ast.parse(text.replace(safety.old, safety.new))


@EACH
def test_whoever_must_notice_exists(safety: Safety) -> None:
    """A test that is renamed takes its place here with it."""
    assert safety.tests
    for test in safety.tests:
        file, *_, name = test.partition("[")[0].split("::")
        assert f"def {name}(" in (ROOT / file).read_text()


def test_each_safety_has_a_name_of_its_own() -> None:
    """As the rows of a table, and there are many."""
    names = [each.name for each in SAFETIES]
    assert len(set(names)) == len(names) >= 20


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("def worst() -> None: ...", "stay green"),
        ("raise SystemError", "the tests did not run"),
        ("assert ()\n", "its line stands 0 times"),
    ],
)
def test_what_nobody_notices_is_told(tmp_path: Path, broken: str, said: str) -> None:
    """A safety without a test, a test that does not run, and a line that is gone."""
    (tmp_path / "edgeops").mkdir()
    (tmp_path / "edgeops" / "__init__.py").touch()
    (tmp_path / "edgeops" / "it.py").write_text("# here" if "0 times" not in said else "# elsewhere")
    (tmp_path / "test_it.py").write_text("import edgeops.it\ndef test_it(): pass\n")
    assert said in without(tmp_path, Safety("it", "it.py", "# here", broken, ("test_it.py::test_it",)))
    assert (tmp_path / "edgeops" / "it.py").read_text().startswith("#")


def test_the_copy_is_whole() -> None:
    """Code, tests and their settings, and nothing compiled."""
    with copied() as place:
        assert (place / "tests" / "whole" / "test_breakage.py").exists()
        assert (place / "edgeops" / "errors.py").exists()
        assert not list(place.rglob("*.pyc"))
    assert not place.exists()
