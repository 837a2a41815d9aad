"""`[instances.LABEL]`: the instances that the user runs, each with a short name of the file's own."""

import re
from collections.abc import Iterator

from edgeops.model import Instance
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import INSTANCE
from edgeops.settings.spelling import dotted, quoted
from edgeops.settings.table import Table

LABEL = re.compile(r"[a-z0-9][a-z0-9_-]*")
LONGEST_LABEL = 63
INSTANCE_ID = re.compile(r"i-([0-9a-f]{8}|[0-9a-f]{17})")


def read_instances(root: Table) -> tuple[Instance, ...]:
    """The instances in the order of the file."""
    root.require("instances", "A site sends its requests to an instance, by its label.")
    instances = tuple(_instances(root))
    _refuse_twins(instances, root.problems)
    return instances


def parse_label(text: str) -> str:
    """The name of an instance in this file."""
    why = (
        f"A label is small letters, digits, - and _, begins with a letter or digit, at most {LONGEST_LABEL} characters."
    )
    if LABEL.fullmatch(text) and len(text) <= LONGEST_LABEL:
        return text
    raise Wrong("label", "is not a label", why, "-".join(re.findall(r"[a-z0-9_]+", text.lower()))[:32].strip("-_"))


def parse_id(text: str) -> str:
    """The instance's id as the console shows it."""
    if INSTANCE_ID.fullmatch(text):
        return text
    why = "An instance id is i- and 17 (or, of old, 8) of the characters 0-9 a-f; the EC2 console lists it."
    tidy = text.strip().lower()
    raise Wrong("instance-id", "is not an instance id", why, tidy if INSTANCE_ID.fullmatch(tidy) else "")


def _instances(root: Table) -> Iterator[Instance]:
    for label, values in root.entries("instances"):
        table = Table.opened(INSTANCE, ("instances", label), values, root.problems)
        try:
            parse_label(label)
        except Wrong as wrong:
            root.problems.refuse(table.place(), f"[{table.place()}]", wrong, ("[instances.", "]"))
        if "tag" not in table:  # a later version finds the instance by it; one problem is enough
            table.require("id", "The id says which instance it is; the EC2 console lists it.")
        yield Instance(label, table.text("id", parse_id, ""), table.flag("elastic_ip", default=False))


def _refuse_twins(instances: tuple[Instance, ...], problems: Problems) -> None:
    """Two labels of one instance would make one target look like two."""
    labels: dict[str, str] = {}
    for instance in instances:
        first = labels.setdefault(instance.id, instance.label)
        if instance.id and first != instance.label:
            what = f"id = {quoted(instance.id)} is also the id of {quoted(first)}"
            why = "Each instance has one label."
            place = dotted(("instances", instance.label, "id"))
            problems.add(
                "duplicate-instance", place, what, why, f"Keep [{dotted(('instances', first))}] and use it in every to."
            )
