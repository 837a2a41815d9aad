"""The keys and their examples: what a message suggests must itself be right."""

import re
import tomllib
from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.settings.schema import ROOT, TABLES, home

from .conftest import written


def test_every_example_is_toml_of_its_key() -> None:
    """The top's examples are sentences; those of the tables are lines of the file."""
    for keys in TABLES[1:]:
        for key, line in keys.known.items():
            assert list(tomllib.loads(line)) == [key]


def test_the_examples_together_are_a_right_file(problem: Callable[..., Finding]) -> None:
    """All that is wrong with a file of examples is the line added here."""
    text = "\n".join("\n".join(re.split(" with | and ", sentence)) for sentence in ROOT.known.values())
    assert problem(f"{text}\nextra = 1".encode()).where == "edgeops.toml: edge.extra"


def test_no_key_is_both_known_and_later() -> None:
    """Supporting a key moves it."""
    assert not [key for keys in TABLES for key in keys.known.keys() & keys.later.keys()]


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("region", "[stack]"),
        ("zones", "[edge]"),
        ("timeout", "health"),
        ("pools", '[sites."HOST"]'),
        ("tag", "[instances.LABEL]"),
        ("arn", "[certificate]"),
        ("x", ""),
    ],
)
def test_a_key_has_a_home(key: str, title: str) -> None:
    """Where it is known."""
    assert home(key) == title


def test_a_key_in_the_wrong_place_is_sent_home(problem: Callable[..., Finding]) -> None:
    """A common slip: region at the top of the file."""
    finding = problem(("region = 'us-east-1'\n" + written()).encode())
    assert (finding.id, finding.where) == ("config-unknown-key", "edgeops.toml: region")
    assert finding.fix == "region belongs to [stack]."
