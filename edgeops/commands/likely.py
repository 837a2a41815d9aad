"""What the load balancer will likely see of the applications, asked from here before anything is paid for.

Only ports that are open to the world are asked, once each, by the site's name: of others nothing can be told. An
answer that will not count as healthy, or a refused connection, is a warning; silence is none, since a firewall on the
way from here says nothing about the load balancer.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.request import getproxies

from edgeops.aws import Aws
from edgeops.commands.context import Context
from edgeops.errors import Finding, finding
from edgeops.model import InstanceSeen, Site, Spec, Stack
from edgeops.probing import knock
from edgeops.routing import live_pools
from edgeops.visiting import Answer

BUDGET = 2.0
"""Seconds after which no more is asked."""
WORKERS = 16


@dataclass(frozen=True)
class Question:
    """Of which instance a port is asked, for which site."""

    site: Site
    instance: InstanceSeen
    address: str
    port: int


def likely(
    ctx: Context, aws: Aws, spec: Spec, stack: Stack, now: Callable[[], float] = time.monotonic
) -> list[Finding]:
    """Warnings about targets that the load balancer has not found healthy yet."""
    if aws.endpoint is not None and ctx.knock is knock and "https" not in getproxies():
        return []  # a simulated account's addresses belong to strangers; its instances are behind its proxy
    until = now() + BUDGET

    def ask(question: Question) -> Answer:
        site = question.site
        late = now() >= until
        return Answer(0) if late else ctx.knock(site.host, question.address, question.port, site.health.path)

    questions = list(dict.fromkeys(_questions(spec, stack)))
    with ThreadPoolExecutor(WORKERS, thread_name_prefix="edgeops-likely") as pool:
        answers = list(pool.map(ask, questions))
    told = [_judged(one, answer) for one, answer in zip(questions, answers, strict=True)]
    return [one for one in told if one]


def _questions(spec: Spec, stack: Stack) -> Iterator[Question]:
    network = stack.network
    seen = stack.health.live.values() if stack.health else ()
    healthy = {(target.id, target.port) for targets in seen for target in targets if target.state == "healthy"}
    for site in spec.sites:
        targets = [target for pool in live_pools(spec, site, stack) for target in pool.targets]
        for target in targets:
            for instance in network.labelled.get(target.instance, ()) if network else ():
                asked = instance.public_ip and instance.state == "running" and _open(stack, instance, target.port)
                if asked and instance.public_ip and (instance.id, target.port) not in healthy:
                    yield Question(site, instance, instance.public_ip, target.port)


def _open(stack: Stack, instance: InstanceSeen, port: int) -> bool:
    """True where a rule lets the whole world in."""
    groups = {id for id, _name in instance.groups}
    exposed = stack.firewall.exposed if stack.firewall else ()
    return any(one.group in groups and one.opens(port) for one in exposed)


def _judged(asked: Question, answer: Answer) -> Finding | None:
    site, where = asked.site, f'sites."{asked.site.host}"'
    facts: dict[str, Any] = {"host": site.host, "instance": asked.instance.id, "ip": asked.address, "port": asked.port}
    facts["path"] = site.health.path
    if answer.refused:
        return finding("nobody-listens", where, "warning", **facts)
    if not answer.status or counts(answer.status, site.health.codes):
        return None
    return finding("unlikely-healthy", where, "warning", status=answer.status, codes=site.health.codes, **facts)


def counts(status: int, codes: str) -> bool:
    """True for an HTTP status among ELB's codes: "200", "200-499", "200,302"."""
    spans = (part.partition("-") for part in codes.split(","))
    return any(int(first) <= status <= int(last or first) for first, _, last in spans)
