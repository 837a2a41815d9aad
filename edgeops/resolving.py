"""What the world's DNS says, asked with dnspython: who serves a zone, and which records others see.

Route53 answers for its zones whatever the registrar says (T2.13); only the parent's name servers tell where the world
asks. Questions are few and bounded: `BUDGET` seconds for all that one asker is asked, since nothing may hang on a
resolver that a firewall hides.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from edgeops.catalogue import Text, say
from edgeops.errors import Finding, UsageProblem, finding

if TYPE_CHECKING:
    from dns.message import Message

BUDGET, ONE_QUESTION = 2.0, 0.8
"""Seconds for all questions of one asker, and for one of them."""
VARIABLE = "EDGEOPS_DNS"
DNS_PORT = 53

Server = tuple[str, int]


class NotAsked(Exception):
    """The question got no answer; `why` says the reason."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why


class Outside(Protocol):
    """The public DNS."""

    def name_servers(self, zone: str) -> tuple[str, ...]:
        """The name servers that the zone's parent names, sorted; () where it knows no such zone. Raises NotAsked."""
        ...

    def values(self, name: str, kind: str) -> tuple[str, ...]:
        """The record values a resolver gives, as text, CNAMEs followed; () for none. Raises NotAsked."""
        ...


Look = Callable[[bool], "Outside | None"]
"""Makes an asker with a budget of its own; told whether the account is simulated."""


def nobody(_simulated: bool) -> Outside | None:
    """Where the public DNS is not to be asked."""
    return None


def configured(environment: Mapping[str, str]) -> Look:
    """Askers of EDGEOPS_DNS - `RESOLVER[,PARENT]`, each host[:port] - or else of this machine's resolvers.

    PARENT is asked about delegations instead of the real parents' servers. The real world's DNS knows nothing of a
    simulated account: it is asked about one only where EDGEOPS_DNS says so. Raises UsageProblem.
    """
    named = environment.get(VARIABLE, "")
    if not named:
        return lambda simulated: None if simulated else Asker(_resolvers(), None)
    servers = [_server(each.strip()) for each in named.split(",")]
    if len(servers) > 2:
        raise UsageProblem(_bad_variable(named))
    return lambda _simulated: Asker(servers[:1], servers[1] if len(servers) == 2 else None)


@dataclass
class Asker:
    """Asks real servers; remembers the answers. Safe to use from several threads."""

    resolvers: Sequence[Server]
    parent: Server | None
    now: Callable[[], float] = time.monotonic
    _until: float = 0.0
    _known: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def name_servers(self, zone: str) -> tuple[str, ...]:
        for server in (self.parent,) if self.parent else self._parents(zone):
            reply = self._ask(server, zone, "NS", recursive=False)
            if found := _of(reply, zone, "NS"):
                return found
            if _says_no(reply):
                return ()
        # The parent is itself one of the account's zones, or could not be found: what the world ends up with.
        return self.values(zone, "NS")

    def values(self, name: str, kind: str) -> tuple[str, ...]:
        with self._lock:
            known = self._known.get((name, kind))
        if known is None:
            known = self._resolved(name, kind)
            with self._lock:
                self._known[name, kind] = known
        return known

    def _resolved(self, name: str, kind: str) -> tuple[str, ...]:
        import dns.rdatatype

        if not self.resolvers:
            raise NotAsked(say("asked.no-resolver"))
        reply = self._ask(self.resolvers[0], name, kind, recursive=True)
        wanted = dns.rdatatype.from_text(kind)
        return tuple(sorted(_text(value) for rrset in reply.answer if rrset.rdtype == wanted for value in rrset))

    def _parents(self, zone: str) -> list[Server]:
        """Two of the servers of the closest name above that is a zone."""
        above = zone.partition(".")[2]
        while above:
            if servers := self.values(above, "NS"):
                addresses = [address for name in servers[:2] for address in self.values(name, "A")[:1]]
                return [(address, DNS_PORT) for address in addresses]
            above = above.partition(".")[2]
        return []

    def _ask(self, server: Server, name: str, kind: str, recursive: bool) -> Message:
        import dns.exception
        import dns.flags
        import dns.message
        import dns.query
        import dns.rcode

        query = dns.message.make_query(name, kind, use_edns=0)
        if not recursive:
            query.flags &= ~dns.flags.RD
        try:
            reply, _ = dns.query.udp_with_fallback(query, server[0], timeout=self._patience(), port=server[1])
        except (OSError, dns.exception.DNSException) as error:
            reason = str(error) or type(error).__name__
            raise NotAsked(say("asked.failed", server=server[0], reason=reason)) from error
        if reply.rcode() not in {dns.rcode.NOERROR, dns.rcode.NXDOMAIN}:
            code = dns.rcode.to_text(reply.rcode())
            raise NotAsked(say("asked.code", server=server[0], code=code, name=name))
        return reply

    def _patience(self) -> float:
        """Seconds for the next question. Raises NotAsked when the budget is spent."""
        with self._lock:
            self._until = self._until or self.now() + BUDGET
            left = self._until - self.now()
        if left <= 0:
            raise NotAsked(say("asked.late", seconds=f"{BUDGET:.0f}"))
        return min(left, ONE_QUESTION)


def _of(reply: Message, name: str, kind: str) -> tuple[str, ...]:
    """Values at exactly that name, in the answer or in a referral."""
    import dns.name
    import dns.rdatatype

    wanted = dns.name.from_text(name), dns.rdatatype.from_text(kind)
    sets = [rrset for rrset in (*reply.answer, *reply.authority) if (rrset.name, rrset.rdtype) == wanted]
    return tuple(sorted({_text(value) for rrset in sets for value in rrset}))


def _says_no(reply: Message) -> bool:
    import dns.rcode

    return bool(reply.rcode() == dns.rcode.NXDOMAIN)


def _text(value: object) -> str:
    """A value as people write it: names without the final dot."""
    text = str(value)
    return text if text.startswith('"') else text.rstrip(".").lower()


def _resolvers() -> list[Server]:
    import dns.exception
    import dns.resolver

    try:
        return [(str(each), DNS_PORT) for each in dns.resolver.Resolver().nameservers]
    except dns.exception.DNSException:
        return []


def _server(named: str) -> Server:
    host, colon, port = named.rpartition(":")
    if not colon:
        host, port = named, str(DNS_PORT)
    if not host or not port.isdigit() or not 0 < int(port) < 65536:
        raise UsageProblem(_bad_variable(named))
    return host, int(port)


def _bad_variable(named: str) -> Finding:
    return finding("bad-dns-server", VARIABLE, value=repr(named))
