"""click's commands and flags, saying what they are in the user's language, in columns that count Hangul double."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from edgeops.catalogue import ENGLISH, Text, Tongue, say
from edgeops.cli.session import Session
from edgeops.render.text import pad, width, wrap


def tongue(context: click.Context) -> Tongue:
    """What texts are said with in this run."""
    session = context.find_object(Session)
    return ENGLISH if session is None else session.tongue


class Columns(click.HelpFormatter):
    """Help that is wrapped by the columns of a terminal, not by characters."""

    def write_text(self, text: str) -> None:
        indent = " " * self.current_indent
        for line in wrap(text, self.width, indent, indent):
            self.write(line.rstrip() + "\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        listed = list(rows)
        first = min(max((width(term) for term, _ in listed), default=0), col_max) + col_spacing
        indent = " " * self.current_indent
        for term, told in listed:
            head = indent + pad(term, first)
            if width(term) > first - col_spacing:
                self.write(f"{indent}{term}\n")
                head = " " * (self.current_indent + first)
            self.write("\n".join(wrap(told, self.width, head, " " * (self.current_indent + first))) + "\n")


class Here(click.Context):
    """A context whose help stands in such columns."""

    formatter_class = Columns


class _Checked(click.Parameter):
    def type_cast_value(self, ctx: click.Context, value: Any) -> Any:
        try:
            return super().type_cast_value(ctx, value)
        except click.BadParameter as error:
            name = self.human_readable_name if isinstance(self, click.Argument) else self.opts[-1]
            said = say("cli.value", name=name, value=repr(value), allowed=_allowed(self))
            raise click.BadParameter(said, ctx, self) from error


class Flag(_Checked, click.Option):
    """An option whose help is a text of the catalogue."""

    def __init__(self, *args: Any, text: Text, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.text, self.help = text, str(text)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        record = super().get_help_record(ctx)
        if record is None:
            return None
        names, told = record
        extra = told.removeprefix(str(self.text)).replace("default: ", tongue(ctx)(say("cli.default")) + ": ")
        return names, tongue(ctx)(self.text) + extra


class Word(_Checked, click.Argument):
    """An argument that says what it may be."""


class Spoken(click.Command):
    """A command whose help is a text of the catalogue."""

    context_class = Here
    allow_extra_args = True  # refused below, in words of ours

    def __init__(self, *args: Any, text: Text, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.text, self.help = text, str(text)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        left = super().parse_args(ctx, args)
        if left and not isinstance(self, click.Group):
            raise click.UsageError(say("cli.extra", words=" ".join(left)), ctx)
        return left

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = tongue(ctx)(say("flag.help"))
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        said = tongue(ctx)(say("cli.usage")) + ": "
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=said)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tongue(ctx)(self.text))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        flags = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [flag.get_help_record(ctx) for flag in flags]
        self._section(ctx, formatter, "cli.options", [record for record in records if record])

    def _section(
        self, ctx: click.Context, formatter: click.HelpFormatter, title: str, rows: Sequence[tuple[str, str]]
    ) -> None:
        with formatter.section(tongue(ctx)(say(title))):
            formatter.write_dl(rows)


class SpokenGroup(Spoken, click.Group):
    """Lists the commands in the order in which they were made, which is that in which they are met."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = {name: command for name, command in self.commands.items() if isinstance(command, Spoken)}
        rows = [(name, tongue(ctx)(command.text)) for name, command in commands.items()]
        self._section(ctx, formatter, "cli.commands", rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            raise click.UsageError(say("cli.no-command", name=repr(name)), ctx)
        return super().resolve_command(ctx, args)


def misuse(error: click.ClickException) -> str:
    """What is wrong with the command line: our words where we have them, else click's."""
    if isinstance(error.message, Text):
        return error.message
    if isinstance(error, click.NoSuchOption):
        near = next(iter(error.possibilities or ()), "")
        known = say("cli.no-option-near", option=error.option_name, near=near) if near else None
        return known or say("cli.no-option", option=error.option_name)
    if isinstance(error, click.BadOptionUsage):
        takes_none = "not take" in error.message
        return say("cli.no-value" if takes_none else "cli.needs-value", option=error.option_name)
    return error.format_message()


def _allowed(param: click.Parameter) -> str:
    match param.type:
        case click.Choice() as choice:
            return ", ".join(map(str, choice.choices))
        case click.IntRange() | click.FloatRange() as numbers:
            return say("cli.number", range=numbers._describe_range())
        case _:
            return param.type.name
