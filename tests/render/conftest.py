"""Steps, places and a clock that stands still, for the tests of what is shown."""

from collections.abc import Callable
from typing import Any

import pytest

from edgeops.model import Phase, Step
from edgeops.report import Place


class Now:
    """Seconds on a clock that a test moves."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
def place() -> Place:
    return Place("koing", "123456789012", "ap-northeast-2")


@pytest.fixture
def step() -> Callable[..., Step]:
    """Makes a step of a target group; a test says only what differs."""

    def make(**differs: Any) -> Step:
        usual = {
            "resource": "groups",
            "phase": Phase.BUILD,
            "verb": "create",
            "kind": "target-group",
            "name": "eo-koing-80-1a2b3c4d",
            "why": "koing.shop goes to port 80 of your instance web",
        }
        return Step(**{**usual, **differs}, do=lambda _run, _stack: None)

    return make
