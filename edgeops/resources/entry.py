"""The :80 listener of each load balancer: everybody who comes over http is sent to https.

It waits for no certificate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.catalogue import Text, say
from edgeops.errors import Finding, finding
from edgeops.model import Entry, Listener, Phase, Spec, Stack, Step
from edgeops.placement import on_balancer
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, ListenerTypeDef

NEEDS: tuple[str, ...] = ("balancer",)
SEES: tuple[str, ...] = ("balancer",)

ROLE = "entry"
PORT = 80
FRESH_SECONDS = 60.0
Do = Callable[[Run, Stack], None]
# What the redirect keeps of the request is written out, since ELB fills it in when it is left out (T3.17).
REDIRECT: ActionTypeDef = {
    "Type": "redirect",
    "RedirectConfig": {
        "Protocol": "HTTPS",
        "Port": "443",
        "Host": "#{host}",
        "Path": "/#{path}",
        "Query": "#{query}",
        "StatusCode": "HTTP_301",
    },
}
WANTED = "redirect HTTPS 443 #{host} /#{path} #{query} HTTP_301"


def find(aws: Aws, spec: Spec, stack: Stack) -> Entry:
    listeners: list[Listener] = []
    problems: list[Finding] = []
    for balancer in stack.balancer.numbered if stack.balancer else ():
        for there in aws.elb.standing_listeners(balancer.arn):
            if there["Port"] != PORT:
                continue
            if naming.owned(aws.elb.tags(there["ListenerArn"]), spec.name, ROLE):
                listeners.append(_seen(there, balancer.index))
            else:
                problems.append(_foreign(spec, balancer.index))
    return Entry(tuple(listeners), problems=tuple(problems))


def steps(spec: Spec, found: Entry | None, stack: Stack) -> list[Step]:
    found = found or Entry()
    return [step for index in stack.places for step in _steps_on(spec, index, found.on(index))]


def _steps_on(spec: Spec, index: int, listener: Listener | None) -> list[Step]:
    if listener is None:
        return [_step(spec, index, "create", say("why.to-https"), _create(index))]
    if (listener.protocol, listener.action) != ("HTTP", WANTED):
        return [_step(spec, index, "update", say("why.not-to-https", action=listener.action), _mend(listener))]
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Entry | None:
    return find(run.aws, spec, stack) if run.perform_all(steps(spec, stack.entry, stack), stack) else stack.entry


def removal(spec: Spec, found: Entry | None) -> list[Step]:
    """It goes with the load balancer (T3.37)."""
    return []


def _step(spec: Spec, index: int, verb: str, why: Text, do: Do) -> Step:
    name = on_balancer(":80", spec.name, index)
    return Step(resource=ROLE, phase=Phase.BUILD, verb=verb, kind="listener", name=name, why=why, do=do)


def _create(index: int) -> Do:
    def do(run: Run, stack: Stack) -> None:
        balancer = stack.balancer.at(index) if stack.balancer else None
        assert balancer is not None
        identity = naming.tags(run.aws.stack, ROLE)
        answer = run.aws.call.patient({"LoadBalancerNotFound"}, FRESH_SECONDS).write(
            run.aws.elbv2.create_listener,
            LoadBalancerArn=balancer.arn,
            Protocol="HTTP",
            Port=PORT,
            DefaultActions=[REDIRECT],
            Tags=tags.listed(identity),
        )
        run.aws.elb.note_new_listener(balancer.arn, answer["Listeners"][0], identity)

    return do


def _mend(listener: Listener) -> Do:
    def do(run: Run, stack: Stack) -> None:
        balancer = stack.balancer.at(listener.balancer) if stack.balancer else None
        assert balancer is not None
        answer = run.aws.call.write(
            run.aws.elbv2.modify_listener,
            ListenerArn=listener.arn,
            Protocol="HTTP",
            Port=PORT,
            DefaultActions=[REDIRECT],
        )
        run.aws.elb.note_listener(balancer.arn, answer["Listeners"][0])

    return do


def _seen(listener: ListenerTypeDef, balancer: int) -> Listener:
    return Listener(listener["ListenerArn"], PORT, listener["Protocol"], _action(listener), balancer=balancer)


def _action(listener: ListenerTypeDef) -> str:
    action = listener["DefaultActions"][0]
    redirect = action.get("RedirectConfig")
    if redirect is None:
        return action["Type"]
    parts = ("Protocol", "Port", "Host", "Path", "Query", "StatusCode")
    return " ".join(["redirect", *(str(redirect.get(part, "")) for part in parts)])


def _foreign(spec: Spec, index: int) -> Finding:
    return finding("foreign-listener", ROLE, port=on_balancer(str(PORT), spec.name, index))
