"""`[instances.LABEL]`: the instances that the user runs, each with a short name of the file's own."""

import re
from collections.abc import Iterator

from edgeops.catalogue import say
from edgeops.model import Instance
from edgeops.settings.hosts import fold
from edgeops.settings.names import Names
from edgeops.settings.problems import Problems, Wrong
from edgeops.settings.schema import INSTANCE
from edgeops.settings.spelling import dotted, quoted, spelled
from edgeops.settings.table import Table
from edgeops.settings.tags import read_tag

LABEL = re.compile(r"[a-z0-9][a-z0-9_-]*")
LONGEST_LABEL = 63
INSTANCE_ID = re.compile(r"i-([0-9a-f]{8}|[0-9a-f]{17})")


def read_instances(root: Table, names: Names) -> tuple[Instance, ...]:
    """The instances in the order of the file; their hostnames claim their names."""
    root.require("instances", say("config-missing.why-instances"))
    instances = tuple(_instances(root, names))
    _refuse_twins(instances, root.problems)
    return instances


def parse_label(text: str) -> str:
    """The name of an instance in this file."""
    why = say("config-label.why", most=LONGEST_LABEL)
    if LABEL.fullmatch(text) and len(text) <= LONGEST_LABEL:
        return text
    better = "-".join(re.findall(r"[a-z0-9_]+", text.lower()))[:32].strip("-_")
    raise Wrong("label", say("config-label.what"), why, better)


def parse_id(text: str) -> str:
    """The instance's id as the console shows it."""
    if INSTANCE_ID.fullmatch(text):
        return text
    tidy = text.strip().lower()
    better = tidy if INSTANCE_ID.fullmatch(tidy) else ""
    raise Wrong("instance-id", say("config-instance-id.what"), say("config-instance-id.why"), better)


def parse_hostname(text: str) -> str:
    """The name of one machine."""
    name = fold(text)
    if name.startswith("*."):
        fix = say("config-hostname.fix", rest=name[1:])
        raise Wrong("hostname", say("config-hostname.what"), say("config-hostname.why"), fix=fix)
    return name


def _instances(root: Table, names: Names) -> Iterator[Instance]:
    for label, values in root.entries("instances"):
        table = Table.opened(INSTANCE, ("instances", label), values, root.problems)
        try:
            parse_label(label)
        except Wrong as wrong:
            root.problems.refuse(table.place(), f"[{table.place()}]", wrong, ("[instances.", "]"))
        yield _instance(table, label, names)


def _instance(table: Table, label: str, names: Names) -> Instance:
    table.exclude("id", "tag", say("config-exclusive.why-id"))
    if "tag" not in table:
        fix = say("config-missing.fix-id", id=INSTANCE.known["id"], tag=INSTANCE.known["tag"])
        table.require("id", say("config-missing.why-id"), fix)
    _refuse_many(table)
    hostname = table.text("hostname", parse_hostname, None)
    if hostname:
        names.claim(hostname, str(table.values["hostname"]), table.place("hostname"))
    elif "hostname" in table:
        names.miss()
    return Instance(
        label,
        table.text("id", parse_id, ""),
        elastic_ip=table.flag("elastic_ip", default=False),
        tag=read_tag(table),
        many=table.flag("many", default=False),
        hostname=hostname,
    )


def _refuse_many(table: Table) -> None:
    """Several instances have neither one id nor one address."""
    if table.values.get("many") is not True:
        return
    reasons = {
        "id": (say("config-many.why-id"), say("config-many.fix-id", example=INSTANCE.known["tag"])),
        "elastic_ip": (say("config-many.why-address"), say("config-many.fix-address")),
        "hostname": (say("config-many.why-hostname"), say("config-many.fix-hostname")),
    }
    for key, (why, fix) in reasons.items():
        if table.values.get(key, False) is not False and not (key == "id" and "tag" in table):
            what = say("config-many.what", key=key, value=spelled(table.values[key]))
            table.problems.add("many", table.place("many"), what, why, fix)


def _refuse_twins(instances: tuple[Instance, ...], problems: Problems) -> None:
    """Two labels of one instance would make one target look like two."""
    labels: dict[object, str] = {}
    for instance in instances:
        key, identity = ("id", instance.id) if instance.id else ("tag", frozenset(instance.tag))
        first = labels.setdefault(identity, instance.label) if identity else instance.label
        if first != instance.label:
            shown = f"id = {quoted(instance.id)}" if instance.id else f"tag = {{ {_pairs(instance)} }}"
            place = dotted(("instances", instance.label, key))
            fix = say("config-duplicate-instance.fix", table=f"[{dotted(('instances', first))}]")
            what = say("config-duplicate-instance.what", identity=shown, key=key, first=quoted(first))
            problems.add("duplicate-instance", place, what, say("config-duplicate-instance.why"), fix)


def _pairs(instance: Instance) -> str:
    return ", ".join(f"{dotted((key,))} = {quoted(value)}" for key, value in instance.tag)
