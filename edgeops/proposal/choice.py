"""Which port and health path each site gets, and what the stack is called.

```
a load balancer sends the name to a port of the instance    that port
the name is one that usually has a port, which answers      that port (grafana 3000, jenkins 8080)
something answers on 80                                     80
applications answer                                         the one with the most telling health path, each once
nothing answers, ports are open                             80 or the first open one
nothing is known                                            80
```
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from edgeops.catalogue import Text, joined, say
from edgeops.domains import registered
from edgeops.model import Heard
from edgeops.proposal.seen import Proposal, Seen, SiteDraft

WEB = 80
USUAL = {"grafana": 3000, "jenkins": 8080}
LONGEST_NAME = 15


@dataclass(frozen=True)
class Port:
    """A port for a site, and why."""

    number: int
    why: Text


def propose(seen: Seen, paths: Sequence[str]) -> Proposal:
    """`paths`: the health paths that were tried, the most telling first."""
    name, why = _stack(seen)
    assumed = [seen.why, why]
    unknown: list[Text] = []
    sites: list[SiteDraft] = []
    for host, aliases in seen.hosts.items():
        port = _port(seen, host, {site.port for site in sites}, paths)
        heard = next((one for one in seen.heard.get(host, ()) if one.port == port.number), None)
        health = heard.healthy if heard else ""
        sites.append(SiteDraft(host, port.number, health, aliases, seen.beside.get(host, ""), heard))
        assumed += [port.why, _health(host, health, heard)]
        unknown += _doubts(seen, port.number, heard)
    takeover = tuple(name for name in seen.names if name in seen.leads and seen.leads[name].takeable)
    return Proposal(seen, name, tuple(sites), tuple(assumed), tuple(dict.fromkeys(unknown)), takeover)


def stack_name(host: str, zone: str = "") -> str:
    """A valid name for a stack after the domain: koing.shop -> koing. `zone`: the hosted zone, "" where not known."""
    own = (zone or registered(host)).partition(".")[0]
    return _shortened("-".join(re.findall(r"[a-z0-9]+", own.removeprefix("xn--"))).lstrip("0123456789-")) or "site"


def _shortened(name: str, end: str = "") -> str:
    return name[: LONGEST_NAME - len(end)].rstrip("-") + end


def _stack(seen: Seen) -> tuple[str, Text]:
    """That of the stack which holds the names; else after the domain, unless another stack is called so."""
    held = next((lead.stack for lead in seen.leads.values() if lead.stack), "")
    if held:
        return held, say("assumed.name-held", name=held)
    first = next(iter(seen.hosts))
    zone = seen.leads[first].zone if first in seen.leads else ""
    wanted = stack_name(first, zone)
    if wanted not in seen.stacks:
        return wanted, say("assumed.name", name=wanted)
    others = (_shortened(wanted, f"-{number}") for number in range(2, 1000))
    name = next(other for other in others if other not in seen.stacks)
    return name, say("assumed.name-other", name=name, other=wanted)


def _port(seen: Seen, host: str, used: set[int], paths: Sequence[str]) -> Port:
    answering = {one.port: one for one in seen.heard.get(host, ()) if one.statuses}
    serving = seen.serving(host)
    standing = [port for machine, port in serving.targets(host) if machine == seen.machine.id] if serving else []
    if serving and standing:
        return Port(standing[0], say("assumed.port-balancer", host=host, port=standing[0], balancer=serving.name))
    usual = USUAL.get(host.partition(".")[0], 0)
    if usual in answering:
        return Port(usual, say("assumed.port-usual", host=host, port=usual))
    if WEB in answering:
        return Port(WEB, say("assumed.port-web", host=host))
    if answering:
        best = min(answering.values(), key=lambda one: (one.port in used, _rank(one, paths))).port
        return Port(best, say("assumed.port-application", host=host, port=best))
    return _unheard(seen, host, used)


def _unheard(seen: Seen, host: str, used: set[int]) -> Port:
    """Nothing answered from here; what the security group opens is the next best sign."""
    open_ports = sorted(seen.openings.to_some, key=lambda port: (port != WEB, port in used))
    if not open_ports:
        return Port(WEB, say("assumed.port-default", host=host))
    return Port(open_ports[0], say("assumed.port-open", host=host, port=open_ports[0]))


def _rank(heard: Heard, paths: Sequence[str]) -> int:
    return paths.index(heard.healthy) if heard.healthy else len(paths)


def _health(host: str, health: str, heard: Heard | None) -> Text:
    if health:
        return say("assumed.health", host=host, path=health)
    if heard is None or not heard.statuses:
        return say("assumed.health-unasked", host=host)
    return say("assumed.health-any", host=host, answers=answers(heard))


def answers(heard: Heard) -> Text:
    """`/healthz answers 404, / answers 200`."""
    return joined(", ", [say("init.answered", path=path, status=status) for path, status in heard.statuses.items()])


def _doubts(seen: Seen, port: int, heard: Heard | None) -> Iterable[Text]:
    if heard is not None and heard.statuses:
        return []
    if not seen.machine.address:
        return [say("unknown.address")]
    if heard is not None:
        return [say("unknown.port", port=port, reason=heard.why)]
    ports = ", ".join(map(str, seen.tried)) if not seen.openings.to_some else ""
    return [say("unknown.closed", ports=ports)] if ports else []
