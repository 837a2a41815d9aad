"""All of click: the flags, one short function a command, and the one boundary where errors become an answer.

What is heavy - boto3, rich, tenacity, moto - is imported inside the functions that need it: `--help` and every error of
the configuration come without.
"""

import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from edgeops import __version__
from edgeops.commands.help import COMMANDS, help_page
from edgeops.errors import EdgeError, ExitStatus, Interrupted
from edgeops.render.early import broken, interrupted, misused, with_flags
from edgeops.render.screen import Screen, Terminal
from edgeops.report import Outcome, Page

if TYPE_CHECKING:
    from edgeops.aws import Aws
    from edgeops.commands.context import Context
    from edgeops.model import Spec

F = TypeVar("F", bound=Callable[..., Any])


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


def _variable(flag: str) -> str:
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

    def says(self, flag: str) -> bool:
        """True when a switch stands on the command line or in the environment, even if the rest cannot be parsed."""
        words = self.argv[: self.argv.index("--")] if "--" in self.argv else self.argv
        return flag in words or os.environ.get(_variable(flag), "").lower() in {"1", "true", "yes", "on", "y", "t"}

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

    def context(self, spec: "Spec") -> "Context":
        """The world outside, for a command."""
        from edgeops.commands.context import Context
        from edgeops.resolving import configured
        from edgeops.waiting import SystemClock

        outside = configured(os.environ)
        clock = SystemClock(self.stop)

        def connect() -> "Aws":
            from edgeops.aws import connect

            return connect(spec.region, self.flags.profile, clock, spec.name, spec.account, outside=outside)

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
        )

    def _ask(self, prompt: str) -> str:
        self.screen.pause()
        suffix = " " if prompt.endswith(("?", "]", ":")) else ": "
        answer: str = click.prompt(prompt, default="", show_default=False, prompt_suffix=suffix, err=True)
        return answer.strip()


def run(session: Session) -> int:
    """Answer the command line: whatever happens becomes something to read and an exit code."""
    outcome = _outcome(session)
    if outcome is None:
        return ExitStatus.OK
    try:
        session.screen.show(outcome)
    except BrokenPipeError:
        pass  # nobody reads on; the work is done all the same
    except Exception as error:  # noqa: BLE001 - the exit code must survive a failing renderer
        sys.stderr.write(f"edgeops: the answer cannot be shown: {error!r}\n")
    return outcome.status


def _outcome(session: Session) -> Outcome | None:
    try:
        answer = cli.main(list(session.argv), prog_name="edgeops", standalone_mode=False, obj=session)
        return with_flags(answer, session.again) if isinstance(answer, Outcome) else None
    except (KeyboardInterrupt, click.Abort, Interrupted):
        _debug(session)
        return interrupted(session.command, session.argv)
    except click.ClickException as error:
        return misused(session.command, error.format_message())
    except EdgeError as error:
        _debug(session)
        return Outcome(session.command, error.status, findings=error.findings)
    except Exception as error:  # noqa: BLE001 - the one boundary: no traceback reaches a user unasked
        _debug(session)
        return broken(session.command, error)


def _debug(session: Session) -> None:
    if session.says("--debug"):
        traceback.print_exc()


def _keep(context: click.Context, param: click.Parameter, value: Any) -> None:
    """A global flag counts before and after the command; the later one wins."""
    if value is None or value is False or param.name is None:
        return
    session = context.find_object(Session)
    assert session is not None
    session.flags = replace(session.flags, **{param.name: value})
    flag = param.opts[0]
    if flag in AGAIN and context.get_parameter_source(param.name) is ParameterSource.COMMANDLINE:
        session.again[flag] = str(value)


AGAIN = frozenset({"-c", "--profile", "--region"})
FROM_ENVIRONMENT = frozenset({"--profile", "--jobs", "--timeout", "--no-input"})  # the rest is read by `settings`
POSITIVE = click.FloatRange(min=0, min_open=True)
GLOBAL: Sequence[tuple[tuple[str, ...], dict[str, Any]]] = (
    (("-c", "--config"), {"type": click.Path(path_type=Path), "help": "The file (default: edgeops.toml here)."}),
    (("--profile",), {"help": "Profile of your AWS credentials.", "metavar": "NAME"}),
    (("--region",), {"help": "Must equal the file's region.", "metavar": "REGION"}),
    (("--yes",), {"is_flag": True, "default": None, "help": "Agree to what costs money or interrupts traffic."}),
    (("--no-input",), {"is_flag": True, "default": None, "help": "Never ask, even on a terminal."}),
    (("--jobs",), {"type": click.IntRange(1, 32), "help": "How much is done at the same time (default: 8)."}),
    (("--timeout",), {"type": POSITIVE, "help": "Seconds the whole command may take.", "metavar": "SECONDS"}),
)
OUTPUT = {"--json": "One JSON object on stdout, at the end.", "--debug": "Show the traceback of an error."}


def _global(environment: bool = False, work: bool = True) -> Callable[[F], F]:
    """The global flags. `environment`: with EDGEOPS_* as defaults; `work`: all, not only those about output."""

    def decorate(function: F) -> F:
        for name, text in reversed(OUTPUT.items()):
            function = click.option(name, is_flag=True, expose_value=False, help=text)(function)
        for names, attributes in reversed(GLOBAL if work else ()):
            variable = _variable(names[-1]) if environment and names[-1] in FROM_ENVIRONMENT else None
            option = click.option(*names, envvar=variable, expose_value=False, callback=_keep, **attributes)
            function = option(function)
        return function

    return decorate


STACK = click.option("--stack", metavar="NAME", help="Without a file: the stack's name (and --region).")
TAKEOVER = click.option("--takeover", multiple=True, metavar="HOST", help="Replace the record of HOST; repeatable.")
SANDBOXES = ("S0", "S0-live", "S1", "S2", "S3", "S3-live", "S4", "live-a")
PROFILES = click.Choice(["instant", "quick", "real"])


class InOrder(click.Group):
    """Lists the commands in the order in which they are met, not by the alphabet."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)


@click.group(cls=InOrder, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@_global(environment=True)
@click.version_option(__version__, message="edgeops %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """A correct HTTPS front for applications that already run on EC2.

    `edgeops help config` shows the file, `edgeops sandbox` a simulated AWS to rehearse on.
    """
    if context.invoked_subcommand is None:
        raise click.UsageError("no command given. " + ", ".join(COMMANDS))


@cli.command(help=COMMANDS["up"])
@TAKEOVER
@_global()
@click.pass_obj
def up(session: Session, takeover: Sequence[str]) -> Outcome:
    spec = session.spec(takeover=frozenset(takeover))
    from edgeops.commands.up import up as work

    return work(session.context(spec), spec)


@cli.command(help=COMMANDS["plan"])
@click.option("--exit-code", is_flag=True, help="Exit with 2 when there is something to change.")
@click.option("--deep", is_flag=True, help="Look at every setting, also those nobody should have changed.")
@TAKEOVER
@_global()
@click.pass_obj
def plan(session: Session, exit_code: bool, deep: bool, takeover: Sequence[str]) -> Outcome:
    spec = session.spec(takeover=frozenset(takeover), deep=deep)
    from edgeops.commands.plan import plan as work

    return work(session.context(spec), spec, exit_code=exit_code)


@cli.command(help=COMMANDS["status"])
@STACK
@_global()
@click.pass_obj
def status(session: Session, stack: str | None) -> Outcome:
    spec = session.spec(stack)
    from edgeops.commands.status import status as work

    return work(session.context(spec), spec)


@cli.command(help=COMMANDS["down"])
@STACK
@click.option("--confirm", metavar="NAME", help="With --yes: the stack's name, instead of typing it.")
@click.option("--delete-certificate", is_flag=True, help="The certificates edgeops requested, too.")
@click.option("--delete-address", is_flag=True, help="The Elastic IP edgeops allocated, too.")
@_global()
@click.pass_obj
def down(
    session: Session, stack: str | None, confirm: str | None, delete_certificate: bool, delete_address: bool
) -> Outcome:
    chosen = {"certificate": delete_certificate, "address": delete_address}
    spec = session.spec(stack, discard=frozenset(name for name, given in chosen.items() if given))
    from edgeops.commands.down import down as work

    return work(session.context(spec), spec, confirm=confirm)


@cli.command(help=COMMANDS["sandbox"])
@click.argument("account", default="S0", type=click.Choice(SANDBOXES, case_sensitive=False))
@click.option("--port", type=click.IntRange(0, 65535), default=5510, show_default=True, help="0: any free one.")
@click.option("--profile", type=PROFILES, default="quick", show_default=True, help="How long things take.")
@_global(work=False)
@click.pass_obj
def sandbox(session: Session, account: str, port: int, profile: str) -> None:
    from edgeops.commands.sandbox import sandbox as work

    work(account, port, profile, session.screen.show, session.stop)


@cli.command("help", help=COMMANDS["help"])
@click.argument("topic", required=False)
@_global(work=False)
@click.pass_context
def help_(context: click.Context, topic: str | None) -> Outcome | None:
    if topic is not None and topic in cli.commands:
        topic_context = click.Context(cli.commands[topic], parent=context.find_root(), info_name=topic)
        text = topic_context.get_help()
        return Outcome("help", ExitStatus.OK, page=Page(text, {"topic": topic, "text": text}))
    from edgeops.render.costs import explanation

    return help_page(topic, explanation)
