"""Things seen, with only what a test is about."""

from collections.abc import Mapping, Sequence
from typing import Any

from edgeops.catalogue import say
from edgeops.model import Heard, Lead, Machine, Openings, Serving
from edgeops.probing import PATHS, PORTS
from edgeops.proposal import Proposal, Seen, propose

WEB = Machine("i-0f3a5c9d1e7b24680", "web", "running", "13.124.55.66", True, "vpc-1")
OTHER = Machine("i-0a6e3c8f2d7b14950", "batch", "running", "3.35.61.7", False, "vpc-1")
HOST = "koing.shop"
WHY = say("assumed.only", machine=WEB.id, region="ap-northeast-2")


def heard(**ports: Mapping[str, int]) -> tuple[Heard, ...]:
    """`p80={"/": 200}`: what each port answered; a port without answers was silent."""
    return tuple(
        Heard(int(name[1:]), answers, why="" if answers else "Connection refused") for name, answers in ports.items()
    )


def seen(*hosts: str, ports: Sequence[Heard] = (), **more: Any) -> Seen:
    """One instance, one zone, nothing else; every host hears the same ports."""
    names = hosts or tuple(more.get("hosts", (HOST,)))
    facts = {
        "hosts": dict.fromkeys(names, ()),
        "leads": {name: Lead(name, zone=HOST) for name in names},
        "heard": {name: tuple(ports) for name in names} if ports else {},
        "openings": Openings((80,), (80,)),
        "machine": WEB,
        "tried": PORTS,
    }
    return Seen("123456789012", "ap-northeast-2", why=WHY, **{**facts, **more})


def proposal(*hosts: str, **more: Any) -> Proposal:
    """What is made of it."""
    return propose(seen(*hosts, **more), PATHS)


def serving(**sends: int) -> Serving:
    """A load balancer that sends everything to a port of the instance."""
    return Serving("old-lb", "old.elb.amazonaws.com", False, {"": ((WEB.id, sends["port"]),)})


def led(host: str = HOST) -> Mapping[str, Lead]:
    """The name leads to that load balancer."""
    return {host: Lead(host, HOST, "A alias", frozenset({"old.elb.amazonaws.com"}), takeable=True)}
