"""One run of the command line: its flags, its screen, its language, and what it hands to a command.

What is heavy - boto3, rich, tenacity - is imported inside the functions that need it: `--help` and every error of the
configuration come without.
"""

import os
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edgeops.catalogue import Tongue, language
from edgeops.catalogue.language import windows_speaks
from edgeops.commands.help import COMMANDS
from edgeops.render.early import with_flags
from edgeops.render.screen import Screen, Terminal

if TYPE_CHECKING:
    from edgeops.aws import Aws
    from edgeops.commands.context import Context
    from edgeops.model import Spec
    from edgeops.report import Outcome
    from edgeops.settings.first import Wish


@dataclass(frozen=True)
class Flags:
    """The global flags, wherever they stood on the command line."""

    config: Path | None = None
    profile: str | None = None
    region: str | None = None
    yes: bool = False
    no_input: bool = False
    jobs: int = 8
    timeout: float | None = None


def variable(flag: str) -> str:
    """The environment variable that stands for a flag."""
    return "EDGEOPS_" + flag.removeprefix("--").replace("-", "_").upper()


@dataclass
class Session:
    """One run of the command line. `stop` ends every wait; `again`: flag -> value that a next command needs, too."""

    argv: tuple[str, ...]
    stop: threading.Event = field(default_factory=threading.Event)
    screen: Screen = field(
        default_factory=lambda: Screen(lambda text, err: click.echo(text, err=err), Terminal.of_process(os.environ))
    )
    flags: Flags = Flags()
    again: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.screen.json = self.says("--json")
        if self.says("--timings"):
            from edgeops.render.stopwatch import Stopwatch

            self.screen.watch = Stopwatch(time.monotonic)
        encoding = getattr(sys.stdout, "encoding", None)
        self.screen.tongue = Tongue(language(self.argv, os.environ, encoding=encoding, windows=windows_speaks))

    @property
    def tongue(self) -> Tongue:
        """What texts are said with."""
        return self.screen.tongue

    def says(self, flag: str) -> bool:
        """True when a switch stands on the command line or in the environment, even if the rest cannot be parsed."""
        words = self.argv[: self.argv.index("--")] if "--" in self.argv else self.argv
        return flag in words or os.environ.get(variable(flag), "").lower() in {"1", "true", "yes", "on", "y", "t"}

    @property
    def command(self) -> str:
        """The command asked for, as far as it can be told."""
        return next((word for word in self.argv if word in COMMANDS), "edgeops")

    def spec(self, stack: str | None = None, **said: Any) -> "Spec":
        """The file and `said` (more of `Overrides`), or with `--stack` and no file the stack. Raises UsageProblem."""
        from edgeops.settings import Overrides, bare, load

        flags, environ = self.flags, os.environ
        if stack is not None:
            self.again["--stack"] = stack
            if flags.config is None and not Path(environ.get("EDGEOPS_CONFIG") or "edgeops.toml").exists():
                return bare(stack, flags.region, environ=environ, **said)
        return load(flags.config, Overrides(region=flags.region, stack=stack, **said), environ)

    def first(self, hosts: Sequence[str], instance: str | None) -> "tuple[Wish, Context]":
        """What `init` is told, where there is no file yet. Raises UsageProblem."""
        from edgeops.model import Spec
        from edgeops.settings.first import wished

        def configured() -> str | None:
            from edgeops.aws import configured_region

            return configured_region(self.flags.profile)

        flags = self.flags
        wish = wished(hosts, flags.config, flags.region, instance, os.environ, configured)
        return wish, self.context(Spec("init", wish.region))

    def context(self, spec: "Spec") -> "Context":
        """The world outside, for a command."""
        from edgeops.commands.context import Context
        from edgeops.resolving import configured
        from edgeops.waiting import SystemClock

        outside = configured(os.environ)
        clock = SystemClock(self.stop)

        def connect() -> "Aws":
            from edgeops.aws import Together, connect

            together = Together(self.flags.jobs, self.stop)
            profile, heard = self.flags.profile, self.screen.watch
            return connect(
                spec.region, profile, clock, spec.name, spec.account, outside=outside, heard=heard, together=together
            )

        terminal = self.screen.terminal
        asks = terminal.stdin and terminal.stderr and not self.flags.no_input and not self.screen.json
        return Context(
            connect=connect,
            clock=clock,
            emit=self.screen.listener(self.command, clock.now),
            ask=self._ask if asks else None,
            yes=self.flags.yes,
            jobs=self.flags.jobs,
            timeout=self.flags.timeout,
            stop=self.stop,
            heard=self.screen.watch,
        )

    def glance(self, seen: "Outcome", seconds: float) -> None:
        """Show one look of several; the next comes in so many seconds."""
        self.screen.glance(with_flags(seen, self.again), seconds)

    def _ask(self, question: str) -> str:
        self.screen.pause()
        prompt = self.tongue(question).rstrip()
        suffix = " " if prompt.endswith(("?", "]", ":")) else ": "
        answer: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=suffix, err=True)
        return answer.strip()
