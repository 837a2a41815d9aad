"""`to = "label:port"`: ports of the instances."""

import re
from collections.abc import Sequence

from edgeops.model import Instance, Target
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted, nearest, printable, quoted
from edgeops.settings.table import Table

PORT = re.compile(r"[1-9][0-9]{0,4}")
LARGEST_PORT = 65535
SHAPE = "A target is an instance's label, a colon and the port your app (or nginx) listens on, 1 to 65535."


def read_targets(table: Table, key: str, instances: Sequence[Instance]) -> tuple[Target, ...]:
    """The targets at `key`: one, or a list in which each stands once."""
    targets = table.texts(key, lambda text: parse_target(text, instances), single=True)
    place, shown = table.place(key), dotted((key,))
    if table.values.get(key) == []:
        why = "Requests that go nowhere are answered with an error."
        table.problems.add("target", place, f"{shown} = [] holds no target", why, example(shown, instances))
    for target in sorted({target for target in targets if targets.count(target) > 1}):
        what, why = f"{shown} names {quoted(str(target))} more than once", "Each target stands in a list once."
        table.problems.add("duplicate-target", place, what, why, "Keep one of them.")
    return targets


def example(key: str, instances: Sequence[Instance]) -> str:
    """A line to write when there is none."""
    label = instances[0].label if instances else "web"
    return f'Write: {key} = "{label}:80", with the port your app (or nginx) listens on'


def parse_target(text: str, instances: Sequence[Instance]) -> Target:
    """The target; with no instances at all (reported elsewhere) every label is taken."""
    label, colon, port = (part.strip() for part in text.rpartition(":"))
    if not colon:
        raise Wrong("target", "is not a label and a port", SHAPE, _completed(text.strip(), instances))
    known = _known(label, instances)
    number = _port(port, known)
    if known != label or not label:
        labels = ", ".join(printable(instance.label) for instance in instances[:10])
        why = f"It begins with the label of an instance of this file: {labels}."
        better = f"{known}:{number}" if known else ""
        raise Wrong("unknown-instance", "names no instance", why, better, "Or add that instance under [instances]")
    if text != f"{label}:{port}":
        raise Wrong("target", "has spaces in it", SHAPE, f"{label}:{port}")
    return Target(label, number)


def _completed(text: str, instances: Sequence[Instance]) -> str:
    """What was meant by a label or a port alone."""
    labels = [instance.label for instance in instances]
    if _is_port(text) and len(labels) == 1:
        return f"{labels[0]}:{text}"
    return f"{text}:80" if text in labels else ""


def _known(label: str, instances: Sequence[Instance]) -> str:
    """The label itself when there is such an instance, else the one that was probably meant; empty when unclear."""
    labels = [instance.label for instance in instances]
    if label in labels or not labels:
        return label
    called = [one.label for one in instances if label and label in (one.id, *dict(one.tag).values())]
    return called[0] if called else nearest(label, labels) or (labels[0] if len(labels) == 1 else "")


def _is_port(text: str) -> bool:
    return bool(PORT.fullmatch(text)) and int(text) <= LARGEST_PORT


def _port(text: str, label: str) -> int:
    if text == "443":
        why = (
            "The load balancer ends TLS and speaks plain HTTP to the instance, so a target on 443 stays unhealthy for "
            "ever. Browsers still reach the site on https."
        )
        better = f"{label}:80" if label else ""
        raise Wrong("port-443", "sends plain HTTP to the HTTPS port", why, better, "Or the port your app listens on")
    if not _is_port(text):
        plain = text.lstrip("0")
        raise Wrong("port", "has no usable port", SHAPE, f"{label}:{plain}" if label and _is_port(plain) else "")
    return int(text)
