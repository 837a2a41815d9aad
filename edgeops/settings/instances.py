"""`[instances.LABEL]`: the instances that the user runs, each with a short name of the file's own."""

import re
from collections.abc import Iterator

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
    root.require("instances", "A site sends its requests to an instance, by its label.")
    instances = tuple(_instances(root, names))
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


def parse_hostname(text: str) -> str:
    """The name of one machine."""
    name = fold(text)
    if name.startswith("*."):
        why = "A hostname leads to one machine, for ssh or a game server; a * would lead every name there."
        raise Wrong("hostname", "is a wildcard", why, fix="For example: ssh" + name[1:])
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
    table.exclude("id", "tag", "An instance is found by its id, or by its tags where the id changes.")
    if "tag" not in table:
        fix = f"Write: {INSTANCE.known['id']}; or {INSTANCE.known['tag']}"
        table.require("id", "The id says which instance it is; the EC2 console lists it.", fix)
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
        "id": ("An id is one instance.", f"Write what they have in common instead: {INSTANCE.known['tag']}"),
        "elastic_ip": (
            "An Elastic IP is on one instance.",
            "Take elastic_ip out: the load balancer needs no Elastic IP",
        ),
        "hostname": (
            "A hostname leads to the address of one instance.",
            "Give that one instance a label and an id of its own",
        ),
    }
    for key, (why, fix) in reasons.items():
        if table.values.get(key, False) is not False and not (key == "id" and "tag" in table):
            what = f"many = true stands beside {key} = {spelled(table.values[key])}"
            table.problems.add("many", table.place("many"), what, why, fix)


def _refuse_twins(instances: tuple[Instance, ...], problems: Problems) -> None:
    """Two labels of one instance would make one target look like two."""
    labels: dict[object, str] = {}
    for instance in instances:
        key, identity = ("id", instance.id) if instance.id else ("tag", frozenset(instance.tag))
        first = labels.setdefault(identity, instance.label) if identity else instance.label
        if first != instance.label:
            what = f"id = {quoted(instance.id)}" if instance.id else f"tag = {{ {_pairs(instance)} }}"
            place = dotted(("instances", instance.label, key))
            fix = f"Keep [{dotted(('instances', first))}] and use it in every to."
            what = f"{what} is also the {key} of {quoted(first)}"
            problems.add("duplicate-instance", place, what, "Each instance has one label.", fix)


def _pairs(instance: Instance) -> str:
    return ", ".join(f"{dotted((key,))} = {quoted(value)}" for key, value in instance.tag)
