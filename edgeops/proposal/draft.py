"""The text of the edgeops.toml: what was chosen, with a comment beside each choice, in the user's language."""

from collections.abc import Iterable

from edgeops.catalogue import Tongue, say
from edgeops.proposal.seen import Proposal, Seen, SiteDraft, in_words

LABEL = "web"


def draft(proposal: Proposal, tongue: Tongue) -> str:
    """The whole file. `settings` accepts it; what comes from AWS stands in comments only, or is an id or a name."""
    seen = proposal.seen
    blocks = [
        _comment(tongue(say("draft.head"))),
        [
            "[stack]",
            *_comment(tongue(say("draft.name"))),
            f'name    = "{proposal.name}"',
            f'region  = "{seen.region}"',
            *_comment(tongue(say("draft.account"))),
            f'account = "{seen.account}"',
        ],
        _instance(seen, tongue),
        *(_site(site, tongue) for site in proposal.sites),
        _certificate(seen, tongue),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _instance(seen: Seen, tongue: Tongue) -> list[str]:
    elastic = "draft.address-elastic" if seen.machine.has_elastic_ip else "draft.address-automatic"
    return [
        f"[instances.{LABEL}]",
        *_comment(tongue(say("draft.label"))),
        *_comment(tongue(in_words(seen.machine))),
        f'id = "{seen.machine.id}"',
        *_comment(tongue(say(elastic))),
        "# elastic_ip = true",
    ]


def _site(site: SiteDraft, tongue: Tongue) -> list[str]:
    lines = [f'[sites."{site.host}"]', f'to      = "{LABEL}:{site.port}"']
    if site.aliases:
        lines.append(f"aliases = [{', '.join(_quoted(site.aliases))}]")
    elif site.beside:
        lines += [*_comment(tongue(say("draft.aliases"))), f'# aliases = ["{site.beside}"]']
    if site.health:
        return [*lines, *_comment(tongue(say("draft.health-path"))), f'health  = {{ path = "{site.health}" }}']
    return [*lines, *_comment(tongue(say("draft.health-none"))), '# health = { path = "/health" }']


def _certificate(seen: Seen, tongue: Tongue) -> list[str]:
    issued = [arn for arn, status in seen.certificates if status == "ISSUED"]
    if not issued:
        return []
    return [*_comment(tongue(say("draft.certificate"))), "# [certificate]", f'# arn = "{issued[0]}"']


def _quoted(names: Iterable[str]) -> list[str]:
    return [f'"{name}"' for name in names]


def _comment(text: str) -> list[str]:
    """Comment lines. A Name tag may hold anything, and TOML allows no control characters even there."""
    return ["# " + "".join(char if char.isprintable() else " " for char in line) for line in text.splitlines()]
