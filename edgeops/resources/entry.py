"""The :80 listener: everybody who comes over http is sent to https. It waits for no certificate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from edgeops import naming
from edgeops.aws import Aws, tags
from edgeops.catalogue import Text, say
from edgeops.errors import Finding, finding
from edgeops.model import Entry, Listener, Phase, Spec, Stack, Step
from edgeops.run import Run

if TYPE_CHECKING:
    from mypy_boto3_elbv2.type_defs import ActionTypeDef, ListenerTypeDef

NEEDS: tuple[str, ...] = ("balancer",)
SEES: tuple[str, ...] = ("balancer",)

ROLE = "entry"
PORT = 80
FRESH_SECONDS = 60.0
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
    balancer = stack.balancer.first if stack.balancer else None
    listeners = aws.elb.listeners(balancer.arn) if balancer else []
    there = next((listener for listener in listeners if listener["Port"] == PORT), None)
    if there is None:
        return Entry()
    if not naming.owned(aws.elb.tags(there["ListenerArn"]), spec.name, ROLE):
        return Entry(problems=(_foreign(PORT),))
    return Entry(Listener(there["ListenerArn"], PORT, there["Protocol"], _action(there)))


def steps(spec: Spec, found: Entry | None, stack: Stack) -> list[Step]:
    listener = found.listener if found else None
    if listener is None:
        return [_step("create", say("why.to-https"), _create)]
    if (listener.protocol, listener.action) != ("HTTP", WANTED):
        return [_step("update", say("why.not-to-https", action=listener.action), _mend)]
    return []


def ensure(run: Run, spec: Spec, stack: Stack) -> Entry | None:
    return find(run.aws, spec, stack) if run.perform_all(steps(spec, stack.entry, stack), stack) else stack.entry


def removal(spec: Spec, found: Entry | None) -> list[Step]:
    """It goes with the load balancer (T3.37)."""
    return []


def _step(verb: str, why: Text, do: Callable[[Run, Stack], None]) -> Step:
    return Step(resource=ROLE, phase=Phase.BUILD, verb=verb, kind="listener", name=":80", why=why, do=do)


def _create(run: Run, stack: Stack) -> None:
    balancer = stack.balancer.first if stack.balancer else None
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


def _mend(run: Run, stack: Stack) -> None:
    balancer = stack.balancer.first if stack.balancer else None
    listener = stack.entry.listener if stack.entry else None
    assert balancer is not None
    assert listener is not None
    answer = run.aws.call.write(
        run.aws.elbv2.modify_listener,
        ListenerArn=listener.arn,
        Protocol="HTTP",
        Port=PORT,
        DefaultActions=[REDIRECT],
    )
    run.aws.elb.note_listener(balancer.arn, answer["Listeners"][0])


def _action(listener: ListenerTypeDef) -> str:
    action = listener["DefaultActions"][0]
    redirect = action.get("RedirectConfig")
    if redirect is None:
        return action["Type"]
    parts = ("Protocol", "Port", "Host", "Path", "Query", "StatusCode")
    return " ".join(["redirect", *(str(redirect.get(part, "")) for part in parts)])


def _foreign(port: int) -> Finding:
    return finding("foreign-listener", ROLE, port=port)
