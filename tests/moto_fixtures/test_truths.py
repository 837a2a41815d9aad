import ast
from pathlib import Path

from moto_fixtures.truths import TABLES, TRUTHS

HERE = Path(__file__).parent


def functions_in(file):
    return {node.name for node in ast.parse((HERE / file).read_text()).body if isinstance(node, ast.FunctionDef)}


def test_every_truth_has_its_test():
    """The table names tests that exist, each row once."""
    split = [(row.id, *row.test.split("::")) for row in TRUTHS]
    assert [row for row, file, name in split if name not in functions_in(file)] == []
    assert len({row.id for row in TRUTHS}) == len(TRUTHS) == "".join(TABLES).count("::")


def test_every_truth_says_where_it_comes_from():
    """A behaviour without a source is an opinion."""
    assert all(row.behaviour and row.source for row in TRUTHS)
