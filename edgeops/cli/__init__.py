"""All of click: one short function a command, and the one boundary where errors become an answer.

`session` is one run, `flags` are those of every command, `spoken` says help and misuse in the user's language. What is
heavy - boto3, rich, tenacity, moto - is imported inside the functions that need it.
"""

import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from edgeops import __version__
from edgeops.catalogue import say
from edgeops.cli.flags import everywhere
from edgeops.cli.session import Flags, Session
from edgeops.cli.spoken import Flag, Here, Spoken, SpokenGroup, Word, misuse
from edgeops.commands.help import COMMANDS, TOPICS, help_page
from edgeops.errors import EdgeError, ExitStatus, Interrupted
from edgeops.render.early import broken, interrupted, misused, with_flags
from edgeops.report import Outcome, Page

__all__ = ["Flags", "Session", "cli", "run"]


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
        return misused(session.command, misuse(error))
    except EdgeError as error:
        _debug(session)
        return Outcome(session.command, error.status, findings=error.findings)
    except Exception as error:  # noqa: BLE001 - the one boundary: no traceback reaches a user unasked
        _debug(session)
        return broken(session.command, error)


def _debug(session: Session) -> None:
    if session.says("--debug"):
        traceback.print_exc()


def _flag(name: str, key: str, **attributes: Any) -> Callable[[Any], Any]:
    return click.option(name, cls=Flag, text=say(key), **attributes)


def _command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    return cli.command(name, cls=Spoken, text=COMMANDS[name])


def _offered(names: Callable[[], Iterable[str]]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """What the shell is told that a word may become."""
    return lambda _context, _parameter, begun: [name for name in names() if name.startswith(begun)]


def _codes() -> Iterable[str]:
    from edgeops.commands.explain import codes

    return codes()


STACK = _flag("--stack", "flag.stack", metavar="NAME")
TAKEOVER = _flag("--takeover", "flag.takeover", multiple=True, metavar="HOST")
SANDBOXES = ("S0", "S0-live", "S1", "S2", "S3", "S3-live", "S4", "live-a")
PROFILES = click.Choice(["instant", "quick", "real"])


@click.group(
    cls=SpokenGroup,
    text=say("command.edgeops"),
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@everywhere(environment=True)
@click.version_option(__version__, message="edgeops %(version)s", cls=Flag, text=say("flag.version"))
@click.pass_context
def cli(context: click.Context) -> None:
    if context.invoked_subcommand is None:
        raise click.UsageError(say("cli.nothing", commands=", ".join(COMMANDS)))


@_command("init")
@click.argument("hosts", cls=Word, nargs=-1, metavar="HOST...")
@_flag("--instance", "flag.instance", metavar="ID")
@everywhere()
@click.pass_obj
def init(session: Session, hosts: Sequence[str], instance: str | None) -> Outcome:
    wish, context = session.first(hosts, instance)
    from edgeops.commands.init import init as work

    return work(context, wish, session.tongue)


@_command("up")
@TAKEOVER
@everywhere()
@click.pass_obj
def up(session: Session, takeover: Sequence[str]) -> Outcome:
    spec = session.spec(takeover=frozenset(takeover))
    from edgeops.commands.up import up as work

    return work(session.context(spec), spec)


@_command("plan")
@_flag("--exit-code", "flag.exit-code", is_flag=True)
@_flag("--deep", "flag.deep", is_flag=True)
@TAKEOVER
@everywhere()
@click.pass_obj
def plan(session: Session, exit_code: bool, deep: bool, takeover: Sequence[str]) -> Outcome:
    spec = session.spec(takeover=frozenset(takeover), deep=deep)
    from edgeops.commands.plan import plan as work

    return work(session.context(spec), spec, exit_code=exit_code)


@_command("status")
@STACK
@_flag("--watch", "flag.watch", is_flag=True)
@everywhere()
@click.pass_obj
def status(session: Session, stack: str | None, watch: bool) -> Outcome:
    spec = session.spec(stack)
    if watch:
        from edgeops.commands.watch import watch as look_on

        return look_on(session.context(spec), spec, session.glance)
    from edgeops.commands.status import status as work

    return work(session.context(spec), spec)


@_command("down")
@STACK
@_flag("--confirm", "flag.confirm", metavar="NAME")
@_flag("--delete-certificate", "flag.delete-certificate", is_flag=True)
@_flag("--delete-address", "flag.delete-address", is_flag=True)
@everywhere()
@click.pass_obj
def down(
    session: Session, stack: str | None, confirm: str | None, delete_certificate: bool, delete_address: bool
) -> Outcome:
    chosen = {"certificate": delete_certificate, "address": delete_address}
    spec = session.spec(stack, discard=frozenset(name for name, given in chosen.items() if given))
    from edgeops.commands.down import down as work

    return work(session.context(spec), spec, confirm=confirm)


@_command("sandbox")
@click.argument("account", cls=Word, default="S0", type=click.Choice(SANDBOXES, case_sensitive=False))
@_flag("--port", "flag.port", type=click.IntRange(0, 65535), default=5510, show_default=True)
@_flag("--profile", "flag.sandbox-profile", type=PROFILES, default="quick", show_default=True)
@everywhere(work=False)
@click.pass_obj
def sandbox(session: Session, account: str, port: int, profile: str) -> None:
    from edgeops.commands.sandbox import sandbox as work

    work(account, port, profile, session.screen.show, session.stop)


@_command("explain")
@click.argument("code", cls=Word, required=False, shell_complete=_offered(_codes))
@everywhere(work=False)
def explain(code: str | None) -> Outcome:
    from edgeops.commands.explain import explain as work

    return work(code)


@_command("help")
@click.argument("topic", cls=Word, required=False, shell_complete=_offered(lambda: (*TOPICS, *COMMANDS)))
@everywhere(work=False)
@click.pass_context
def help_(context: click.Context, topic: str | None) -> Outcome | None:
    if topic is not None and topic in cli.commands:
        text = Here(cli.commands[topic], parent=context.find_root(), info_name=topic).get_help()
        return Outcome("help", ExitStatus.OK, page=Page(text, {"topic": topic, "text": text}))
    from edgeops.render.costs import explanation

    return help_page(topic, explanation)
