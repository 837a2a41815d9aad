"""What the verbs share."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from edgeops.commands.work import Ledger, Scene, bill, charges, look, same, start
from edgeops.errors import Finding
from edgeops.events import Connected, Event, Started, StepDone, StepStarted
from edgeops.model import (
    Address,
    Addresses,
    Balancers,
    Charge,
    Edge,
    Groups,
    Instance,
    InstanceSeen,
    Network,
    Phase,
    Placement,
    Pool,
    Site,
    Spec,
    Stack,
    Step,
    Target,
)
from edgeops.report import Place, StepReport
from tests.harness import Desk
from tests.resources.builders import balancer

STACK = Stack("123456789012")
SITES = (Site("koing.shop", (Pool("live", (Target("web", 80),)),)),)
EDGE = (Charge("load-balancer"), Charge("public-ipv4", 2))


def _step(name: str) -> Step:
    return Step("zone", Phase.BUILD, "create", "record", name, do=lambda _run, _stack: None)


def _spec(*elastic: str, sites: tuple[Site, ...] = SITES, zones: int = 2) -> Spec:
    instances = tuple(Instance(label, "i-" + label, elastic_ip=label in elastic) for label in ("web", "api"))
    return Spec("koing", "ap-northeast-2", instances=instances, sites=sites, edge=Edge(zones=zones))


def _stack(ours: tuple[str, ...] = (), on: tuple[str, ...] = ()) -> Stack:
    """`ours`: labels with an address of ours; `on`: labels of instances that have an Elastic IP, whoever made it."""
    seen = tuple(
        InstanceSeen(label, "i-" + label, "running", "vpc-1", "a", "eni-1", "10.0.0.1", public, label in on, ())
        for label in ("web", "api")
        for public in ["198.51.100.7" if label in on else None]
    )
    addresses = tuple(Address(label, "eipalloc-" + label, "192.0.2.1") for label in ours)
    return replace(STACK, network=Network("vpc-1", seen), address=Addresses(addresses))


@pytest.mark.parametrize(
    ("stack", "expected"),
    [
        (STACK, ()),
        (replace(STACK, balancer=Balancers((balancer(zones=("a", "b", "c")),))), (EDGE[0], Charge("public-ipv4", 3))),
        (_stack(ours=("web",)), (Charge("idle-ipv4"),)),
    ],
    ids=["nothing", "a-balancer-in-three-zones", "an-address-on-nothing"],
)
def test_what_stands_is_what_is_billed(stack: Stack, expected: tuple[Charge, ...]) -> None:
    """Whatever the file says."""
    assert bill(stack) == expected


@pytest.mark.parametrize(
    ("spec", "stack", "expected"),
    [
        (_spec(), _stack(), EDGE),
        (_spec(), STACK, EDGE),
        (_spec(zones=3), _stack(), (Charge("load-balancer"), Charge("public-ipv4", 3))),
        (_spec(sites=()), _stack(), ()),
        (_spec("web"), _stack(), (*EDGE, Charge("public-ipv4", 1))),
        (_spec("web"), STACK, (*EDGE, Charge("public-ipv4", 1))),
        (_spec("web"), _stack(on=("web",)), EDGE),
        (_spec("web"), _stack(ours=("web",), on=("web",)), (*EDGE, Charge("public-ipv4", 1))),
        (_spec("web"), _stack(ours=("web",)), (*EDGE, Charge("public-ipv4", 1))),
        (_spec("web", "api"), _stack(ours=("api",)), (*EDGE, Charge("public-ipv4", 2))),
        (_spec(), _stack(ours=("web",)), (*EDGE, Charge("public-ipv4", 1))),
        (_spec("web", sites=()), _stack(), (Charge("public-ipv4", 1),)),
    ],
    ids=[
        "edge",
        "before-any-find",
        "a-zone-more",
        "no-sites",
        "address-to-come",
        "address-to-come-before-any-find",
        "somebody-elses-address",
        "our-address",
        "our-address-not-yet-on",
        "one-there-one-to-come",
        "kept-from-before",
        "address-alone",
    ],
)
def test_what_it_costs(spec: Spec, stack: Stack, expected: tuple[Charge, ...]) -> None:
    """The load balancer with an address a zone, and Elastic IPs of ours, there or to come, each once."""
    assert charges(spec, stack) == expected


def test_what_several_load_balancers_cost() -> None:
    """Those that sites are on, and those that stand and stay; not one that goes."""
    emptied = Placement({"koing.shop": 0, "main.io": 2}, frozenset({3}))
    standing = Balancers(tuple(balancer(index=index) for index in (0, 1, 3)))
    known = replace(_stack(), placement=emptied, balancer=standing)
    assert charges(_spec(), known) == (Charge("load-balancer", 3), Charge("public-ipv4", 6))


def test_a_ledger_remembers_what_became_of_each_step() -> None:
    """A step that has begun has failed until it is done; every event goes on."""
    told: list[Event] = []
    ledger = Ledger(told.append)
    events = [
        Started("zone"),
        StepStarted(_step("a")),
        StepDone(_step("a")),
        StepDone(_step("b"), already=True),
        StepStarted(_step("c")),
    ]

    for event in events:
        ledger(event)

    reports = ledger.reports([_step(name) for name in "abcd"], "skipped")
    assert [report.status for report in reports] == ["done", "already", "failed", "skipped"]
    assert told == events
    assert Ledger(told.append).reports([_step("a")], "planned") == (StepReport(_step("a"), "planned"),)


def test_what_several_finds_met_is_told_once() -> None:
    """In the order of the finds."""
    one, two = (Finding(slug, "error", "zone", slug) for slug in ("one", "two"))
    stack = replace(STACK, network=Network("vpc-1", problems=(one,)), groups=Groups(problems=(one, two)))
    unseen: Any = None

    assert Scene(unseen, unseen, stack).problems == (one, two)
    assert Scene(unseen, unseen, replace(STACK, balancer=Balancers())).problems == ()


def test_a_look_says_where_it_is_before_it_looks_around(desk: Desk) -> None:
    """The first line of every command; then every find has run, and nothing was written."""
    told: list[tuple[Event, int]] = []
    context = replace(desk.context(), emit=lambda event: told.append((event, len(desk.world.calls))))

    scene = look(context, desk.spec)

    assert told == [(Connected("koing", "123456789012", "ap-northeast-2", None), 1)]
    assert scene.place == Place("koing", "123456789012", "ap-northeast-2", None)
    assert all(value is not None for value in vars(scene.stack).values())
    assert desk.writes == []


@pytest.mark.parametrize(("timeout", "deadline"), [(None, None), (60.0, 160.0), (0.0, 100.0)])
def test_a_run_has_the_planned_steps_and_the_commands_time(
    desk: Desk, timeout: float | None, deadline: float | None
) -> None:
    """`--timeout` counts from here; Ctrl-C is heard by the same event."""
    context, step = replace(desk.context(), timeout=timeout), _step("a")
    scene = Scene(desk.aws(), Place("koing", "", ""), STACK)
    desk.clock.advance(100 - desk.clock.now())

    run = start(context, scene, context.emit, [step])

    assert run.planned == {step.key: step}
    assert run.deadline == deadline
    assert run.stop is context.stop
    assert not run.performed


def test_the_same_command_asks_for_the_same() -> None:
    """What may be taken over, and what goes beside the rest; each only where the command knows it."""
    asked = Spec("koing", "r", takeover=frozenset({"b.kr", "a.kr"}), discard=frozenset({"certificate", "address"}))
    assert same("up", asked) == "edgeops up --takeover a.kr --takeover b.kr"
    assert same("down", asked) == "edgeops down --delete-address --delete-certificate"
    assert same("down", Spec("koing", "r")) == "edgeops down"


def test_what_is_cut_off_is_carried_on_with_the_same_flags() -> None:
    """`up` that takes a name over, and `down` that deletes an address, at the end of their time."""
    with Desk.open("S0-live", profile="real") as desk:
        desk.wish(takeover=frozenset({"koing.shop"}))
        desk.timeout = 40
        assert desk.up().next == ("edgeops up --takeover koing.shop",)
        desk.timeout = None
        assert desk.up().status == 0
        desk.timeout = 10
        assert desk.down("address", "certificate").next == ("edgeops down --delete-address --delete-certificate",)
