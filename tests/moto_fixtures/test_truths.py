import ast
from pathlib import Path

from moto_fixtures.truths import TRUTHS

HERE = Path(__file__).parent


def tests_in(name):
    tree = ast.parse((HERE / f"test_{name}.py").read_text())
    return {node.name.removeprefix("test_") for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_every_truth_has_its_test():
    """The table names tests that exist, each row once."""
    missing = [row.id for row in TRUTHS if row.test.split("::")[1] not in tests_in(row.test.split("::")[0])]
    assert missing == []
    assert len({row.id for row in TRUTHS}) == len(TRUTHS)


def test_every_truth_says_where_it_comes_from():
    """A behaviour without a source is an opinion."""
    assert all(row.behaviour and row.source for row in TRUTHS)
