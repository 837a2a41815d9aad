"""The order of things, and what becomes of it when something fails."""

from __future__ import annotations

import _thread
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, fields
from functools import cached_property
from graphlib import TopologicalSorter
from types import SimpleNamespace
from typing import Any

import pytest

from edgeops import flow
from edgeops.errors import EdgeError, ExitStatus, Finding, Interrupted, Refused, Several
from edgeops.events import Event, Failed, Finished, Started, StepDone
from edgeops.model import Observed, Phase, Spec, Stack, Step
from edgeops.resources import ALL
from edgeops.run import Run
from moto_fixtures import VirtualClock

SPEC = Spec("koing", "ap-northeast-2")
STACK = Stack("123456789012")
NAMES = [module.__name__.rpartition(".")[2] for module in ALL]
DIAMOND = {"network": (), "zone": ("network",), "address": ("network",), "firewall": ("zone", "address")}
ORDERS = ("FIND_ORDER", "BUILD_ORDER", "PRUNE_ORDER")
either_way = pytest.mark.parametrize("jobs", [1, 4], ids=["serial", "threads"])


@dataclass(frozen=True)
class Saw(Observed):
    """What a fake observes: which fields of the Stack it got were filled."""

    filled: frozenset[str]


@dataclass
class Fake:
    """A resource whose work is to look at its Stack, after doing whatever the test gives it to do."""

    name: str
    do: Callable[[], object] = lambda: None
    phase: Phase = Phase.BUILD
    stacks: list[Stack] = field(default_factory=list)

    @property
    def step(self) -> Step:
        return Step(self.name, self.phase, "make", "thing", self.name, do=lambda _, stack: self.ensure(_, SPEC, stack))

    def ensure(self, _run: Any, _spec: Spec, stack: Stack) -> Saw:
        self.stacks.append(stack)
        self.do()
        return Saw(frozenset(name for name in NAMES if getattr(stack, name) is not None))

    def steps(self, _spec: Spec, found: Saw | None, _stack: Stack = STACK) -> list[Step]:
        return [] if found else [self.step]

    find, removal = ensure, steps


@dataclass
class House:
    """A graph of fakes instead of the real resources, and a run that tells what happens."""

    monkeypatch: pytest.MonkeyPatch
    told: list[Event] = field(default_factory=list)
    fakes: dict[str, Fake] = field(default_factory=dict)

    def build(self, graph: Mapping[str, Collection[str]], **work: Callable[[], object]) -> None:
        self.fakes = {name: Fake(name, work.get(name, lambda: None)) for name in graph}
        self.monkeypatch.setattr(flow, "BY_NAME", self.fakes)
        for order in ORDERS:
            self.monkeypatch.setattr(flow, order, graph)

    @cached_property
    def run(self) -> Run:
        steps = {fake.step.key: fake.step for fake in self.fakes.values()}
        return Run(None, VirtualClock(), self.told.append, steps)  # type: ignore[arg-type]

    @property
    def worked(self) -> set[str]:
        return {name for name, fake in self.fakes.items() if fake.stacks}

    def of(self, kind: type) -> list[str]:
        return [event.resource for event in self.told if isinstance(event, kind)]


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> House:
    return House(monkeypatch)


def _fails(kind: type[EdgeError] = EdgeError, what: str = "broken", when: Callable[[], object] = int) -> Any:
    def fail() -> None:
        when()
        raise kind(Finding(what, "error", "here", what))

    return fail


def _before(graph: Mapping[str, Collection[str]], name: str) -> set[str]:
    """Everything that has to be done before it."""
    return set(graph[name]).union(*(_before(graph, each) for each in graph[name]))


@pytest.mark.parametrize("order", ORDERS)
def test_every_resource_has_its_place_in_every_order(order: str) -> None:
    """And no order bites its tail; a resource module has a field of the Stack."""
    graph = getattr(flow, order)
    assert sorted(TopologicalSorter(graph).static_order()) == sorted(graph) == sorted(NAMES)
    assert {field.name for field in fields(Stack)} - {"account"} == set(NAMES)


def _pairs(text: str) -> Any:
    return pytest.mark.parametrize(("one", "other"), [tuple(pair.split("<")) for pair in text.split()])


@_pairs("""network<firewall firewall<balancer balancer<entry balancer<records zone<certificate certificate<validation
validation<https groups<https balancer<https https<health entry<health""")
def test_what_is_built_on_something_comes_after_it(one: str, other: str) -> None:
    """A listener wants an issued certificate, a record wants a name to lead to."""
    assert one in _before(flow.BUILD_ORDER, other)


@_pairs("""certificate<entry balancer<groups validation<groups validation<records https<records balancer<validation
certificate<balancer balancer<address health<https""")
def test_what_can_be_done_meanwhile_does_not_wait(one: str, other: str) -> None:
    """The load balancer and the certificate take minutes: side by side, with all the rest beside them."""
    assert one not in _before(flow.BUILD_ORDER, other)


@_pairs("""records<https records<groups records<balancer https<groups https<balancer entry<balancer balancer<groups
balancer<certificate balancer<firewall records<address balancer<address firewall<address""")
def test_what_leads_to_something_goes_before_it(one: str, other: str) -> None:
    """DNS before rules before groups: nobody is sent to something that is gone."""
    assert one in _before(flow.PRUNE_ORDER, other)


def test_a_plan_builds_forward_and_then_prunes(house: House) -> None:
    """`down` is the pruning alone."""
    house.build(DIAMOND)
    house.fakes["network"].phase = Phase.PRUNE
    names = [step.name for step in flow.plan(SPEC, STACK)]
    assert names[0] in {"zone", "address"}
    assert names[2:] == ["firewall", "network"]
    assert flow.removal(SPEC, STACK)[0].name == "network"


@either_way
def test_each_resource_gets_the_stack_with_all_it_needs(house: House, jobs: int) -> None:
    """Planned steps that nobody had to do are told; in the end every field is filled."""
    house.build(DIAMOND)
    built = flow.build(house.run, SPEC, STACK, jobs)
    for name, needs in DIAMOND.items():
        assert getattr(built, name).filled >= set(needs)
    assert sorted(house.of(Started)) == sorted(house.of(Finished)) == sorted(DIAMOND)
    assert {event.step.name for event in house.told if isinstance(event, StepDone) and event.already} == set(DIAMOND)


def test_what_is_still_to_do_is_not_told_as_done(house: House) -> None:
    """A resource that held back what it planned: a live name does not move while a target is sick."""
    house.build({"network": (), "zone": ("network",)})
    house.fakes["zone"].ensure = lambda *_: None  # type: ignore[assignment,method-assign]
    flow.build(house.run, SPEC, STACK, jobs=1)
    assert [event.step.name for event in house.told if isinstance(event, StepDone)] == ["network"]
    assert house.of(Finished) == ["network", "zone"]


@either_way
def test_finds_are_walked_the_same_way(house: House, jobs: int) -> None:
    """Each once, with what it sees. One that raises ends the look: without the whole picture nothing is planned."""
    aws: Any = SimpleNamespace(account="210987654321")
    house.build(DIAMOND)
    seen: Any = flow.observe(aws, SPEC, jobs)
    assert seen.account == "210987654321"
    assert seen.firewall.filled == {"network", "zone", "address"}
    assert [len(fake.stacks) for fake in house.fakes.values()] == [1, 1, 1, 1]

    house.build(DIAMOND, zone=_fails(Refused))
    with pytest.raises(Refused):
        flow.observe(aws, SPEC, jobs)
    assert "firewall" not in house.worked


@either_way
def test_what_needs_a_failed_resource_does_not_start(house: House, jobs: int) -> None:
    """The failure is told with its findings, and raised as it is."""
    house.build(DIAMOND, network=_fails(Refused, "foreign"))
    with pytest.raises(Refused) as caught:
        flow.build(house.run, SPEC, STACK, jobs)

    assert house.worked == {"network"}
    assert house.told == [Started("network"), Failed("network", caught.value.findings)]


def test_alone_after_a_failure_nothing_starts_at_all(house: House) -> None:
    """Not even what does not need it."""
    house.build({"network": (), "zone": (), "address": ()}, network=_fails())
    with pytest.raises(EdgeError):
        flow.build(house.run, SPEC, STACK, jobs=1)
    assert house.worked == {"network"}


@pytest.fixture
def waits_for_one(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once the main thread waits for one resource only: it has taken note of what became of the others."""
    known, wait = threading.Event(), flow.wait

    def watched(running: Collection[Future[Any]], **how: Any) -> Any:
        if len(running) == 1:
            known.set()
        return wait(running, **how)

    monkeypatch.setattr(flow, "wait", watched)
    return known


def test_siblings_of_a_failure_finish_and_nothing_new_starts(house: House, waits_for_one: threading.Event) -> None:
    """Neither what comes after the sibling nor what waits for a free worker."""
    graph = {"network": (), "zone": (), "address": (), "firewall": (), "groups": ("zone",)}
    house.build(graph, network=_fails(), zone=lambda: waits_for_one.wait(5))
    with pytest.raises(EdgeError):
        flow.build(house.run, SPEC, STACK, jobs=2)
    assert waits_for_one.is_set()
    assert house.worked == {"network", "zone"}
    assert house.of(Finished) == ["zone"]


def test_several_failures_are_all_reported(house: House) -> None:
    """Under the worst of their codes."""
    both = threading.Barrier(2, timeout=5)
    one, two = _fails(EdgeError, "one", both.wait), _fails(Refused, "two", both.wait)
    house.build({"network": (), "zone": ()}, network=one, zone=two)
    with pytest.raises(Several) as caught:
        flow.build(house.run, SPEC, STACK, jobs=2)
    assert caught.value.status is ExitStatus.REFUSED
    assert {finding.what for finding in caught.value.findings} == {"one", "two"}


@either_way
def test_pruning_goes_on_past_independent_failures(house: House, jobs: int) -> None:
    """What the failed one holds stays; everything else goes, and all failures are raised in the end."""
    graph = {"network": (), "zone": (), "address": ("network",), "firewall": ("zone",), "groups": ()}
    house.build(graph, network=_fails(EdgeError, "one"), groups=_fails(Refused, "two"))
    steps = [fake.step for fake in house.fakes.values()]
    with pytest.raises(Several) as caught:
        flow.prune(house.run, steps, STACK, jobs)
    assert house.worked == {"network", "zone", "firewall", "groups"}
    assert {event.step.name for event in house.told if isinstance(event, StepDone)} == {"zone", "firewall"}
    assert caught.value.status is ExitStatus.REFUSED
    assert sorted(house.of(Failed)) == ["groups", "network"]


@either_way
def test_a_resource_with_nothing_to_prune_is_not_mentioned(house: House, jobs: int) -> None:
    """Only the given steps are done, with the Stack as it is."""
    house.build(DIAMOND)
    flow.prune(house.run, [house.fakes["zone"].step], STACK, jobs)
    assert house.fakes["zone"].stacks == [STACK]
    assert house.of(Started) == house.of(Finished) == ["zone"]


@pytest.fixture
def _ctrl_c() -> Iterator[None]:
    """Ctrl-C is a KeyboardInterrupt, as in a fresh interpreter."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_ctrl_c")
def test_ctrl_c_stops_every_wait_and_does_not_stay_for_a_call_that_hangs(
    house: House, monkeypatch: pytest.MonkeyPatch, waits_for_one: threading.Event
) -> None:
    """Less than a second from the key to the prompt, however long AWS takes to answer."""
    assert flow.LAST_CALLS < 1
    monkeypatch.setattr(flow, "LAST_CALLS", 0.01)
    answered, pressed = threading.Event(), []

    def hang() -> None:
        waits_for_one.wait(5)
        pressed.append(time.monotonic())
        _thread.interrupt_main()
        answered.wait(10)

    house.build({"network": (), "zone": ("network",)}, network=hang)
    with pytest.raises(Interrupted):
        flow.build(house.run, SPEC, STACK, jobs=4)
    ended = time.monotonic()
    answered.set()

    assert ended - pressed[0] < 1
    assert house.run.stop.is_set()
    assert house.worked == {"network"}
