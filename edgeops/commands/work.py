"""What the verbs share: look at the account, keep account of the steps, and one way out with a report."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from edgeops import flow
from edgeops.aws import Aws
from edgeops.commands.context import Context
from edgeops.errors import Finding
from edgeops.events import Connected, Event, Listener, StepDone, StepStarted
from edgeops.model import Addresses, Charge, Observed, Spec, Stack, Step
from edgeops.report import Place, StepReport, StepStatus
from edgeops.run import Run, StepKey


@dataclass(frozen=True)
class Scene:
    """The account as it is when a command begins. `warned`: what was found out beside it."""

    aws: Aws
    place: Place
    stack: Stack
    warned: tuple[Finding, ...] = ()

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What the finds met, and what was found out beside them, each once."""
        seen = [value for value in vars(self.stack).values() if isinstance(value, Observed)]
        return tuple(dict.fromkeys([*(problem for one in seen for problem in one.problems), *self.warned]))


@dataclass
class Ledger:
    """A listener that remembers what became of each step and passes every event on."""

    emit: Listener
    status: dict[StepKey, StepStatus] = field(default_factory=dict)

    def __call__(self, event: Event) -> None:
        match event:
            case StepStarted(step):
                self.status[step.key] = "failed"  # until it is done
            case StepDone(step, already):
                self.status[step.key] = "already" if already else "done"
        self.emit(event)

    def reports(self, steps: Iterable[Step], otherwise: StepStatus) -> tuple[StepReport, ...]:
        """The steps with what became of them; `otherwise` for those that were never begun."""
        return tuple(StepReport(step, self.status.get(step.key, otherwise)) for step in steps)


def look(ctx: Context, spec: Spec, *, public_dns: bool = True, without: Collection[str] = ()) -> Scene:
    """Connect, say where we are, run every find but those `without`; `public_dns`: ask the world's DNS, too."""
    aws = ctx.connect()
    if not public_dns:
        aws = replace(aws, outside=lambda: None)
    if spec.glance:
        aws.elb.spare_rules()
    ctx.emit(Connected(spec.name, aws.account, aws.region, aws.endpoint))
    place = Place(spec.name, aws.account, aws.region, aws.endpoint)
    return Scene(aws, place, flow.observe(aws, spec, ctx.jobs, ctx.stop, ctx.heard, without))


def start(ctx: Context, scene: Scene, emit: Listener, steps: Sequence[Step]) -> Run:
    """A run that performs these steps and no others, within the command's time."""
    return Run(
        aws=scene.aws,
        clock=ctx.clock,
        emit=emit,
        planned={step.key: step for step in steps},
        stop=ctx.stop,
        visit=ctx.visit,
        heard=ctx.heard,
        deadline=None if ctx.timeout is None else ctx.clock.now() + ctx.timeout,
    )


def same(verb: str, spec: Spec) -> str:
    """The command line that asks for the same, beside the global flags: "edgeops up --takeover shop.kr"."""
    deleted = (f"--delete-{thing}" for thing in sorted(spec.discard))
    moved = (f"--takeover {host}" for host in sorted(spec.takeover))
    return " ".join(["edgeops", verb, *(deleted if verb == "down" else moved)])


def bill(stack: Stack) -> tuple[Charge, ...]:
    """What AWS bills for the edge as it stands, Elastic IPs of ours included, on an instance or not."""
    balancers = stack.balancer.items if stack.balancer else ()
    addresses = stack.address.items if stack.address else ()
    idle = sum(address.association is None for address in addresses)
    in_use = sum(len(one.zones) for one in balancers) + len(addresses) - idle
    counted = (
        Charge("load-balancer", len(balancers)),
        Charge("public-ipv4", in_use),
        Charge("idle-ipv4", idle),
    )
    return tuple(charge for charge in counted if charge.count)


def charges(spec: Spec, stack: Stack) -> tuple[Charge, ...]:
    """What the edge costs as the file wants it, Elastic IPs of ours included."""
    network, known = stack.network, stack.address or Addresses()
    ours = {address.label for address in known.items}
    asked = {
        instance.label
        for instance in spec.instances
        if instance.elastic_ip and not (network and (seen := network.instance(instance.label)) and known.staying(seen))
    }
    addresses = len(ours | asked)
    count = _balancers(stack) if spec.sites else 0
    balancers = (Charge("load-balancer", count), Charge("public-ipv4", count * spec.edge.zones)) if count else ()
    return (*balancers, *((Charge("public-ipv4", addresses),) if addresses else ()))


def _balancers(stack: Stack) -> int:
    """How many there will be: those that sites are on, and those that stand and stay."""
    gone = stack.placement.emptied if stack.placement else frozenset()
    standing = {one.index for one in stack.balancer.numbered} if stack.balancer else set()
    return len({*stack.places, *standing} - gone)
