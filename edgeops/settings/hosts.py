"""Host names as AWS knows them: A-labels, small letters, no final dot. Everything else is refused with its reason.

Route53, ACM and the load balancer each have their own limits (T1.11, T1.29, T3.21); the strictest holds.
"""

import re
import unicodedata

from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import printable

# The strictest also keeps the marker, `_edgeops.HOST`, within what DNS holds.
LENGTHS = (
    (253, "A name in DNS has at most 253 characters."),
    (128, "A rule of the load balancer holds host names of at most 128 characters."),
    (64, "A certificate of ACM is made out to a name of at most 64 characters."),
)
LONGEST_LABEL = 63
FAR_TOO_LONG = 1000
CHARACTERS = re.compile(r"[a-z0-9-]+")
IPV4 = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){3}")
IPV6 = re.compile(r"\[?[0-9a-f.]*:[0-9a-f.]*:[0-9a-f:.]*\]?(:[0-9]+)?", re.IGNORECASE)
ONLY_HOST = "It is the host name alone: no https://, no port, no path, no spaces. Every site answers on https (443)."


def fold(text: str) -> str:
    """The one spelling of the host; raises `Wrong`."""
    if len(text) > FAR_TOO_LONG:
        raise Wrong("host-long", "is too long", LENGTHS[0][1])
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
        why = "Certificates are made out to names; nobody gives one for an IP address."
        raise Wrong("host-ip", "is an IP address", why, fix="Use a name in a domain of yours, for example koing.shop.")
    if bare != text:
        better = _acceptable(bare)
        port = re.search(r":([0-9]+)", text.partition("://")[2] or text)
        fix = f"A port goes to the target: to = 'web:{port[1]}'." if better and port and port[1] != "443" else ""
        raise Wrong("host-url", "is more than a host name", ONLY_HOST, better, fix)


def _unpasted(text: str) -> str:
    """The host in what was copied from a browser: no scheme, user, port, path."""
    rest = text.strip().partition("://")[2] or text.strip()
    return re.split(r"[/?#\\]", rest, maxsplit=1)[0].rpartition("@")[2].partition(":")[0]


def _split_wildcard(text: str) -> tuple[str, str]:
    wildcard, name = ("*.", text[2:]) if text.startswith("*.") else ("", text)
    if "*" in name:
        why = "A * stands for the whole first part of a name, once: *.koing.shop."
        better = _acceptable("*." + name.rpartition("*")[2].lstrip("."))
        raise Wrong("host-wildcard", "has a * where none can stand", why, better)
    return wildcard, name


def _to_ascii(name: str) -> str:
    plain = name.lower()
    if name.isascii() and "xn--" not in plain:
        return plain
    import idna  # only for the names that need it: the largest import here

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except UnicodeError as error:
        why = f"The rules that turn other letters than a-z into xn-- (IDNA) say: {printable(str(error))}."
        fix = "Letters and digits of one language are fine; emoji and signs are not."
        raise Wrong("host-idn", "is not a valid international name", why, fix=fix) from error


def _check_labels(wildcard: str, name: str) -> None:
    if not name:
        raise Wrong("host", "is empty", "A host name is your domain, or a name in it.", fix="For example: koing.shop")
    for label in name.split("."):
        if not label:
            better = _acceptable(wildcard + re.sub(r"\.+", ".", name).strip("."))
            raise Wrong("host", "has a dot too many", "Between two dots of a name stands something.", better)
        _check_label(label, _acceptable(wildcard + name.replace("_", "-")) if "_" in name else "")


def _check_label(label: str, better: str) -> None:
    shown = printable(label)
    if not CHARACTERS.fullmatch(label):
        odd = sorted(set(re.sub(r"[a-z0-9-]", "", label)))
        named = ", ".join("a space" if character == " " else printable(character) for character in odd)
        what = f"holds characters that no host name may hold: {named}"
        raise Wrong("host-characters", what, "A host name is letters, digits, hyphens and dots.", better)
    if len(label) > LONGEST_LABEL:
        why = f"Each part of a name between dots has at most {LONGEST_LABEL} characters; this has {len(label)}."
        raise Wrong("host-long", f"has a part that is too long ({shown})", why)
    if label.startswith("-") or label.endswith("-"):
        raise Wrong(
            "host-hyphen", f"has a hyphen at an end of {shown}", "A part begins and ends with a letter or digit."
        )
    if label[2:4] == "--" and not label.startswith("xn--"):
        why = (
            "Two hyphens in the third and fourth place are kept for xn-- names; ACM does not renew such a certificate."
        )
        raise Wrong("host-hyphen", f"has -- in the third place of {shown}", why)


def _check_ending(wildcard: str, name: str) -> None:
    ending = name.rpartition(".")[2]
    if ending == name and wildcard:
        why = "A * needs a domain of yours behind it: *.koing.shop."
        raise Wrong("host-wildcard", f"would stand for every name that ends with .{name}", why)
    if ending == name:
        fix = "Write the whole name, for example koing.shop."
        raise Wrong("host-dot", "has no dot", "A host name is a domain, or a name in it; no ending alone.", fix=fix)
    if not ending.isalpha() and not ending.startswith("xn--"):
        why = "After the last dot of a host name stand only letters, as in .com or .shop."
        raise Wrong("host-ending", f"ends with .{ending}", why)


def _check_length(host: str) -> None:
    for most, why in LENGTHS:
        if len(host) > most:
            raise Wrong("host-long", f"is too long ({len(host)} characters, in a-z)", why, fix="Choose a shorter name.")
