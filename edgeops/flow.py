"""The order of things: finds, then BUILD forward over the graph, then PRUNE back.

```
network ─┬─ address
         ├─ firewall ─ balancer ─┬─ entry (:80) ─ early (with groups)
         └─ groups ──────────┐   ├─ records ──────────┐
zone ─ certificate ─ validation ─┴─ https (:443) ─ health ─ cutover
```

`placement`, which load balancer a site is on, comes last of the finds: from then on it is settled for the command.

Workers get the Stack as it was when they started; only this thread replaces it. `jobs=1` is serial. When one
resource fails nothing new starts, its siblings end what they do, and all failures are reported.
"""

import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import replace
from graphlib import TopologicalSorter
from typing import Literal

from edgeops.aws import Aws
from edgeops.aws.together import LISTEN
from edgeops.errors import EdgeError, Interrupted, raise_all
from edgeops.events import Failed, Finished, Listener, Started, Worked
from edgeops.model import Observed, Phase, Spec, Stack, Step
from edgeops.resources import ALL, Resource
from edgeops.run import Run

Graph = Mapping[str, Collection[str]]
Work = Callable[[str, Stack], Observed | None]

LAST_CALLS = 0.8
BY_NAME: Mapping[str, Resource] = {module.__name__.rpartition(".")[2]: module for module in ALL}
FIND_ORDER: Graph = {name: module.SEES for name, module in BY_NAME.items()}
BUILD_ORDER: Graph = {name: module.NEEDS for name, module in BY_NAME.items()}

# What goes away first, and why. Clients must stop coming before what they come to goes; ELB gives things free only
# after the load balancer that used them is gone (T3.38, T1.21, T4.17).
PRUNE_ORDER: Graph = {
    "health": (),
    "cutover": ("address",),  # in `up`: the host name of an address that had to wait
    "records": (),  # nobody is sent to us any more
    "https": ("records",),  # a rule goes when no name leads to it
    "entry": ("https",),
    "early": (),  # the rules of :443 lead to the groups by now
    "balancer": ("https", "entry"),
    "groups": ("balancer", "early"),  # in use until the rule or the load balancer is gone
    "certificate": ("balancer",),  # in use until the listener is gone
    "validation": (),
    "firewall": ("groups",),  # the load balancer's network interfaces hold the security group
    "address": ("records", "balancer", "groups", "firewall"),  # last: its host name is remembered for a minute
    "zone": (),
    "delegation": (),
    "placement": (),
    "network": (),
}


def observe(
    aws: Aws,
    spec: Spec,
    jobs: int,
    stop: threading.Event | None = None,
    heard: Listener | None = None,
    without: Collection[str] = (),
) -> Stack:
    """Run every find once, but not those `without` which the answer is complete.

    Raises what a find raises: without the whole picture nothing is planned.
    """

    def find(name: str, stack: Stack) -> Observed | None:
        return None if name in without else BY_NAME[name].find(aws, spec, stack)

    work = _timed("look", FIND_ORDER, find, heard, aws.call.clock.now) if heard else find
    stack, errors = _walk(FIND_ORDER, work, Stack(account=aws.account), jobs, stop or threading.Event(), halt=True)
    raise_all(errors)
    return stack


def plan(spec: Spec, stack: Stack) -> tuple[Step, ...]:
    """The steps `up` would perform, in its order: BUILD forward, PRUNE back."""
    steps = {name: _steps(name, spec, stack) for name in BY_NAME}
    build = [step for name in _order(BUILD_ORDER) for step in steps[name] if step.phase is Phase.BUILD]
    prune = [step for name in _order(PRUNE_ORDER) for step in steps[name] if step.phase is Phase.PRUNE]
    return (*build, *prune)


def removal(spec: Spec, stack: Stack) -> tuple[Step, ...]:
    """The steps `down` would perform, in its order."""
    return tuple(step for name in _order(PRUNE_ORDER) for step in BY_NAME[name].removal(spec, _found(name, stack)))


def build(run: Run, spec: Spec, stack: Stack, jobs: int) -> Stack:
    """Ensure every resource along the graph and return the Stack as it is then. Raises what failed, all of it."""

    def ensure(name: str, known: Stack) -> Observed | None:
        run.emit(Started(name))
        try:
            observed = BY_NAME[name].ensure(run, spec, known)
        except EdgeError as error:
            run.emit(Failed(name, error.findings))
            raise
        current = known if observed is None else _with(known, name, observed)
        run.settle(name, {step.key for step in _steps(name, spec, current)})
        run.emit(Finished(name))
        return observed

    work = _timed("build", BUILD_ORDER, ensure, run.heard, run.clock.now) if run.heard else ensure
    stack, errors = _walk(BUILD_ORDER, work, stack, jobs, run.stop, halt=True)
    raise_all(errors)
    return stack


def prune(run: Run, steps: Collection[Step], stack: Stack, jobs: int) -> None:
    """Perform PRUNE steps, resource after resource, going on past independent failures. Raises all of them at the
    end.
    """

    def perform(name: str, known: Stack) -> Observed | None:
        mine = [step for step in steps if step.resource == name]
        if not mine:
            return None
        run.emit(Started(name))
        try:
            run.perform_all(mine, known)
        except EdgeError as error:
            run.emit(Failed(name, error.findings))
            raise
        run.emit(Finished(name))
        return None

    work = _timed("prune", PRUNE_ORDER, perform, run.heard, run.clock.now) if run.heard else perform
    _, errors = _walk(PRUNE_ORDER, work, stack, jobs, run.stop, halt=False)
    raise_all(errors)


def _timed(
    phase: Literal["look", "build", "prune"], graph: Graph, work: Work, heard: Listener, now: Callable[[], float]
) -> Work:
    """The same work, and how long it took."""

    def timed(name: str, stack: Stack) -> Observed | None:
        began = now()
        try:
            return work(name, stack)
        finally:
            heard(Worked(phase, name, frozenset(graph[name]), began, now()))

    return timed


def _steps(name: str, spec: Spec, stack: Stack) -> list[Step]:
    return BY_NAME[name].steps(spec, _found(name, stack), stack)


def _found(name: str, stack: Stack) -> Observed | None:
    found: Observed | None = vars(stack)[name]
    return found


def _order(graph: Graph) -> list[str]:
    return list(TopologicalSorter(graph).static_order())


def _walk(
    graph: Graph, work: Work, stack: Stack, jobs: int, stop: threading.Event, halt: bool
) -> tuple[Stack, list[EdgeError]]:
    """Work along the graph; `halt`: start nothing new once something has failed."""
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    if jobs == 1:
        return _walk_serially(sorter, work, stack, halt)
    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="edgeops")
    try:
        return _walk_in_threads(sorter, work, stack, halt, pool, jobs, stop)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _walk_serially(
    sorter: "TopologicalSorter[str]", work: Work, stack: Stack, halt: bool
) -> tuple[Stack, list[EdgeError]]:
    errors: list[EdgeError] = []
    while ready := sorter.get_ready():
        for name in ready:
            if errors and halt:
                return stack, errors
            try:
                stack = _with(stack, name, work(name, stack))
            except EdgeError as error:
                errors.append(error)
            else:
                sorter.done(name)
    return stack, errors


def _walk_in_threads(
    sorter: "TopologicalSorter[str]",
    work: Work,
    stack: Stack,
    halt: bool,
    pool: ThreadPoolExecutor,
    jobs: int,
    stop: threading.Event,
) -> tuple[Stack, list[EdgeError]]:
    errors: list[EdgeError] = []
    running: dict[Future[Observed | None], str] = {}
    ready: list[str] = []
    try:
        while True:
            ready += sorter.get_ready()
            # Never more than there are workers: what the pool holds in its queue would still start after a failure.
            while ready and len(running) < jobs and not (errors and halt):
                name = ready.pop(0)
                running[pool.submit(work, name, stack)] = name
            if not running:
                return stack, errors
            for future in wait(running, timeout=LISTEN, return_when=FIRST_COMPLETED).done:
                name = running.pop(future)
                try:
                    stack = _with(stack, name, future.result())
                except EdgeError as error:
                    errors.append(error)
                else:
                    sorter.done(name)
    except KeyboardInterrupt:
        stop.set()
        wait(running, timeout=LAST_CALLS)  # a call in flight may still be answered; every wait ends at once
        raise Interrupted from None


def _with(stack: Stack, name: str, observed: Observed | None) -> Stack:
    return stack if observed is None else replace(stack, **{name: observed})  # type: ignore[arg-type]
