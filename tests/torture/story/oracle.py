"""What `up` and `down` have to refuse, by the design's rules read on the account itself - not by edgeops' own eyes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatch

from edgeops import naming
from edgeops.model import Spec
from edgeops.naming import plain_name
from edgeops.placement import MOST_BALANCERS
from tests.torture.story.console import Look
from tests.torture.story.pieces import STUCK, Ownership, Piece

MAYBE = frozenset({"foreign-certificate"})
"""A certificate without our tags on our listener: in the way only where another one cannot take its place."""


def in_the_way_of_up(look: Look) -> set[str]:
    """The ids of the findings with which `up` has to stop before its first write."""
    found = {"foreign-load-balancer"} if strangers(look, "balancer") else set()
    found |= {"foreign-target-group"} if strangers(look, "target-group") else set()
    found |= {"foreign-security-group"} if strangers(look, "group") else set()
    found |= {"foreign-listener"} if list(strange_listeners(look)) else set()
    found |= {"foreign-rule"} if list(shadowing_rules(look)) else set()
    found |= {"foreign-record"} if list(records_in_the_way(look)) else set()
    found |= {"address-in-use"} if list(pointing_records(look)) else set()
    found |= {"certificate-does-not-cover"} if _uncovered(look) else set()
    found |= {"hostname-without-elastic-ip"} if _homeless(look) else set()
    return found


def strangers(look: Look, kind: str) -> list[Piece]:
    """Without our tags, and with a name that ours needs."""
    name = look.desk.spec.name
    match kind:
        case "balancer":
            names = {naming.balancer(name, index) for index in range(MOST_BALANCERS)}
        case "target-group":
            names = _group_names(look)
        case _:
            names = set() if look.owners.ours("group") else {naming.security_group(name, _vpc(look))}
    theirs = look.owners.theirs().values()
    return [piece for piece in theirs if piece.kind == kind and piece.thing["name"] in names]


def _vpc(look: Look) -> str:
    return str(next(iter(look.desk.world.region.ec2.vpcs)))


def _group_names(look: Look) -> set[str]:
    spec, vpc = look.desk.spec, _vpc(look)
    return {
        naming.group(spec.name, site.host, pool.key.instance, pool.key.port, vpc)
        for site in spec.sites
        for pool in site.groups
    }


def _listeners(look: Look) -> list[Piece]:
    """Those on our load balancer, ours or not."""
    ours = {piece.key for piece in look.owners.ours("balancer")}
    return [piece for piece in look.owners.pieces.values() if piece.kind == "listener" and piece.parent in ours]


def strange_listeners(look: Look) -> Iterator[Piece]:
    """On our load balancer and ports, without our tags."""
    yield from (one for one in _listeners(look) if one.key not in look.owners.mine and one.thing["port"] in {80, 443})


def shadowing_rules(look: Look) -> Iterator[Piece]:
    """Somebody else's rules for a host of the file which has no rule of ours."""
    ours = [piece for piece in _listeners(look) if piece.key in look.owners.mine and piece.thing["port"] == 443]
    for listener in ours:
        rules = [piece for piece in look.owners.pieces.values() if piece.parent == listener.key]
        served = {host for rule in rules if rule.key in look.owners.mine for host in hosts_of(rule)}
        for rule in rules:
            asked = set(hosts_of(rule)) & set(look.desk.spec.hosts)
            if rule.key not in look.owners.mine and asked - served:
                yield rule


def overtaking_rules(look: Look) -> list[Piece]:
    """Somebody else's rules that answer for a host of the file before ours is asked."""
    rules = [piece for piece in look.owners.pieces.values() if piece.kind == "rule" and hosts_of(piece)]
    rules = [rule for rule in rules if rule.parent in {one.key for one in _listeners(look) if one.thing["port"] == 443}]
    ordered = sorted(rules, key=lambda rule: int(rule.thing["priority"]))
    names = [host.replace("*", "somebody") for host in look.desk.spec.hosts]
    asked = [[rule for rule in ordered if any(fnmatch(name, host) for host in hosts_of(rule))] for name in names]
    return [fitting[0] for fitting in asked if fitting and fitting[0].key not in look.owners.mine]


def hosts_of(rule: Piece) -> list[str]:
    """The host names in its conditions."""
    return [host for one in rule.thing["conditions"] for host in one.get("HostHeaderConfig", {}).get("Values", [])]


def records_at(look: Look, host: str) -> list[Piece]:
    """The records that decide where a name leads, in the zone that the world asks."""
    zone = look.zone_of(host)
    kinds = {"A", "AAAA", "CNAME", *STUCK}
    return [
        piece
        for piece in look.owners.pieces.values()
        if piece.kind == "record"
        and (piece.thing["zone"], piece.name) == (zone, host)
        and piece.thing["Type"] in kinds
        and not (piece.thing["Type"] == "NS" and _apex(look, host))
    ]


def _apex(look: Look, host: str) -> bool:
    return any(zone.name.rstrip(".") == host for zone in look.desk.world.cloud.dns.zones.values())


def is_stuck(piece: Piece) -> bool:
    """True for a record that is never replaced."""
    return piece.thing["Type"] in STUCK or "SetIdentifier" in piece.thing


def records_in_the_way(look: Look) -> Iterator[Piece]:
    """At a name of the file: without our marker and not to be taken over, or never to be replaced."""
    spec = look.desk.spec
    for host in (*spec.hosts, *spec.hostnames):
        records = records_at(look, host)
        stuck = [one for one in records if is_stuck(one)]
        only_ours = len(records) == 1 and look.owners.leads_to_us(records[0])
        claimed = host in look.owners.marked or only_ours or (host in spec.takeover and host in spec.hosts)
        if host in spec.hostnames and not claimed and _leads_to_the_instance(look, records):
            continue
        yield from stuck if claimed else records


def _leads_to_the_instance(look: Look, records: list[Piece]) -> bool:
    address = elastic_ip(look)
    values = [value["Value"] for record in records for value in record.thing.get("ResourceRecords", [])]
    return address is not None and values == [address] and records[0].thing["Type"] == "A" and not is_stuck(records[0])


def elastic_ip(look: Look) -> str | None:
    """The one on the instance, or ours that is going to be there."""
    addresses = [piece for piece in look.owners.pieces.values() if piece.kind == "address"]
    on_it = [one.thing["public_ip"] for one in addresses if one.thing["instance"] == look.instance]
    ours = [one.thing["public_ip"] for one in look.owners.ours("address")]
    return next(iter([*on_it, *ours]), None)


def has_elastic_ip(look: Look) -> bool:
    """True when one is on the instance, whoever made it."""
    addresses = (piece for piece in look.owners.pieces.values() if piece.kind == "address")
    return any(one.thing["instance"] == look.instance for one in addresses)


def pointing_records(look: Look) -> Iterator[Piece]:
    """A records, not to be moved, that lead to the automatic address which an Elastic IP would release."""
    spec = look.desk.spec
    automatic = look.desk.world.instance("web").public_ip
    if not any(one.elastic_ip for one in spec.instances) or has_elastic_ip(look) or automatic is None:
        return
    used = {look.zone_of(host) for host in (*spec.hosts, *spec.hostnames)}
    for piece in look.owners.pieces.values():
        if piece.kind != "record" or piece.thing["Type"] != "A" or piece.thing["zone"] not in used:
            continue
        leads = {value["Value"] for value in piece.thing.get("ResourceRecords", [])}
        if automatic in leads and not (piece.name in spec.takeover and piece.name in spec.hosts):
            yield piece


def _uncovered(look: Look) -> bool:
    """True when the user's own certificate, which the file names, is not for all names of the file."""
    spec = look.desk.spec
    if spec.certificate is None:
        return False
    names = look.owners.pieces[f"certificate {spec.certificate}"].thing["names"]
    return any(host not in names and f"*.{host.partition('.')[2]}" not in names for host in spec.hosts)


def default_certificate(look: Look) -> str | None:
    """Of our :443 listener."""
    ours = (one.thing for one in look.owners.ours("listener"))
    return next((str(one["certificate"]) for one in ours if one["port"] == 443), None)


def _homeless(look: Look) -> bool:
    asked = any(one.hostname and not one.elastic_ip for one in look.desk.spec.instances)
    return asked and elastic_ip(look) is None


# ---------------------------------------------------------------- down


def changed_names(look: Look) -> list[str]:
    """Names with our marker whose record somebody has changed: `down` leaves them and says so."""
    return sorted(host for host in look.owners.marked if not _as_we_left_it(look, host))


def _as_we_left_it(look: Look, host: str) -> bool:
    records = records_at(look, host)
    if not records:
        return True
    if len(records) > 1 or is_stuck(records[0]):
        return False
    values = [value["Value"] for value in records[0].thing.get("ResourceRecords", [])]
    return look.owners.leads_to_us(records[0]) or values == [_marked_address(look, host)]


def _marked_address(look: Look, host: str) -> str | None:
    for piece in look.owners.ours("record"):
        if piece.name == naming.marker_name(host):
            texts = [naming.txt_text(value["Value"]) for value in piece.thing["ResourceRecords"]]
            return next((marker.address for text in texts if (marker := naming.parse_marker(text))), None)
    return None


def is_protected(look: Look) -> bool:
    """Deletion protection on a load balancer of ours."""
    balancers = look.owners.ours("balancer")
    return any(one.thing["attributes"].get("deletion_protection.enabled") == "true" for one in balancers)


def guests(look: Look) -> list[Piece]:
    """What others have built on our load balancers: listeners, and rules that are no default ones."""
    listeners = _listeners(look)
    strange = [one for one in listeners if one.key not in look.owners.mine]
    ours = {one.key for one in listeners if one.key in look.owners.mine}
    theirs = look.owners.theirs().values()
    return [*strange, *(one for one in theirs if one.kind == "rule" and one.parent in ours and not _is_default(one))]


def _is_default(rule: Piece) -> bool:
    return not rule.thing["conditions"]


def tangled(owners: Ownership) -> list[Piece]:
    """Things that were ours before somebody took their tags, or hold on to ours: `down` cannot take all away."""
    groups = {piece.key.partition(" ")[2] for piece in owners.ours("group")}
    prefix = naming.stack_prefix(owners.stack)
    return [
        piece
        for piece in owners.theirs().values()
        if str(piece.thing.get("name", "")).startswith(prefix)
        or (piece.kind == "opening" and piece.thing["source"].get("GroupId") in groups)
    ]


def standing_for_ours(owners: Ownership) -> list[Piece]:
    """Rules in our security group without our tags, for a port that ours would open: AWS takes no second one beside."""
    prefix = naming.stack_prefix(owners.stack)
    return [
        piece
        for piece in owners.theirs().values()
        if piece.kind == "opening"
        and piece.thing["from"] in {80, 443}
        and str(owners.pieces[piece.parent].thing["name"]).startswith(prefix)
    ]


def leads_home(look: Look, record: Mapping[str, object], spec: Spec) -> bool:
    """True when what a taken-over record leads to is still this account's, so that `down` puts it back."""
    values = [str(value["Value"]) for value in record.get("ResourceRecords", [])]  # type: ignore[attr-defined]
    zones = [zone.name.rstrip(".") for zone in look.desk.world.cloud.dns.zones.values()]
    if record["Type"] == "CNAME":
        return any(f".{plain_name(value)}".endswith(f".{zone}") for value in values for zone in zones)
    addresses = {one.thing["public_ip"] for one in look.owners.pieces.values() if one.kind == "address"}
    return set(values) <= {*addresses, look.desk.world.instance("web").public_ip}
