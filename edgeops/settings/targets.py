"""`to = "label:port"`: a port of one of the instances."""

import re
from collections.abc import Sequence

from edgeops.model import Instance, Target
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import nearest

PORT = re.compile(r"[1-9][0-9]{0,4}")
LARGEST_PORT = 65535
SHAPE = "A target is an instance's label, a colon and the port your app (or nginx) listens on, 1 to 65535."


def parse_target(text: str, instances: Sequence[Instance]) -> Target:
    """The target; with no instances at all (reported elsewhere) every label is taken."""
    label, colon, port = text.strip().rpartition(":")
    if not colon:
        raise Wrong("target", "is not a label and a port", SHAPE, _completed(text.strip(), instances))
    number = _port(label.strip(), port.strip())
    if instances and label.strip() not in {instance.label for instance in instances}:
        _refuse_label(label.strip(), number, instances)
    if text != f"{label.strip()}:{number}":
        raise Wrong("target", "has spaces in it", SHAPE, f"{label.strip()}:{number}")
    return Target(label, number)


def _completed(text: str, instances: Sequence[Instance]) -> str:
    """What was meant by a label or a port alone."""
    labels = [instance.label for instance in instances]
    if PORT.fullmatch(text) and int(text) <= LARGEST_PORT and len(labels) == 1:
        return f"{labels[0]}:{text}"
    return f"{text}:80" if text in labels else ""


def _port(label: str, text: str) -> int:
    if text == "443":
        why = (
            "The load balancer ends TLS and speaks plain HTTP to the instance, so a target on 443 stays unhealthy for "
            "ever. Browsers still reach the site on https."
        )
        raise Wrong("port-443", "sends plain HTTP to the HTTPS port", why, f"{label}:80", "Or the port of your app.")
    if not PORT.fullmatch(text) or int(text) > LARGEST_PORT:
        plain = text.lstrip("0") if text.isascii() and text.isdigit() else ""
        better = f"{label}:{plain}" if PORT.fullmatch(plain) and int(plain) <= LARGEST_PORT else ""
        raise Wrong("port", "has no usable port", SHAPE, better)
    return int(text)


def _refuse_label(label: str, port: int, instances: Sequence[Instance]) -> None:
    labels = [instance.label for instance in instances]
    by_id = [instance.label for instance in instances if instance.id and instance.id == label]
    only = labels[0] if len(labels) == 1 else ""
    near = (by_id and by_id[0]) or nearest(label, labels) or only
    why = f"It begins with the label of an instance of this file: {', '.join(labels[:10])}."
    better = f"{near}:{port}" if near else ""
    raise Wrong("unknown-instance", "names no instance", why, better, "Or add that instance under [instances].")
