"""What was seen, and what is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edgeops.catalogue import Text, say, word
from edgeops.model import Heard, Lead, Machine, Openings, Serving


def in_words(machine: Machine) -> Text:
    """An instance in one line."""
    kind = "init.address-elastic" if machine.has_elastic_ip else "init.address-automatic"
    address = say(kind, ip=machine.address) if machine.address else say("init.address-none")
    name = machine.name or say("init.unnamed")
    return say("init.machine", id=machine.id, name=name, state=word("machine-state", machine.state), address=address)


@dataclass(frozen=True)
class Seen:
    """All that was found. `why`: why it is this machine. `hosts`: site -> its aliases.

    `beside`: site -> a `www.` of it that has a record and was not asked for. `heard`: host -> its ports. `stacks`: the
    stacks of this account and region, with the names they mark. `certificates`: (ARN, status) of those that cover all
    names. `tried`: the ports where applications usually listen.
    """

    account: str
    region: str
    machine: Machine
    why: Text
    hosts: Mapping[str, tuple[str, ...]]
    beside: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, Lead] = field(default_factory=dict)
    servings: tuple[Serving, ...] = ()
    openings: Openings = field(default_factory=Openings)
    heard: Mapping[str, tuple[Heard, ...]] = field(default_factory=dict)
    stacks: Mapping[str, frozenset[str]] = field(default_factory=dict)
    certificates: tuple[tuple[str, str], ...] = ()
    tried: tuple[int, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every asked name."""
        return tuple(name for host, aliases in self.hosts.items() for name in (host, *aliases))

    def serving(self, host: str) -> Serving | None:
        """The load balancer that the name leads to."""
        lead = self.leads.get(host)
        return next((one for one in self.servings if lead and one.dns_name in lead.targets), None)


@dataclass(frozen=True)
class SiteDraft:
    """A site of the file. `health`: the path, "" where any answer will do. `heard`: what its port answered."""

    host: str
    port: int
    health: str
    aliases: tuple[str, ...] = ()
    beside: str = ""
    heard: Heard | None = None


@dataclass(frozen=True)
class Proposal:
    """What the file will say, and on what grounds. `takeover`: names whose record `up` would have to exchange."""

    seen: Seen
    name: str
    sites: tuple[SiteDraft, ...]
    assumed: tuple[Text, ...]
    unknown: tuple[Text, ...]
    takeover: tuple[str, ...]
