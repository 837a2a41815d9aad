"""`edgeops help [TOPIC]`: the pages that are not about one command, made from the same tables as the code uses."""

import difflib
from collections.abc import Callable, Mapping
from types import MappingProxyType

from edgeops.catalogue import Text, joined, say
from edgeops.errors import PRECEDENCE, ExitStatus, Finding, UsageProblem, finding
from edgeops.report import Outcome, Page

COMMANDS: Mapping[str, Text] = MappingProxyType(
    {name: say(f"command.{name}") for name in ("init", "up", "plan", "status", "down", "sandbox", "explain", "help")}
)


MEANINGS: Mapping[ExitStatus, Text] = MappingProxyType(
    {status: say(f"exit-code.{int(status)}") for status in ExitStatus}
)
EXAMPLE = say("help.example")


TOPICS = ("exit-codes", "config", "costs", "commands")


def help_page(topic: str | None, prices: Callable[[], Text]) -> Outcome:
    """The page on a topic, or the list of topics. `prices` writes the page on costs. Raises UsageProblem."""
    pages: dict[str, Callable[[], Text]] = {
        "exit-codes": exit_codes,
        "config": lambda: say("help.config", example=EXAMPLE),
        "costs": prices,
        "commands": commands,
    }
    if topic is None:
        text = _topics(list(pages))
    elif topic in pages:
        text = pages[topic]()
    else:
        raise UsageProblem(_unknown(topic, [*pages, *COMMANDS]))
    return Outcome("help", ExitStatus.OK, page=Page(text, {"topic": topic, "text": text}))


def exit_codes() -> Text:
    """The page on exit codes, from `ExitStatus`."""
    order = " > ".join(str(int(status)) for status in PRECEDENCE if status not in {ExitStatus.OK, ExitStatus.CHANGES})
    rows = [joined("", [f"  {int(status):>3}  ", meaning]) for status, meaning in MEANINGS.items()]
    return joined("\n", [say("exit-code.title"), "", *rows, "", say("exit-code.several", order=order)])


def commands() -> Text:
    """The page on commands: what each is for."""
    width = max(map(len, COMMANDS))
    rows = [joined("", [f"  {name:<{width}}  ", summary]) for name, summary in COMMANDS.items()]
    return joined("\n", [say("help.commands"), "", *rows, "", say("help.flags-of-one")])


def _topics(names: list[str]) -> Text:
    return joined("\n", [commands(), "", say("help.more"), "", *(f"  edgeops help {name}" for name in names)])


def _unknown(topic: str, names: list[str]) -> Finding:
    pages = ", ".join(names)
    near = next(iter(difflib.get_close_matches(topic, names, n=1)), "")
    if not near:
        return finding("unknown-topic", "help", topic=repr(topic), pages=pages)
    what = say("unknown-topic.what-near", topic=repr(topic), near=repr(near))
    return finding("unknown-topic", "help", what=what, fix=f"edgeops help {near}", pages=pages)
