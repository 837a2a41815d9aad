"""Host names as AWS knows them: A-labels, small letters, no final dot. Everything else is refused with its reason.

Route53, ACM and the load balancer each have their own limits (T1.11, T1.29, T3.21); the strictest holds.
"""

import re
import unicodedata

from edgeops.catalogue import joined, say
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import printable

# The strictest also keeps the marker, `_edgeops.HOST`, within what DNS holds.
LENGTHS = (
    (253, say("config-host-long.why-name")),
    (128, say("config-host-long.why-rule")),
    (64, say("config-host-long.why-certificate")),
)
LONGEST_LABEL = 63
FAR_TOO_LONG = 1000
CHARACTERS = re.compile(r"[a-z0-9-]+")
IPV4 = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}")
IPV6 = re.compile(r"\[?[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*\]?(:[0-9]+)?", re.IGNORECASE)


def fold(text: str) -> str:
    """The one spelling of the host; raises `Wrong`."""
    if len(text) > FAR_TOO_LONG:
        raise Wrong("host-long", say("config-host-long.what"), LENGTHS[0][1])
    name = unicodedata.normalize("NFC", text)
    _refuse_pasted(name)
    wildcard, name = _split_wildcard(name)
    name = _to_ascii(name).removesuffix(".")
    _check_labels(wildcard, name)
    _check_ending(wildcard, name)
    _check_length(wildcard + name)
    return wildcard + name


def _acceptable(text: str) -> str:
    """The text when it is a host name, else nothing: a suggestion must not be wrong itself."""
    try:
        fold(text)
    except Wrong:
        return ""
    return text


def _refuse_pasted(text: str) -> None:
    bare = _unpasted(text)
    if IPV4.fullmatch(bare) or IPV6.fullmatch(text.strip()):
        why = say("config-host-ip.why")
        raise Wrong("host-ip", say("config-host-ip.what"), why, fix=say("config-host-ip.fix"))
    if bare != text:
        better = _acceptable(bare)
        port = re.search(r":([0-9]+)", text.partition("://")[2] or text)
        fix = say("config-host-url.fix", port=port[1]) if better and port and port[1] != "443" else ""
        raise Wrong("host-url", say("config-host-url.what"), say("config-host-url.why"), better, fix)


def _unpasted(text: str) -> str:
    """The host in what was copied from a browser: no scheme, user, port, path."""
    rest = text.strip().partition("://")[2] or text.strip()
    return re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]


def _split_wildcard(text: str) -> tuple[str, str]:
    wildcard, name = ("*.", text[2:]) if text.startswith("*.") else ("", text)
    if "*" in name:
        why = say("config-host-wildcard.why")
        better = _acceptable("*." + name.rpartition("*")[2].lstrip("."))
        raise Wrong("host-wildcard", say("config-host-wildcard.what"), why, better)
    return wildcard, name


def _to_ascii(name: str) -> str:
    plain = name.lower()
    if name.isascii() and "xn--" not in plain:
        return plain
    import idna  # only for the names that need it: the largest import here

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError as error:
        why = say("config-host-idn.why", message=printable(str(error)))
        raise Wrong("host-idn", say("config-host-idn.what"), why, fix=say("config-host-idn.fix")) from error


def _check_labels(wildcard: str, name: str) -> None:
    if not name:
        raise Wrong("host", say("config-host.what"), say("config-host.why"), fix=say("config-host.fix"))
    for label in name.split("."):
        if not label:
            better = _acceptable(wildcard + re.sub(r"\.+", ".", name).strip("."))
            raise Wrong("host", say("config-host.what-dots"), say("config-host.why-dots"), better)
        _check_label(label, _acceptable(wildcard + name.replace("_", "-")) if "_" in name else "")


def _check_label(label: str, better: str) -> None:
    shown = printable(label)
    if not CHARACTERS.fullmatch(label):
        odd = sorted(set(re.sub(r"[a-z0-9-]", "", label)))
        space = say("config.space")
        named = joined(", ", [space if character == " " else printable(character) for character in odd])
        what = say("config-host-characters.what", characters=named)
        raise Wrong("host-characters", what, say("config-host-characters.why"), better)
    if len(label) > LONGEST_LABEL:
        why = say("config-host-long.why-part", most=LONGEST_LABEL, count=len(label))
        raise Wrong("host-long", say("config-host-long.what-part", label=shown), why)
    if label.startswith("-") or label.endswith("-"):
        raise Wrong("host-hyphen", say("config-host-hyphen.what", label=shown), say("config-host-hyphen.why"))
    if label[2:4] == "--" and not label.startswith("xn--"):
        why = say("config-host-hyphen.why-third")
        raise Wrong("host-hyphen", say("config-host-hyphen.what-third", label=shown), why)


def _check_ending(wildcard: str, name: str) -> None:
    ending = name.rpartition(".")[2]
    if ending == name and wildcard:
        why = say("config-host-wildcard.why-ending")
        raise Wrong("host-wildcard", say("config-host-wildcard.what-ending", ending=name), why)
    if ending == name:
        raise Wrong("host-dot", say("config-host-dot.what"), say("config-host-dot.why"), fix=say("config-host-dot.fix"))
    if not ending.isalpha() and not ending.startswith("xn--"):
        raise Wrong("host-ending", say("config-host-ending.what", ending=ending), say("config-host-ending.why"))


def _check_length(host: str) -> None:
    for most, why in LENGTHS:
        if len(host) > most:
            what = say("config-host-long.what-name", count=len(host))
            raise Wrong("host-long", what, why, fix=say("config-host-long.fix"))
