"""The way of a request through the edge to a site, as it stands: what has been changed by hand, or was never finished.

Read from the Stack, not from the plan: what the file wants and `up` has still to make - another port, a new site, a
setting - harms nobody who is served.
"""

from collections.abc import Iterator

from edgeops import naming
from edgeops.answering import answering
from edgeops.catalogue import Text, say
from edgeops.domains import covered
from edgeops.model import Rule, Site, Stack
from edgeops.openness import WEB
from edgeops.resources.entry import WANTED
from edgeops.routing import wanted_rules


def obstacle(site: Site, stack: Stack) -> Text | None:
    """The first thing in the way of who comes to that site, or None."""
    return next((text for part in (_outside, _listeners, _rules) for text in part(site, stack)), None)


def _outside(site: Site, stack: Stack) -> Iterator[Text]:
    """Whether the world reaches the load balancer at all."""
    home, firewall = stack.home(site.host), stack.firewall
    if home is None or firewall is None:
        return
    if firewall.group and firewall.group not in home.groups:
        yield say("verdict.group-off")
    closed = [
        str(port) for port in sorted(WEB) if not any((group, port) in firewall.entrances for group in home.groups)
    ]
    if closed:
        yield say("verdict.closed", ports=", ".join(closed))


def _listeners(site: Site, stack: Stack) -> Iterator[Text]:
    place = stack.place(site.host)
    entry = stack.entry.on(place) if stack.entry else None
    if entry and entry.action != WANTED:
        yield say("verdict.not-to-https")
    listener = stack.https.on(place) if stack.https else None
    if listener and listener.certificate:
        on_it = (listener.certificate, *listener.sni)
        if bare := [host for host in site.names if not any(_may_serve(arn, host, stack) for arn in on_it)]:
            yield say("verdict.other-certificate", hosts=", ".join(bare))


def _may_serve(arn: str, host: str, stack: Stack) -> bool:
    """False where it is known not to: an IAM certificate, for one, is not in ACM's list."""
    names = stack.certificate.names_of(arn) if stack.certificate else None
    return names is None or covered(host, names)


def _rules(site: Site, stack: Stack) -> Iterator[Text]:
    rules = stack.https.rules_on(stack.place(site.host)) if stack.https else ()
    for host in site.names:
        rule = answering(rules, host)
        if rule is None or (rule.ours and not _meant(rule, host, site)):
            yield say("verdict.unknown-name", host=host)
        elif not rule.ours:
            yield say("verdict.shadowed", host=host, priority=rule.priority)
        elif not _as_made(rule, host, site):
            yield say("verdict.rule-changed", title=host)
    for wanted in wanted_rules(site):
        made = stack.https.rule(naming.tag_site(site.host), wanted.part) if stack.https else None
        if made and wanted.match.paths and not _on_its_path(made, wanted.match.paths):
            yield say("verdict.rule-changed", title=wanted.title)


def _meant(rule: Rule, host: str, site: Site) -> bool:
    """True for a rule of the site, and for one that was made for the name while it was another site's."""
    return rule.site == naming.tag_site(site.host) or host in rule.hosts


def _as_made(rule: Rule, host: str, site: Site) -> bool:
    """Of a site that has only given up the name nothing is asked: `up` is still to come."""
    if rule.site != naming.tag_site(site.host):
        return True
    return any(rule.weights.values()) if host == site.host else rule.redirect == site.host


def _on_its_path(made: Rule, paths: tuple[str, ...]) -> bool:
    return made.match is not None and set(made.match.paths) == set(paths) and any(made.weights.values())
