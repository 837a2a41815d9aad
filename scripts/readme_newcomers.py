"""Newcomers of README.md: what each system answers to somebody who knows only its host names.

What is typed is what each answer says is next. The commands work in this process, on a virtual clock; that they answer
as the sandbox does, a test shows by S0, which the README also has from there.
"""

from collections.abc import Callable, Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from edgeops.catalogue import say
from edgeops.errors import ExitStatus
from edgeops.render.outcome import Medium, text
from edgeops.report import Outcome
from scripts.readme_markdown import fenced

if TYPE_CHECKING:
    from tests.harness import Desk

HOSTS = {
    "S1": "koing.kr grafana.koing.kr",
    "S2": "api.msa-lab.kr jenkins.msa-lab.kr",
    "S3": "main.io sub.main.io",
    "S4": "api.bluegreen.kr",
}
ABOUT = {
    "S1": "nginx and Grafana on one instance, each by a name of its own",
    "S2": "an API gateway and Jenkins in Docker on one host",
    "S3": "two applications on two ports, two names",
    "S4": "nginx in front of two copies, one of them stopped between releases",
}
REAL = say("place.real")
SANDBOX = "http://127.0.0.1:PORT"


def newcomers(masked: Callable[[str], str]) -> str:
    """Every system folded away under what it is."""
    told = (f"<details><summary>{id}: {ABOUT[id]}</summary>\n\n{played(id, masked)}\n</details>\n" for id in HOSTS)
    return "\n".join(told)


def played(account: str, masked: Callable[[str], str], hosts: str = "") -> str:
    """The five commands and their answers, fenced."""
    from tests.harness import Desk

    with TemporaryDirectory() as folder, chdir(folder), Desk.open(account) as desk:
        said = [f"$ {command}\n{_body(answer)}\n(exit 0)\n" for command, answer in _life(desk, hosts or HOSTS[account])]
    return fenced("text", masked("\n".join(said)))


def _life(desk: "Desk", hosts: str) -> Iterator[tuple[str, Outcome]]:
    begun = desk.init(Path("edgeops.toml"), *hosts.split())
    yield f"edgeops init {hosts}", begun
    planned = desk.plan()
    yield _next(begun, "edgeops plan"), planned
    built = desk.up()
    yield _next(planned, "edgeops up") + " --yes", built
    yield _next(built, "edgeops status"), desk.status()
    yield f"edgeops down --yes --confirm {desk.spec.name}", desk.down()


def _next(answer: Outcome, expected: str) -> str:
    """What the answer says is next."""
    if answer.status is not ExitStatus.OK or answer.next != (expected,):
        raise SystemExit(f"{answer.command} ended with {answer.status}, next {answer.next}, instead of {expected}")
    return expected


def _body(answer: Outcome) -> str:
    if answer.status is not ExitStatus.OK:
        raise SystemExit(f"{answer.command} ended with {answer.status}: {answer.findings}")
    if page := answer.page:
        answer = replace(answer, page=replace(page, text=page.text.replace(REAL, f"SANDBOX ({SANDBOX})", 1)))
    if result := answer.result:
        answer = replace(answer, result=replace(result, place=replace(result.place, endpoint=SANDBOX)))
    return text(answer, Medium())
