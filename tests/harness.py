"""A person at a desk: a simulated account, a wish, and the verbs - in this process, on a virtual clock."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import boto3

from edgeops import flow
from edgeops.aws import Aws, Together, connect
from edgeops.catalogue import ENGLISH, Tongue
from edgeops.commands.context import Context
from edgeops.commands.down import down
from edgeops.commands.init import init
from edgeops.commands.plan import plan
from edgeops.commands.status import status
from edgeops.commands.up import up
from edgeops.events import Event
from edgeops.model import Site, Spec, Stack
from edgeops.probing import Knock
from edgeops.report import Outcome
from edgeops.resolving import NotAsked
from edgeops.settings import Overrides, load
from edgeops.settings.first import Wish, sites_of
from edgeops.visiting import Answer, Visit
from moto_fixtures import VirtualClock, World
from moto_fixtures.clock import Clock
from moto_fixtures.data_plane.visit import visited
from moto_fixtures.dns import asker

ACCOUNTS = Path(__file__).parent.parent / "moto_fixtures" / "accounts"


def account_file(account: str) -> Path:
    """The edgeops.toml of a seeded account."""
    return ACCOUNTS / f"{account.lower()}.toml"


def keys(outcome: Outcome) -> set[tuple[str, str, str, str]]:
    """The steps of an outcome as (phase, verb, kind, name)."""
    assert outcome.result is not None
    assert outcome.result.steps is not None
    return {report.step.key for report in outcome.result.steps}


class _Session(boto3.Session):
    """One for all desks, with one client a service: making them is most of what a command costs here."""

    def __init__(self) -> None:
        super().__init__("testing", "testing", region_name="ap-northeast-2")
        self._made: dict[tuple[str, ...], Any] = {}

    def client(self, *what: str, **how: Any) -> Any:  # type: ignore[override]
        if what not in self._made:
            self._made[what] = super().client(*what, **how)  # type: ignore[call-overload]
        return self._made[what]


@cache
def _session() -> _Session:
    return _Session()


@dataclass
class PublicDns:
    """The world's DNS around an account, asked in this process; `deaf`: nobody answers."""

    world: World
    deaf: bool = False

    def name_servers(self, zone: str) -> tuple[str, ...]:
        return self._told(lambda: asker.name_servers(self.world, zone))

    def values(self, name: str, kind: str) -> tuple[str, ...]:
        return self._told(lambda: asker.values(self.world, name, kind))

    def _told(self, ask: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        if self.deaf:
            raise NotAsked("no answers within 2 s")
        try:
            return ask()
        except asker.Silent as silence:
            raise NotAsked(str(silence)) from silence


@dataclass
class Desk:
    """`spec` is what is wished for now; `jobs=1` keeps the order of calls the same in every run.

    `door` answers instead of the load balancer when a site is asked by name, `knock` instead of an instance's port.
    """

    world: World
    clock: Clock
    spec: Spec
    jobs: int = 1
    answers: list[str] | None = None
    yes: bool = True
    timeout: float | None = None
    events: list[Event] = field(default_factory=list)
    door: Visit | None = None
    knock: Knock | None = None
    deaf: bool = False

    @classmethod
    @contextmanager
    def open(cls, account: str, profile: str = "instant", clock: Clock | None = None) -> Iterator[Desk]:
        """Furnish the account and sit down; `clock` is a new VirtualClock where none is given."""
        clock = clock or VirtualClock()
        world = World(account, profile=profile, clock=clock)
        with world.activate():
            yield cls(world, clock, load(account_file(account), Overrides(), {}))

    def init(self, file: Path, *hosts: str, instance: str = "", tongue: Tongue = ENGLISH) -> Outcome:
        """Let a newcomer begin: the wish is afterwards what the written file says."""
        outcome = self.look_around(file, *hosts, instance=instance, tongue=tongue)
        self.spec = load(file, Overrides(), {})
        return outcome

    def look_around(self, file: Path, *hosts: str, instance: str = "", tongue: Tongue = ENGLISH) -> Outcome:
        """The same, without the wish: there may be no file."""
        wish = Wish(file, sites_of(hosts), self.spec.region, instance)
        spec, self.spec = self.spec, Spec("init", self.spec.region)
        try:
            return self._do(lambda ctx: init(ctx, wish, tongue))
        finally:
            self.spec = spec

    def plan(self, *, exit_code: bool = False) -> Outcome:
        return self._do(lambda ctx: plan(ctx, self.spec, exit_code=exit_code))

    def up(self) -> Outcome:
        return self._do(lambda ctx: up(ctx, self.spec))

    def status(self) -> Outcome:
        return self._do(lambda ctx: status(ctx, self.spec))

    def down(self, *discard: str, confirm: str | None = "the right name") -> Outcome:
        spec = replace(self.spec, discard=frozenset(discard))  # type: ignore[arg-type]
        name = self.spec.name if confirm == "the right name" else confirm
        return self._do(lambda ctx: down(ctx, spec, confirm=name))

    def wish(self, **changes: Any) -> None:
        """Change the file: fields of the Spec."""
        self.spec = replace(self.spec, **changes)

    def wish_site(self, host: str, **changes: Any) -> None:
        """Change one site of the file."""
        self.wish(sites=tuple(replace(site, **changes) if site.host == host else site for site in self.spec.sites))

    def site(self, host: str) -> Site:
        """The site as it is wished for now."""
        return next(site for site in self.spec.sites if site.host == host)

    def aws(self) -> Aws:
        """A connection of its own, as a command would have."""
        spec = self.spec
        world = PublicDns(self.world, self.deaf)
        return connect(
            spec.region,
            None,
            self.clock,
            spec.name,
            spec.account,
            _session(),
            lambda _simulated: world,
            together=Together(self.jobs),
        )

    def look(self) -> Stack:
        """The account as edgeops sees it now."""
        return flow.observe(self.aws(), self.spec, jobs=1)

    def operations(self, *, mutating: bool | None = None) -> list[str]:
        """The calls of the last command in their order, e.g. "CreateRule"."""
        wanted = (call for call in self.world.calls if mutating is None or call.mutating == mutating)
        return [call.operation for call in wanted]

    @property
    def writes(self) -> list[str]:
        """The mutating calls of the last command."""
        return self.operations(mutating=True)

    @property
    def counted(self) -> int:
        """Mutating calls + distinct reads (operation and parameters) of the last command."""
        reads = {
            (call.service, call.operation, json.dumps(call.params, sort_keys=True, default=str))
            for call in self.world.calls
            if not call.mutating
        }
        return len(self.writes) + len(reads)

    def _do(self, command: Callable[[Context], Outcome]) -> Outcome:
        self.world.clear_calls()
        self.events.clear()
        return command(self.context())

    def context(self) -> Context:
        """What cli would hand to a command."""
        return Context(
            connect=self.aws,
            clock=self.clock,
            emit=self.events.append,
            ask=None if self.answers is None else self._answer,
            yes=self.yes,
            jobs=self.jobs,
            timeout=self.timeout,
            visit=self.door or self._visit,
            knock=self.knock or self._knock,
        )

    def _knock(self, host: str, address: str, port: int, path: str) -> Answer:
        """What an instance's port would answer now, whatever a security group says."""
        machines = [one for one in self.world.region.ec2.all_instances() if one.public_ip == address]
        states = [self.world.region.ports.status(one.id, port, path) for one in machines]
        status = next(iter(states), "closed")
        return Answer(status) if isinstance(status, int) else Answer(0, why=status, refused=status == "closed")

    def _visit(self, host: str, through: str) -> Answer:
        """What the load balancer would answer now."""
        status, more = visited(self.world, host, through)
        return Answer(status, more) if status else Answer(0, why=more)

    def _answer(self, _prompt: str) -> str:
        assert self.answers, "a question that the test did not expect"
        return self.answers.pop(0)


def things(inventory: dict[str, Any]) -> dict[str, str]:
    """Everything in an account, one entry a thing: "certificates arn:…" or "record koing.shop. A" -> its JSON."""
    found: dict[str, str] = {}
    for region in inventory["regions"].values():
        for kind, members in region.items():
            found |= {
                f"{kind} {name}": json.dumps(thing, sort_keys=True)
                for name, thing in members.items()
                if thing.get("name") != "default"  # moto makes a region's default VPC when it is first looked at
            }
    for zone in inventory["zones"].values():
        for record in zone["records"]:
            found[f"record {record['Name']} {record['Type']}"] = json.dumps(record, sort_keys=True)
    return found


def ours(inventory: dict[str, Any]) -> list[str]:
    """The kinds of all that carries our tags or our marker, and of alias and validation records, sorted."""
    everything = things(inventory)
    return sorted(name.split(" ")[0] for name, text in everything.items() if "edgeops" in text)
