"""Each site as it stands, read from the Stack: what `up` and `status` answer."""

from collections.abc import Mapping

from edgeops import naming
from edgeops.advice import advice, code, state_in_words
from edgeops.catalogue import Text, say
from edgeops.commands.passage import obstacle
from edgeops.errors import Finding, finding
from edgeops.model import Held, Site, Spec, Stack, TargetSeen
from edgeops.naming import plain_name
from edgeops.report import SiteReport, TargetReport
from edgeops.routing import FORWARD, live_pools

NOT_MOVED = say("site.dns-not-moved")
OURS = say("site.dns-ours")
HEALTHY = say("verdict.healthy")
SICK = frozenset({"verdict.sick", "verdict.not-moved"})
CHANGED = frozenset(
    {
        "verdict.closed",
        "verdict.group-off",
        "verdict.not-to-https",
        "verdict.other-certificate",
        "verdict.rule-changed",
        "verdict.unknown-name",
    }
)


def sites(spec: Spec, stack: Stack, *, passable: bool = False) -> Mapping[str, SiteReport]:
    """One report a site, in the order of the file. `passable`: ask, too, whether what `up` made is still in its place,
    which `up` itself has just seen to.
    """
    return {site.host: _report(spec, site, stack, passable) for site in spec.sites}


def findings(spec: Spec, reports: Mapping[str, SiteReport]) -> tuple[Finding, ...]:
    """What is wrong with the sites, each with its cause, how to see it, and what to do."""
    paths = {site.host: site.health.path for site in spec.sites}
    sick = [report for report in reports.values() if not report.healthy]
    return tuple(finding for report in sick for finding in _wrong(report, paths[report.host]))


def _report(spec: Spec, site: Site, stack: Stack, passable: bool) -> SiteReport:
    certificate, dns = _certificate(site, stack), _dns(site, stack)
    live = stack.health.live.get(site.host, ()) if stack.health else ()
    seen = tuple(target for target in live if target.state != "draining")
    targets = tuple(
        TargetReport(target.id, target.port, target.state, target.reason, advice(target, site.health.path))
        for target in seen
    )
    routed = bool(stack.https and stack.https.rule(naming.tag_site(site.host), FORWARD))
    entered = bool(stack.entry and stack.entry.on(stack.place(site.host)))
    in_the_way = obstacle(site, stack) if passable else None
    verdict = _verdict(certificate, dns, routed and entered, in_the_way, seen)
    every = say("site.any-name", rest=site.host[1:])
    return SiteReport(
        host=site.host,
        url=every if site.host.startswith("*.") else f"https://{site.host}",
        certificate=certificate,
        dns=dns,
        live=_live(spec, site, stack),
        targets=targets,
        healthy=verdict == HEALTHY,
        verdict=verdict,
    )


def _live(spec: Spec, site: Site, stack: Stack) -> str:
    several = len(site.pools) > 1
    pools = live_pools(spec, site, stack)
    names = [", ".join(map(str, pool.targets)) + (f" ({pool.name})" if several else "") for pool in pools]
    return "; ".join(names)


def _certificate(site: Site, stack: Stack) -> Text:
    certs = [stack.certificate.by_host.get(host) if stack.certificate else None for host in site.names]
    if None in certs:
        return say("site.certificate-none")
    issued = stack.validation.issued if stack.validation else frozenset()
    if any(cert and cert.status != "ISSUED" and cert.arn not in issued for cert in certs):
        return say("site.certificate-pending")
    ends = min((cert.not_after for cert in certs if cert and cert.not_after), default=None)
    return say("site.certificate-until", date=ends) if ends else say("site.certificate-issued")


def _dns(site: Site, stack: Stack) -> Text:
    balancer = stack.home(site.host)
    items = [_held(host, stack) for host in site.names]
    if any(stack.cutover and host in {one.host for one in stack.cutover.waiting} for host in site.names):
        return NOT_MOVED
    targets = [item.target if item else None for item in items]
    if None in targets:
        return say("site.dns-none")
    if balancer and set(targets) == {plain_name(balancer.dns_name)}:
        return OURS
    standing = stack.balancer.dns_names if stack.balancer else frozenset()
    gone = any(item and item.ours and item.target not in standing for item in items)
    return say("site.dns-gone") if gone else say("site.dns-elsewhere")


def _held(host: str, stack: Stack) -> Held | None:
    moved = stack.cutover.moved if stack.cutover else ()
    zone = stack.zone.by_host.get(host) if stack.zone else None
    mine = stack.records.of(host, zone) if stack.records else None
    return next((item for item in moved if item.host == host), mine)


def _verdict(
    certificate: Text, dns: Text, routed: bool, in_the_way: Text | None, targets: tuple[TargetSeen, ...]
) -> Text:
    """The first thing that is wrong on a request's way, or "healthy"."""
    sick = [target for target in targets if target.state != "healthy"]
    if dns == NOT_MOVED and sick:
        return say("verdict.not-moved", sick=_sick(sick, targets))
    if dns != OURS:
        return say("verdict.dns", dns=dns)
    if not certificate.startswith("issued"):
        return say("verdict.certificate", certificate=certificate)
    if not routed:
        return say("verdict.unrouted")
    if in_the_way:
        return in_the_way
    if not targets:
        return say("verdict.no-target")
    return _sick(sick, targets) if sick else HEALTHY


def _sick(sick: list[TargetSeen], targets: tuple[TargetSeen, ...]) -> Text:
    state = state_in_words(sick[0].state)
    return say("verdict.sick", sick=len(sick), count=len(targets), state=state, reason=sick[0].reason)


def _wrong(report: SiteReport, path: str) -> list[Finding]:
    where = f'sites."{report.host}"'
    sick = [target for target in report.targets if target.state != "healthy"]
    key = report.verdict.key if isinstance(report.verdict, Text) else ""
    if key == "verdict.shadowed":
        return [finding("site-shadowed", where, verdict=report.verdict)]
    if key not in SICK or not sick:
        why = say("site-incomplete.why-changed") if key in CHANGED else None
        return [finding("site-incomplete", where, why=why, verdict=report.verdict)]
    return [
        finding(
            code(target.reason, target.state),
            where,
            family="target-REASON",
            what=_state(target),
            why=target.advice,
            port=target.port,
            path=path,
        )
        for target in sick
    ]


def _state(target: TargetReport) -> Text:
    name, state = f"{target.id}:{target.port}", state_in_words(target.state)
    if not target.reason:
        return say("target-REASON.what-bare", target=name, state=state)
    return say("target-REASON.what", target=name, state=state, reason=target.reason)
