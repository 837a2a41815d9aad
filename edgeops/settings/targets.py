"""`to = "label:port"`: ports of the instances."""

import re
from collections.abc import Sequence

from edgeops.catalogue import say
from edgeops.model import Instance, Target
from edgeops.settings.problems import Wrong
from edgeops.settings.spelling import dotted, nearest, printable, quoted
from edgeops.settings.table import Table

PORT = re.compile(r"[1-9][0-9]{0,4}")
LARGEST_PORT = 65535
SHAPE = say("config-target.why")


def read_targets(table: Table, key: str, instances: Sequence[Instance]) -> tuple[Target, ...]:
    """The targets at `key`: one, or a list in which each stands once."""
    targets = table.texts(key, lambda text: parse_target(text, instances), single=True)
    place, shown = table.place(key), dotted((key,))
    if table.values.get(key) == []:
        what, why = say("config-target.what-none", key=shown), say("config-target.why-none")
        table.problems.add("target", place, what, why, example(shown, instances))
    for target in sorted({target for target in targets if targets.count(target) > 1}):
        what = say("config-duplicate-target.what", key=shown, target=quoted(str(target)))
        why, fix = say("config-duplicate-target.why"), say("config.keep-one")
        table.problems.add("duplicate-target", place, what, why, fix)
    return targets


def example(key: str, instances: Sequence[Instance]) -> str:
    """A line to write when there is none."""
    label = instances[0].label if instances else "web"
    return say("config-target.fix-none", key=key, label=label)


def parse_target(text: str, instances: Sequence[Instance]) -> Target:
    """The target; with no instances at all (reported elsewhere) every label is taken."""
    label, colon, port = (part.strip() for part in text.rpartition(":"))
    if not colon:
        raise Wrong("target", say("config-target.what"), SHAPE, _completed(text.strip(), instances))
    known = _known(label, instances)
    number = _port(port, known)
    if known != label or not label:
        labels = ", ".join(printable(instance.label) for instance in instances[:10])
        why = say("config-unknown-instance.why", labels=labels)
        better = f"{known}:{number}" if known else ""
        fix = say("config-unknown-instance.fix")
        raise Wrong("unknown-instance", say("config-unknown-instance.what"), why, better, fix)
    if text != f"{label}:{port}":
        raise Wrong("target", say("config-target.what-spaces"), SHAPE, f"{label}:{port}")
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
        why, fix = say("config-port-443.why"), say("config-port-443.fix")
        better = f"{label}:80" if label else ""
        raise Wrong("port-443", say("config-port-443.what"), why, better, fix)
    if not _is_port(text):
        plain = text.lstrip("0")
        better = f"{label}:{plain}" if label and _is_port(plain) else ""
        raise Wrong("port", say("config-port.what"), SHAPE, better)
    return int(text)
