"""`edgeops init HOST...`: finds out what there is, writes a commented edgeops.toml, says what it assumed.

Reads only, and asks nobody. What `up` would refuse - no zone, name servers elsewhere - is told with the same findings;
what leaves the instance unknown ends it without a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from edgeops.aws import Aws
from edgeops.catalogue import Tongue, joined, say
from edgeops.commands.context import Context
from edgeops.domains import of_balancer
from edgeops.errors import CredentialsProblem, ExitStatus, Finding, Refused, finding
from edgeops.model import Instance, Lead, Machine, Pool, Serving, Site, Spec, Stack, Target, Zones
from edgeops.probing import PATHS, PORTS, listen
from edgeops.proposal import Chosen, Proposal, Seen, choose, draft, fields, in_words, page, propose
from edgeops.report import Outcome, Page
from edgeops.resources import delegation, zone
from edgeops.scouting import leads, serving, stacks_in, stacks_standing
from edgeops.settings.first import WWW, Wish
from edgeops.settings.writing import write_new

WEB = "web"


@dataclass(frozen=True)
class Surroundings:
    """The account around the names."""

    zones: Zones
    leads: Mapping[str, Lead]
    beside: Mapping[str, str]
    servings: Sequence[Serving]


def init(ctx: Context, wish: Wish, tongue: Tongue) -> Outcome:
    """REFUSED without a file where the instance is not known; REFUSED with one where `up` would refuse. Raises
    UsageProblem where the file cannot be written.
    """
    aws = _connect(ctx)
    wanted = _spec(wish)
    around = _surroundings(aws, wanted, wish)
    chosen = _machine(aws, wish, around)
    seen = _look(ctx, aws, wish, around, chosen)
    proposal = propose(seen, PATHS)
    findings = (*_guards(aws, wanted, around), *_worth_knowing(proposal))
    blocked = any(each.severity == "error" for each in findings)
    write_new(wish.file, draft(proposal, tongue))
    place = say("place.line", stack=proposal.name, region=aws.region, account=aws.account, which=_which(aws))
    text = page(proposal, place, str(wish.file), blocked=blocked)
    return Outcome(
        "init",
        ExitStatus.REFUSED if blocked else ExitStatus.OK,
        findings=findings,
        next=(" ".join(["edgeops plan", *(f"--takeover {host}" for host in proposal.takeover)]),),
        page=Page(text, fields(proposal, str(wish.file)), prose=True),
    )


def _connect(ctx: Context) -> Aws:
    try:
        return ctx.connect()
    except CredentialsProblem as problem:
        if all(each.fix != say("credentials-missing.fix") for each in problem.findings):
            raise
        steps = say("credentials-missing.fix-steps")
        raise CredentialsProblem(*(replace(each, fix=steps) for each in problem.findings)) from problem


def _which(aws: Aws) -> str:
    return say("place.real") if aws.endpoint is None else say("place.sandbox", endpoint=aws.endpoint)


def _spec(wish: Wish) -> Spec:
    """The wish as far as the finds of zones and name servers want it."""
    pool = Pool("", (Target(WEB, 80),))
    sites = tuple(Site(host, (pool,), aliases) for host, aliases in wish.hosts.items())
    return Spec("init", wish.region, instances=(Instance(WEB),), sites=sites)


def _surroundings(aws: Aws, wanted: Spec, wish: Wish) -> Surroundings:
    zones = zone.find(aws, wanted, Stack(aws.account))
    known = leads(aws, zones, wanted.hosts)
    maybe = {f"{WWW}{host}": host for host in wish.hosts if f"{WWW}{host}" not in wanted.hosts}
    parents = Zones({name: zones.by_host[host] for name, host in maybe.items() if host in zones.by_host})
    others = leads(replace(aws, outside=lambda: None), parents, tuple(parents.by_host))
    beside = {maybe[name]: name for name, lead in others.items() if lead.standing}
    return Surroundings(zones, known, beside, serving(aws, known.values()))


def _machine(aws: Aws, wish: Wish, around: Surroundings) -> Chosen:
    """The one instance. Raises Refused with all that are there where it is not one."""
    machines = aws.machines.here()
    chosen = choose(machines, around.leads.values(), around.servings, wish.region, wish.instance)
    if len(chosen.machines) == 1 and not chosen.guessed:
        return chosen
    if wish.instance:
        raise Refused(_elsewhere(aws, wish, {"instance-id": [wish.instance]}) or _unknown(wish, machines))
    if addresses := _strange(around, machines):
        found = _elsewhere(aws, wish, {"ip-address": addresses})
        if found:
            raise Refused(found)
    match chosen.machines:
        case [] | ():
            running = {"instance-state-name": ["running"]}
            raise Refused(_elsewhere(aws, wish, running) or _none(wish, machines))
        case (_,):
            return chosen
        case _:
            raise Refused(_several(wish, machines, chosen))


def _strange(around: Surroundings, machines: Sequence[Machine]) -> list[str]:
    """Addresses that the names lead to and nobody here has; those of load balancers are not asked for."""
    ours = {machine.address for machine in machines}
    plain = [lead for lead in around.leads.values() if not any(map(of_balancer, lead.targets))]
    return sorted({address for lead in plain for address in lead.addresses} - ours)


def _look(ctx: Context, aws: Aws, wish: Wish, around: Surroundings, chosen: Chosen) -> Seen:
    """All that the proposal is made of; asks the instance's ports from here."""
    (machine,) = chosen.machines
    openings = aws.machines.openings(machine.groups, PORTS)
    ports = [port for port in PORTS if port in openings.to_some]
    heard = listen(wish.hosts, machine.address, ports, ctx.knock) if machine.address else {}
    names = [name for host, aliases in wish.hosts.items() for name in (host, *aliases)]
    held = stacks_in(aws, around.zones)
    return Seen(
        account=aws.account,
        region=aws.region,
        machine=machine,
        why=chosen.why,
        hosts=wish.hosts,
        beside=around.beside,
        leads=around.leads,
        servings=tuple(around.servings),
        openings=openings,
        heard=heard,
        stacks={**dict.fromkeys(stacks_standing(aws), frozenset()), **held},
        certificates=_covering(aws, names),
        tried=PORTS,
    )


def _covering(aws: Aws, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Certificates that are for all the names: the ARN and ACM's word on its state."""
    found = []
    for summary in aws.certs.listed():
        covered = {summary.get("DomainName", ""), *summary.get("SubjectAlternativeNameSummaries", [])}
        if all(name in covered or f"*.{name.partition('.')[2]}" in covered for name in names):
            found.append((summary.get("CertificateArn", ""), str(summary.get("Status", ""))))
    return tuple(found)


def _guards(aws: Aws, wanted: Spec, around: Surroundings) -> tuple[Finding, ...]:
    """What `plan` would say of zones and of the world's DNS."""
    asked = delegation.find(aws, wanted, Stack(aws.account, zone=around.zones))
    return (*around.zones.problems, *(asked.problems if asked else ()))


def _worth_knowing(proposal: Proposal) -> list[Finding]:
    seen, machine = proposal.seen, proposal.seen.machine
    told = []
    if machine.state not in {"running", "pending"}:
        facts = {"instance": machine.id, "state": machine.state, "region": seen.region}
        told.append(finding("instance-stopped", f"instances.{WEB}", **facts))
    for lead in seen.leads.values():
        if lead.addresses and machine.address not in lead.addresses and not seen.serving(lead.host):
            ip = ", ".join(lead.addresses)
            where = f'sites."{lead.host}"'
            told.append(finding("record-elsewhere", where, "warning", host=lead.host, ip=ip, instance=machine.id))
    for site in proposal.sites:
        where = f'sites."{site.host}"'
        if site.heard and site.heard.location.startswith("https://"):
            told.append(finding("redirects-to-https", where, "warning", port=site.port, host=site.host))
        if site.beside and not site.aliases:
            told.append(finding("www-beside", where, "note", host=site.beside, record=site.host))
    if more := sorted(seen.stacks.get(proposal.name, frozenset()) - set(seen.names)):
        facts = {"stack": proposal.name, "hosts": " ".join(seen.names), "names": " ".join(more)}
        told.append(finding("stack-has-more", "stack.name", "warning", **facts))
    return told


def _elsewhere(aws: Aws, wish: Wish, criteria: Mapping[str, Sequence[str]]) -> Finding | None:
    """Named with the command that looks there."""
    found = aws.machines.elsewhere(criteria)
    if not found:
        return None
    listed = [
        say("init.in-region", machine=in_words(machine), region=region)
        for region, machines in found.items()
        for machine in machines
    ]
    command = f"{_again(wish)} --region {next(iter(found))}"
    facts = {"hosts": ", ".join(wish.hosts), "region": wish.region, "things": joined("; ", listed)}
    return finding("instance-elsewhere", "--region", command=command, **facts)


def _unknown(wish: Wish, machines: Sequence[Machine]) -> Finding:
    facts = {"instance": wish.instance, "region": wish.region}
    return finding("instance-unknown", "--instance", things=_listed(machines), **facts)


def _none(wish: Wish, machines: Sequence[Machine]) -> Finding:
    return finding("no-instance", "--region", region=wish.region, things=_listed(machines))


def _several(wish: Wish, machines: Sequence[Machine], chosen: Chosen) -> Finding:
    command = f"{_again(wish)} --instance {chosen.machines[0].id}"
    hosts = ", ".join(wish.hosts)
    facts = {"region": wish.region, "hosts": hosts, "command": command}
    return finding("choose-instance", "--instance", things=_listed(machines), **facts)


def _listed(machines: Sequence[Machine]) -> str:
    return joined("\n", [in_words(machine) for machine in machines]) if machines else say("init.none")


def _again(wish: Wish) -> str:
    return " ".join(["edgeops init", *(name for host, aliases in wish.hosts.items() for name in (host, *aliases))])
