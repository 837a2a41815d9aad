"""What the screen tells of a proposal, and the same as data for `--json`."""

from collections.abc import Mapping

from edgeops.catalogue import Text, joined, say
from edgeops.model import Heard, Lead, Serving
from edgeops.proposal.choice import answers
from edgeops.proposal.seen import Proposal, Seen, in_words


def page(proposal: Proposal, place: Text, file: str, *, blocked: bool) -> Text:
    """Lines to be wrapped where the terminal ends. `blocked`: errors follow that `up` refuses."""
    seen = proposal.seen
    lines: list[str] = [place, "", say("init.found"), *_found(seen), "", say("init.assumed"), *_items(proposal.assumed)]
    lines += ["", say("init.unknown"), *_items(proposal.unknown)] if proposal.unknown else []
    lines += ["", say("init.written", file=file)]
    lines += [say("init.before-up")] if blocked else []
    return joined("\n", lines)


def fields(proposal: Proposal, file: str) -> Mapping[str, object]:
    """For programs."""
    seen = proposal.seen
    return {
        "stack": proposal.name,
        "account": seen.account,
        "region": seen.region,
        "file": file,
        "instance": {"id": seen.machine.id, "name": seen.machine.name, "address": seen.machine.address},
        "open_to_all": list(seen.openings.to_all),
        "load_balancers": [one.name for one in seen.servings],
        "certificates": [arn for arn, _ in seen.certificates],
        "sites": {
            site.host: {
                "to": f"web:{site.port}",
                "health": site.health or None,
                "aliases": list(site.aliases),
                "zone": _lead(seen, site.host).zone or None,
                "record": _lead(seen, site.host).standing or None,
            }
            for site in proposal.sites
        },
        "takeover": list(proposal.takeover),
        "assumed": list(proposal.assumed),
        "unknown": list(proposal.unknown),
    }


def _found(seen: Seen) -> list[Text]:
    zones = sorted({lead.zone for lead in seen.leads.values() if lead.zone})
    rows: list[tuple[str, str]] = [(say("init.label-instance"), in_words(seen.machine))]
    rows.append((say("init.label-zones"), ", ".join(zones) or say("init.none")))
    rows += [(name, _record(_lead(seen, name))) for name in seen.names]
    rows.append((say("init.label-open"), ", ".join(map(str, seen.openings.to_all)) or say("init.none")))
    first = next(iter(seen.heard.values()), ())
    rows += [(say("init.label-answer", port=one.port), _heard(one)) for one in first]
    rows += [(say("init.label-balancer", name=one.name), _sends(one)) for one in seen.servings]
    rows += [
        (say("init.label-certificate"), say("init.certificate", arn=arn, state=state))
        for arn, state in seen.certificates
    ]
    return [joined("", ["  ", label, ": ", value]) for label, value in rows]


def _lead(seen: Seen, host: str) -> Lead:
    return seen.leads.get(host) or Lead(host)


def _record(lead: Lead) -> Text:
    if lead.standing:
        return say("init.record", record=lead.standing)
    if lead.addresses:
        return say("init.record-outside", ip=", ".join(lead.addresses))
    return say("init.record-none")


def _heard(heard: Heard) -> Text:
    if not heard.statuses:
        return say("init.silent", reason=heard.why)
    if heard.healthy:
        return say("init.answered", path=heard.healthy, status=200)
    return answers(heard)


def _sends(serving: Serving) -> Text:
    told = []
    for host, targets in serving.sends.items():
        ports = ", ".join(f"{machine}:{port}" for machine, port in targets)
        told.append(say("init.sends", host=host, targets=ports) if host else say("init.sends-all", targets=ports))
    return joined(", ", told) if told else say("init.serves-nothing")


def _items(texts: tuple[Text, ...]) -> list[Text]:
    return [joined("", ["  - ", text]) for text in texts]
