"""The scenes of torture: what stands, what the file says then, and the command that somebody runs.

Files are texts, edited as somebody would edit them, so that the same scene runs in this process and as the installed
command over HTTP.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from unittest.mock import patch

from edgeops.errors import ExitStatus
from edgeops.limits import DEFAULTS, GROUPS, RULES
from edgeops.report import Outcome
from edgeops.settings import Overrides, load
from moto_fixtures import World
from moto_fixtures.accounts import account_named, live_a
from moto_fixtures.clock import Clock
from tests.harness import Desk
from tests.torture.masks import Inventory, Lines, lines

Edit = Callable[[str], str]
Verb = Literal["up", "down", "down all"]

SMALL = {RULES: 3, GROUPS: 3}
ELASTIC = ('id = "i-0b7e4d2c6a8f91350"', 'id = "i-0b7e4d2c6a8f91350"\nelastic_ip = true\nhostname = "ssh.main.io"')
"""S3 also has an address of ours, with a name: `--delete-address` has something to delete."""
OTHER_PORT = {
    "S0": ('"web:80"', '"web:8080"'),
    "S3": ('to = "web:8080"', 'to = "web:9000"'),
    "S4": ('blue = "web:8081"', 'blue = "web:80"'),
}
ONE_MORE_SITE = {
    "S0": '\n[sites."app.koing.shop"]\nto = "web:8080"\naliases = ["www.koing.shop"]\n',
    "S3": '\n[sites."new.main.io"]\nto = "web:9000"\n',
    "S4": '\n[sites."admin.bluegreen.kr"]\nto = "web:80"\n',
}
ONE_MORE_POOL = {
    "S0": ('to     = "web:80"', 'pools  = { main = "web:80", green = "web:8080" }'),
    "S3": ('to = "web:8080"', 'pools = { main = "web:8080", green = "web:9000" }'),
    "S4": ('green = "web:8082"', 'green = "web:8082", canary = "web:80"'),
}


@dataclass(frozen=True)
class Scene:
    """`before` makes the file of the edge that already stands, None where there is none; `now` the one of today."""

    name: str
    account: str
    before: Edit | None
    now: Edit
    verb: Verb = "up"
    takeover: bool = False
    small: bool = False
    """A load balancer holds three rules: few sites need several."""
    lost: str = ""
    """The automatic address that our Elastic IP releases for good: `down` cannot lead anybody back to it (T4.6)."""

    @property
    def changes(self) -> bool:
        """True when something serves that must go on serving."""
        return self.verb == "up" and (self.before is not None or self.takeover)


def _same(text: str) -> str:
    return text


def _file_of(account: str) -> Edit:
    return _replaced(*ELASTIC) if account == "S3" else _same


def _replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def _then(*edits: Edit) -> Edit:
    def edit(text: str) -> str:
        for each in edits:
            text = each(text)
        return text

    return edit


def _scenes(account: str) -> Iterator[Scene]:
    file = _file_of(account)
    more = _then(file, lambda text: text + ONE_MORE_SITE[account])
    yield Scene(f"{account} fresh up", account, None, file)
    yield Scene(f"{account} down", account, file, file, "down")
    yield Scene(f"{account} down all", account, file, file, "down all")
    yield Scene(f"{account} port changed", account, file, _then(file, _replaced(*OTHER_PORT[account])))
    yield Scene(f"{account} site added", account, file, more)
    yield Scene(f"{account} site removed", account, more, file)
    yield Scene(f"{account} pool added", account, file, _then(file, _replaced(*ONE_MORE_POOL[account])))


def _several() -> Iterator[Scene]:
    """Of S3, with sites that one load balancer does not hold: two on each, so that there is room for a third rule."""
    four, five = (_then(_file_of("S3"), lambda text, count=count: text + _more_sites(count)) for count in (2, 3))
    yield Scene("several fresh up", "S3", None, five, small=True)
    yield Scene("several opened", "S3", four, five, small=True)
    yield Scene("several emptied", "S3", five, four, small=True)
    yield Scene("several down", "S3", five, five, "down", small=True)
    yield Scene("several down all", "S3", five, five, "down all", small=True)


def _more_sites(count: int) -> str:
    return "".join(f'\n[sites."s{number}.main.io"]\nto = "web:9000"\n' for number in range(count))


def _takeovers() -> Iterator[Scene]:
    yield Scene("S0-live takeover", "S0-live", None, _same, takeover=True)
    yield Scene("S3-live takeover", "S3-live", None, _same, takeover=True)
    yield Scene("live-a takeover", "live-a", None, _same, takeover=True, lost=live_a.PUBLIC_IP)


SCENES: Mapping[str, Scene] = {scene.name: scene for account in ("S0", "S3", "S4") for scene in _scenes(account)} | {
    scene.name: scene for scene in (*_several(), *_takeovers())
}


def named(words: Sequence[str]) -> list[Scene]:
    """The scenes whose name begins with one of the words, or is meant by it in part: `S3`, `takeover`; all for none."""
    return [scene for name, scene in SCENES.items() if not words or any(word.lower() in name.lower() for word in words)]


@dataclass
class Stage:
    """A scene right before its command: the account is as the scene wants it, the file is written."""

    scene: Scene
    desk: Desk
    file: Path
    seeded: Inventory

    @property
    def world(self) -> World:
        return self.desk.world

    def work(self) -> Outcome:
        """The scene's command, in this process; its pauses before retries are the same every time."""
        random.seed(self.scene.name)
        match self.scene.verb:
            case "up":
                return self.desk.up()
            case "down":
                return self.desk.down()
            case "down all":
                return self.desk.down("certificate", "address")

    @property
    def lines(self) -> Lines:
        """The account as it compares."""
        return lines(self.world.inventory(), self.seeded)


@contextmanager
def stage(scene: Scene, clock: Clock | None = None, lag: float = 0.0, profile: str = "instant") -> Iterator[Stage]:
    """Furnish the account and let stand what stands before; `clock` as in Desk.open."""
    small = SMALL if scene.small else {}
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.open(scene.account, profile, clock) as desk,
        patch.dict(DEFAULTS, small),  # type: ignore[arg-type]
    ):
        desk.world.limits.update(small)
        seeded = desk.world.inventory()
        desk.world.lag = lag
        file = Path(folder) / "edgeops.toml"
        original = Path(account_named(scene.account).toml).read_text()
        if scene.before is not None:
            _wish(desk, file, scene.before(original))
            built = desk.up()
            assert built.status is ExitStatus.OK, built.findings
            desk.clock.advance(120)
        _wish(desk, file, scene.now(original))
        if scene.takeover:
            desk.wish(takeover=frozenset(desk.spec.hosts))
        desk.world.clear_calls()
        yield Stage(scene, desk, file, seeded)


def _wish(desk: Desk, file: Path, text: str) -> None:
    file.write_text(text)
    desk.spec = load(file, Overrides(), {})
