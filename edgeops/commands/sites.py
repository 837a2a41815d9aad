"""Each site as it stands, read from the Stack: what `up` and `status` answer."""

from collections.abc import Mapping

from edgeops import naming
from edgeops.advice import advice
from edgeops.errors import Finding
from edgeops.model import Held, Site, Spec, Stack, TargetSeen
from edgeops.naming import plain_name
from edgeops.report import SiteReport, TargetReport
from edgeops.routing import FORWARD, live_pools

NOT_MOVED = "still leads to what stood there before"


def sites(spec: Spec, stack: Stack) -> Mapping[str, SiteReport]:
    """One report a site, in the order of the file."""
    return {site.host: _report(spec, site, stack) for site in spec.sites}


def findings(reports: Mapping[str, SiteReport]) -> tuple[Finding, ...]:
    """What is wrong with the sites, each with its cause and what to do."""
    return tuple(finding for report in reports.values() if not report.healthy for finding in _wrong(report))


def _report(spec: Spec, site: Site, stack: Stack) -> SiteReport:
    certificate, dns = _certificate(site, stack), _dns(site, stack)
    live = stack.health.live.get(site.host, ()) if stack.health else ()
    seen = tuple(target for target in live if target.state != "draining")
    targets = tuple(
        TargetReport(target.id, target.port, target.state, target.reason, advice(target, site.health.path))
        for target in seen
    )
    routed = bool(stack.https and stack.https.rule(naming.tag_site(site.host), FORWARD))
    entered = bool(stack.entry and stack.entry.listener)
    verdict = _verdict(certificate, dns, routed and entered, seen)
    return SiteReport(
        host=site.host,
        url=f"https://{site.host}" if not site.host.startswith("*.") else f"https://<any name>{site.host[1:]}",
        certificate=certificate,
        dns=dns,
        live=_live(spec, site, stack),
        targets=targets,
        healthy=verdict == "healthy",
        verdict=verdict,
    )


def _live(spec: Spec, site: Site, stack: Stack) -> str:
    several = len(site.pools) > 1
    pools = live_pools(spec, site, stack)
    names = [", ".join(map(str, pool.targets)) + (f" ({pool.name})" if several else "") for pool in pools]
    return "; ".join(names)


def _certificate(site: Site, stack: Stack) -> str:
    certs = [stack.certificate.by_host.get(host) if stack.certificate else None for host in site.names]
    if None in certs:
        return "none"
    issued = stack.validation.issued if stack.validation else frozenset()
    if any(cert and cert.status != "ISSUED" and cert.arn not in issued for cert in certs):
        return "pending validation"
    ends = min((cert.not_after for cert in certs if cert and cert.not_after), default=None)
    return f"issued, valid until {ends}" if ends else "issued"


def _dns(site: Site, stack: Stack) -> str:
    balancer = stack.balancer.first if stack.balancer else None
    items = [_held(host, stack) for host in site.names]
    if any(stack.cutover and host in {one.host for one in stack.cutover.waiting} for host in site.names):
        return NOT_MOVED
    if balancer is None or any(item is None or item.target is None for item in items):
        return "no record"
    if all(item and item.target == plain_name(balancer.dns_name) for item in items):
        return "leads to the load balancer"
    return "leads elsewhere"


def _held(host: str, stack: Stack) -> Held | None:
    moved = stack.cutover.moved if stack.cutover else ()
    mine = stack.records.of(host) if stack.records else None
    return next((item for item in moved if item.host == host), mine)


def _verdict(certificate: str, dns: str, routed: bool, targets: tuple[TargetSeen, ...]) -> str:
    """The first thing that is wrong on a request's way, or "healthy"."""
    sick = [target for target in targets if target.state != "healthy"]
    if dns == NOT_MOVED and sick:
        return f"not moved yet: {_sick(sick, targets)}"
    if dns != "leads to the load balancer":
        return f"DNS: {dns}"
    if not certificate.startswith("issued"):
        return f"certificate: {certificate}"
    if not routed:
        return "the load balancer does not know this site"
    if not targets:
        return "no target is registered"
    return _sick(sick, targets) if sick else "healthy"


def _sick(sick: list[TargetSeen], targets: tuple[TargetSeen, ...]) -> str:
    return f"{len(sick)} of {len(targets)} targets {sick[0].state}: {sick[0].reason}"


def _wrong(report: SiteReport) -> list[Finding]:
    where = f'sites."{report.host}"'
    sick = [target for target in report.targets if target.state != "healthy"]
    if report.verdict.startswith(("DNS", "certificate", "the load balancer", "no target")) or not sick:
        why = "The edge is not complete."
        return [Finding("site-incomplete", "error", where, report.verdict, why, "Run `edgeops up`.")]
    return [
        Finding(
            id=f"target-{target.reason.rpartition('.')[2].lower() or target.state}",
            severity="error",
            where=where,
            what=f"{target.id}:{target.port} is {target.state}: {target.reason}",
            why=target.advice,
            fix="Correct it on the instance, then see with `edgeops status` (no `up` needed).",
        )
        for target in sick
    ]
