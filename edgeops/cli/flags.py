"""The global flags: before and after the command, and from the environment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from edgeops.catalogue import LANGUAGES, say
from edgeops.cli.session import Session, variable
from edgeops.cli.spoken import Flag

F = TypeVar("F", bound=Callable[..., Any])

AGAIN = frozenset({"-c", "--profile", "--region"})
FROM_ENVIRONMENT = frozenset({"--profile", "--jobs", "--timeout", "--no-input", "--lang"})  # `settings` reads the rest
POSITIVE = click.FloatRange(min=0, min_open=True)
SWITCH: Mapping[str, Any] = {"is_flag": True, "default": None}
WORK: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]] = (
    (("-c", "--config"), {"type": click.Path(path_type=Path), "text": say("flag.config")}),
    (("--profile",), {"text": say("flag.profile"), "metavar": "NAME"}),
    (("--region",), {"text": say("flag.region"), "metavar": "REGION"}),
    (("--yes",), {**SWITCH, "text": say("flag.yes")}),
    (("--no-input",), {**SWITCH, "text": say("flag.no-input")}),
    (("--jobs",), {"type": click.IntRange(1, 32), "text": say("flag.jobs")}),
    (("--timeout",), {"type": POSITIVE, "text": say("flag.timeout"), "metavar": "SECONDS"}),
)
# Read by Session before the line is parsed, since they count even where it cannot be understood.
OUTPUT: Sequence[tuple[tuple[str, ...], Mapping[str, Any]]] = (
    (("--lang",), {"type": click.Choice(LANGUAGES), "text": say("flag.lang")}),
    (("--json",), {"is_flag": True, "text": say("flag.json")}),
    (("--timings",), {"is_flag": True, "text": say("flag.timings")}),
    (("--debug",), {"is_flag": True, "text": say("flag.debug")}),
)


def everywhere(environment: bool = False, work: bool = True) -> Callable[[F], F]:
    """The global flags. `environment`: with EDGEOPS_* as defaults; `work`: all, not only those about output."""

    def decorate(function: F) -> F:
        kept = [(names, {**attributes, "callback": _keep}) for names, attributes in WORK] if work else []
        for names, attributes in reversed([*kept, *((names, dict(rest)) for names, rest in OUTPUT)]):
            name = variable(names[-1]) if environment and names[-1] in FROM_ENVIRONMENT else None
            function = click.option(*names, cls=Flag, envvar=name, expose_value=False, **attributes)(function)
        return function

    return decorate


def _keep(context: click.Context, param: click.Parameter, value: Any) -> None:
    """A global flag counts before and after the command; the later one wins."""
    if value is None or value is False or param.name is None:
        return
    session = context.find_object(Session)
    assert session is not None
    session.flags = replace(session.flags, **{param.name: value})
    if param.name == "profile":
        session.screen.tongue = replace(session.screen.tongue, profile=value)
    flag = param.opts[0]
    if flag in AGAIN and context.get_parameter_source(param.name) is ParameterSource.COMMANDLINE:
        session.again[flag] = str(value)
