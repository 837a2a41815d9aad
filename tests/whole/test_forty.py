"""The table of the forty cases is whole and true: each clause has its test, or says why there is none."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from tests.whole.forty import CASES
from tests.whole.forty.clause import Clause

TESTS = Path(__file__).parents[1]
CLAUSES = [(number, clause) for number in CASES for clause in CASES[number]]


@cache
def _tests_of(file: str) -> dict[str, str]:
    """The tests of a file, those of its classes as Class::test, with their docstrings."""
    tree = ast.parse((TESTS / file).read_text())
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    places = [("", tree.body), *((f"{each.name}::", each.body) for each in classes)]
    return {
        prefix + node.name: ast.get_docstring(node) or ""
        for prefix, body in places
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_all_forty_are_there() -> None:
    """In their order."""
    assert list(CASES) == list(range(1, 41))


@pytest.mark.parametrize(("number", "clause"), CLAUSES, ids=[f"{number}-{clause.asks}" for number, clause in CLAUSES])
def test_each_clause_is_shown_by_tests_that_exist(number: int, clause: Clause) -> None:
    """Or says what edgeops does instead."""
    assert clause.tests or clause.decided
    for test in clause.tests:
        file, _, name = test.partition("::")
        assert name in _tests_of(file), f"case {number}: there is no {test}"


def test_each_test_that_cites_a_case_stands_in_the_table() -> None:
    """So that nobody looks in vain."""
    listed = {(number, test) for number, clause in CLAUSES for test in clause.tests}
    cited = {
        (int(number), f"{path.relative_to(TESTS).as_posix()}::{name}")
        for path in TESTS.rglob("test_*.py")
        for name, docstring in _tests_of(path.relative_to(TESTS).as_posix()).items()
        for number in re.findall(r"T\(b\)(\d+)", docstring)
    }
    assert cited <= listed
