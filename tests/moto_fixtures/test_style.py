"""The house rules of moto_fixtures, so that nobody has to check them by hand."""

import ast
import re
from pathlib import Path

import pytest

import moto_fixtures

FILES = sorted(Path(moto_fixtures.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_and_functions_stay_short_and_say_what_they_are(file):
    """300 lines a file, 40 a function, a docstring on top."""
    text = file.read_text()
    tree = ast.parse(text)
    assert ast.get_docstring(tree)
    assert text.count("\n") <= 300
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    long = [node.name for node in functions if node.end_lineno - node.lineno >= 40]
    assert long == []


def test_nothing_sleeps_but_the_real_clock():
    """time.sleep stands in one place."""
    found = [file.name for file in FILES if re.search(r"\btime\.sleep\(|from time import.*sleep", file.read_text())]
    assert found == ["clock.py"]


def test_it_does_not_know_edgeops():
    """The simulated AWS stands by itself."""
    assert [file.name for file in FILES if re.search(r"^\s*(from|import) edgeops\b", file.read_text(), re.M)] == []
