"""What an operator does in the console, at random: to things of ours, and with things of their own beside them.

Each act takes a `Look` at the account and a number that says to which thing and how; where nothing is there to be
done, nothing happens. AWS may refuse (a certificate in use): then nothing has happened either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from botocore.exceptions import ClientError

from edgeops import naming
from edgeops.aws import Aws
from tests.harness import Desk
from tests.torture.story.console import Look, arn
from tests.torture.story.edits import HOSTNAME, HOSTS, issued

NOWHERE = "203.0.113.9"
STRANGERS = ("mail.main.io", *HOSTS, HOSTNAME, "www.main.io")
"""Names at which an operator has records of their own: some that a file may ask for later."""


Act = Callable[[Look, int], None]


# ---------------------------------------------------------------- load balancing


def rule_deleted(look: Look, pick: int) -> None:
    if rule := look.some("rule", pick):
        look.elb.delete_rule(RuleArn=arn(rule))


def rule_changed(look: Look, pick: int) -> None:
    """Another host, another answer, or another place."""
    if not (rule := look.some("rule", pick)):
        return
    match pick // 16 % 3:
        case 0:
            conditions = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["other.main.io"]}}]
            look.elb.modify_rule(RuleArn=arn(rule), Conditions=conditions)
        case 1:
            answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
            look.elb.modify_rule(RuleArn=arn(rule), Actions=answer)
        case _:
            place = (7, 10_003, 10_050, 40_001, 49_990)[pick // 48 % 5]
            look.elb.set_rule_priorities(RulePriorities=[{"RuleArn": arn(rule), "Priority": place}])


def rule_of_their_own(look: Look, pick: int) -> None:
    """In our listener: for a name of their own, or for one of the file's."""
    listener = next((one for one in look.owners.ours("listener") if one.thing["port"] == 443), None)
    if listener is None:
        return
    host = STRANGERS[pick % len(STRANGERS)]
    look.elb.create_rule(
        ListenerArn=arn(listener),
        Priority=(1 + pick % 9, 10_001 + pick % 40, 45_000)[pick // 8 % 3],
        Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": [host]}}],
        Actions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}],
    )


def listener_changed(look: Look, pick: int) -> None:
    """Deleted, or another policy or default action."""
    if not (listener := look.some("listener", pick)):
        return
    if pick // 4 % 3 == 0:
        look.elb.delete_listener(ListenerArn=arn(listener))
    elif pick // 4 % 3 == 1 and listener.thing["port"] == 443:
        look.elb.modify_listener(ListenerArn=arn(listener), SslPolicy="ELBSecurityPolicy-2016-08")
    else:
        answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "503"}}]
        look.elb.modify_listener(ListenerArn=arn(listener), DefaultActions=answer)


def target_changed(look: Look, pick: int) -> None:
    """Out of a group of ours, or a strange one into it."""
    if not (group := look.some("target-group", pick)):
        return
    targets = [{"Id": id, "Port": port} for id, port in group.thing["targets"]]
    if pick // 8 % 3 == 0:
        look.elb.register_targets(TargetGroupArn=arn(group), Targets=[{"Id": look.instance, "Port": 9000}])
    elif targets:
        look.elb.deregister_targets(TargetGroupArn=arn(group), Targets=targets[:1])


def health_check_changed(look: Look, pick: int) -> None:
    if group := look.some("target-group", pick):
        look.elb.modify_target_group(TargetGroupArn=arn(group), HealthCheckPath="/by-hand")


def balancer_changed(look: Look, pick: int) -> None:
    """Deleted, its idle timeout, its deletion protection, or its security group."""
    if not (balancer := look.some("balancer", pick)):
        return
    attributes = {0: ("idle_timeout.timeout_seconds", "300"), 1: ("deletion_protection.enabled", "true")}
    match pick % 4:
        case 0 | 1:
            key, value = attributes[pick % 4]
            wanted = [{"Key": key, "Value": value}]
            look.elb.modify_load_balancer_attributes(LoadBalancerArn=arn(balancer), Attributes=wanted)
        case 2:
            theirs = next(one for one in look.owners.theirs().values() if one.kind == "group")
            look.elb.set_security_groups(LoadBalancerArn=arn(balancer), SecurityGroups=[arn(theirs)])
        case _:
            look.elb.delete_load_balancer(LoadBalancerArn=arn(balancer))


STRIPPABLE = ("balancer", "listener", "rule", "target-group", "group", "opening", "address", "certificate")


def tag_stripped(look: Look, pick: int) -> None:
    """The tag that says it is ours."""
    kind = STRIPPABLE[pick % len(STRIPPABLE)]
    if not (piece := look.some(kind, pick // 8)):
        return
    if kind in {"group", "opening", "address"}:
        look.ec2.delete_tags(Resources=[arn(piece)], Tags=[{"Key": naming.STACK}])
    elif kind == "certificate":
        acm: Any = look.aws.certs._client
        acm.remove_tags_from_certificate(CertificateArn=arn(piece), Tags=[{"Key": naming.STACK}])
    else:
        look.elb.remove_tags(ResourceArns=[arn(piece)], TagKeys=[naming.STACK])


# ---------------------------------------------------------------- network


def opening_revoked(look: Look, pick: int) -> None:
    if rule := look.some("opening", pick):
        look.ec2.revoke_security_group_ingress(GroupId=rule.thing["group"], SecurityGroupRuleIds=[arn(rule)])


def opening_of_their_own(look: Look, pick: int) -> None:
    """In the instance's security group or in ours."""
    groups = [one for one in look.owners.pieces.values() if one.kind == "group"]
    ports = {"IpProtocol": "tcp", "FromPort": 7000 + pick % 5, "ToPort": 7000 + pick % 5}
    world = {**ports, "IpRanges": [{"CidrIp": "192.0.2.0/24"}]}
    look.ec2.authorize_security_group_ingress(GroupId=arn(groups[pick % len(groups)]), IpPermissions=[world])


def group_of_their_own(look: Look, pick: int) -> None:
    look.ec2.create_security_group(GroupName=f"theirs-{pick % 4}", Description="by hand")


def address_changed(look: Look, pick: int) -> None:
    """Ours is taken off the instance, or released as well."""
    if not (address := look.some("address", pick)):
        return
    if address.thing["association"]:
        look.ec2.disassociate_address(AssociationId=address.thing["association"])
    if pick % 2:
        look.ec2.release_address(AllocationId=arn(address))


def address_of_their_own(look: Look, pick: int) -> None:
    """Beside everything, or on the instance. An account has five."""
    made = look.ec2.allocate_address(Domain="vpc")
    if pick % 3 == 0:
        look.ec2.associate_address(AllocationId=made["AllocationId"], InstanceId=look.instance)


def port_closed(look: Look, pick: int) -> None:
    """An application stops to answer; the operator starts it again when `up` says so."""
    look.desk.world.instance("web").set_port(8080 + pick % 5, "closed")


# ---------------------------------------------------------------- names and certificates


def record_deleted(look: Look, pick: int) -> None:
    """One of ours, its marker, or a validation record."""
    proofs = [piece for piece in look.owners.pieces.values() if piece.proof]
    mine = look.owners.ours("record") if pick % 4 else proofs
    if mine:
        gone = mine[pick // 4 % len(mine)]
        look.change(gone.thing["zone"], ("DELETE", gone.thing))


def record_changed(look: Look, pick: int) -> None:
    """One of ours leads elsewhere, with our marker beside it or without."""
    mine = [piece for piece in look.owners.ours("record") if piece.thing["Type"] == "A"]
    if not mine:
        return
    old = mine[pick // 4 % len(mine)]
    changes = [("DELETE", old.thing), ("CREATE", _address(old.name, NOWHERE))]
    marker = look.record(naming.marker_name(old.name), "TXT")
    if pick % 4 == 0 and marker:
        changes.append(("DELETE", marker.thing))
    look.change(old.thing["zone"], *changes)


def record_of_their_own(look: Look, pick: int) -> None:
    """At a name that the file may ask for or have: an address, a CNAME, or what cannot be taken over."""
    name = STRANGERS[pick % len(STRANGERS)]
    ip = look.desk.world.instance("web").public_ip or NOWHERE
    kinds = (
        _address(name, NOWHERE),
        _address(name, ip),
        {"Name": name, "Type": "CNAME", "TTL": 300, "ResourceRecords": [{"Value": "blog.example.kr"}]},
        {"Name": name, "Type": "AAAA", "TTL": 300, "ResourceRecords": [{"Value": "2001:db8::9"}]},
        {"Name": name, "Type": "HTTPS", "TTL": 300, "ResourceRecords": [{"Value": "1 . alpn=h2"}]},
        {**_address(name, NOWHERE), "SetIdentifier": "a", "Weight": 1},
    )
    look.change(look.zone_of(name), ("CREATE", kinds[pick // 8 % len(kinds)]))


def _address(name: str, ip: str) -> Any:
    return {"Name": name, "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": ip}]}


def certificate_of_their_own(look: Look, pick: int) -> None:
    """On our :443 listener: as the default one, or by SNI; for the names of the file, or for others as well."""
    listener = next((one for one in look.owners.ours("listener") if one.thing["port"] == 443), None)
    if listener is None:
        return
    hosts = look.desk.spec.hosts
    certificates = [{"CertificateArn": issued(look.desk, hosts if pick % 4 < 2 else (*hosts, "more.main.io"))}]
    if pick % 2:
        look.elb.add_listener_certificates(ListenerArn=arn(listener), Certificates=certificates)
    else:
        look.elb.modify_listener(ListenerArn=arn(listener), Certificates=certificates)


def certificate_deleted(look: Look, pick: int) -> None:
    if certificate := look.some("certificate", pick):
        acm: Any = look.aws.certs._client
        acm.delete_certificate(CertificateArn=arn(certificate))


ACTS: Mapping[str, Act] = {
    act.__name__: act
    for act in (
        rule_deleted,
        rule_changed,
        rule_of_their_own,
        listener_changed,
        target_changed,
        health_check_changed,
        balancer_changed,
        tag_stripped,
        opening_revoked,
        opening_of_their_own,
        group_of_their_own,
        address_changed,
        address_of_their_own,
        port_closed,
        record_deleted,
        record_changed,
        record_of_their_own,
        certificate_of_their_own,
        certificate_deleted,
    )
}


def do(desk: Desk, aws: Aws, name: str, pick: int) -> bool:
    """One act; False where AWS refuses it."""
    try:
        ACTS[name](Look(desk, aws), pick)
    except ClientError:
        return False
    return True
