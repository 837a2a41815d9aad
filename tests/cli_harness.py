"""The command line in this process: a folder to stand in, and stand-ins for the verbs."""

import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from edgeops.cli import Session, run
from edgeops.commands.context import Context
from edgeops.errors import CredentialsProblem, ExitStatus, Finding
from edgeops.model import Spec
from edgeops.report import Outcome, Place, Result

TOML = """
[stack]
name = "koing"
region = "ap-northeast-2"
[instances.web]
id = "i-0f3a5c9d1e7b24680"
[sites."koing.shop"]
to = "web:80"
"""
PLACE = Place("koing", "123456789012", "ap-northeast-2")
FINDING = Finding("x", "error", "somewhere", "something happened", "for a reason", "do that")
VERBS = ("up", "plan", "status", "down")

Work = Callable[..., Outcome]


class Commands:
    """Stand-ins for the four commands; remember what they were given."""

    def __init__(self) -> None:
        self.work: Work = lambda *_, **__: Outcome("up", ExitStatus.OK, Result(PLACE, steps=()))
        self.spec: Spec | None = None
        self.context: Context | None = None
        self.options: dict[str, Any] = {}

    def __call__(self, context: Context, spec: Spec, **options: Any) -> Outcome:
        self.context, self.spec, self.options = context, spec, options
        return self.work(context, spec)

    @property
    def wish(self) -> Spec:
        """What the last command was asked."""
        assert self.spec is not None
        return self.spec

    @property
    def given(self) -> Context:
        assert self.context is not None
        return self.context


def stand_in(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """The four commands are replaced by one that remembers."""
    fake = Commands()
    for name in VERBS:
        module = types.ModuleType(f"edgeops.commands.{name}")
        setattr(module, name, fake)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return fake


@dataclass
class Guard:
    """Stands where AWS begins and lets nobody in."""

    asked: int = 0

    def __call__(self, *_: object, **__: object) -> None:
        self.asked += 1
        raise CredentialsProblem(FINDING)


def guard(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """Whoever connects to AWS is counted and sent away with exit code 4."""
    standing = Guard()
    monkeypatch.setattr("edgeops.aws.connect", standing)
    return standing


def furnish(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder with an edgeops.toml, and no variable of the developer's own."""
    (folder / "edgeops.toml").write_text(TOML)
    monkeypatch.chdir(folder)
    for name in ("CONFIG", "PROFILE", "REGION", "ACCOUNT", "JOBS", "TIMEOUT", "JSON", "NO_INPUT", "DEBUG"):
        monkeypatch.delenv(f"EDGEOPS_{name}", raising=False)
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    return folder


def edgeops(*argv: str) -> int:
    """The exit code of a command line."""
    return run(Session(argv))
