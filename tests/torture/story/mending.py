"""What an operator does when edgeops stops: just what the finding's `fix` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from edgeops import naming
from tests.torture.story import oracle
from tests.torture.story.console import Look, arn
from tests.torture.story.edits import PORTS, issued
from tests.torture.story.pieces import Piece

ROLES = {"group": "firewall", "opening": "firewall", "certificate": "certificate"}


def _balancer(look: Look) -> None:
    for piece in oracle.strangers(look, "balancer"):
        _delete_balancer(look, piece)


def _delete_balancer(look: Look, piece: Piece) -> None:
    protection_off(look, piece)
    look.elb.delete_load_balancer(LoadBalancerArn=arn(piece))


def protection_off(look: Look, piece: Piece) -> None:
    """Of one load balancer."""
    wanted = [{"Key": "deletion_protection.enabled", "Value": "false"}]
    look.elb.modify_load_balancer_attributes(LoadBalancerArn=arn(piece), Attributes=wanted)


def _target_group(look: Look) -> None:
    for piece in oracle.strangers(look, "target-group"):
        delete_group(look, piece)


def delete_group(look: Look, group: Piece) -> None:
    """With the rules that still use it."""
    for rule in look.owners.pieces.values():
        if rule.kind == "rule" and arn(group) in rule.text:
            look.elb.delete_rule(RuleArn=arn(rule))
    look.elb.delete_target_group(TargetGroupArn=arn(group))


def _security_group(look: Look) -> None:
    for piece in oracle.strangers(look, "group"):
        _retag(look, piece)


def _retag(look: Look, piece: Piece) -> None:
    look.ec2.create_tags(Resources=[arn(piece)], Tags=[{"Key": naming.STACK, "Value": look.desk.spec.name}])


def _listener(look: Look) -> None:
    for piece in oracle.strange_listeners(look):
        look.elb.delete_listener(ListenerArn=arn(piece))


def _rule(look: Look) -> None:
    for piece in oracle.shadowing_rules(look):
        look.elb.delete_rule(RuleArn=arn(piece))


def give_way(look: Look) -> None:
    """Nobody's rule answers before ours any more."""
    for piece in {piece.key: piece for piece in oracle.overtaking_rules(look)}.values():
        look.elb.delete_rule(RuleArn=arn(piece))


def _certificate(look: Look) -> None:
    """One of ours gets its tags again; one of the user's own is written into the file."""
    acm: Any = look.aws.certs._client
    tags = [{"Key": key, "Value": value} for key, value in naming.tags(look.desk.spec.name, "certificate").items()]
    stripped = [
        piece for piece in look.owners.theirs().values() if piece.kind == "certificate" and naming.ROLE in piece.tags
    ]
    for piece in stripped:
        acm.add_tags_to_certificate(CertificateArn=arn(piece), Tags=tags)
    # On a load balancer that has lost its tags nothing is ours: that is told beside it, and mended first.
    for listener in (one for one in look.owners.ours("listener") if one.thing["port"] == 443 and not stripped):
        on_it = [listener.thing["certificate"], *listener.thing["sni"]]
        own = [one for one in on_it if f"certificate {one}" not in look.owners.mine]
        look.desk.wish(certificate=own[0])


def _own_certificate(look: Look) -> None:
    look.desk.wish(certificate=issued(look.desk, look.desk.spec.hosts))


def _record(look: Look) -> None:
    """Taken over where that is offered, else deleted."""
    desk = look.desk
    for piece in oracle.records_in_the_way(look):
        if oracle.is_stuck(piece) or piece.name in desk.spec.hostnames or piece.thing["Type"] == "AAAA":
            look.change(piece.thing["zone"], ("DELETE", piece.thing))
        else:
            desk.wish(takeover=desk.spec.takeover | {piece.name})


def _pointing(look: Look) -> None:
    for piece in oracle.pointing_records(look):
        look.change(piece.thing["zone"], ("DELETE", piece.thing))


def _hostname(look: Look) -> None:
    look.desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in look.desk.spec.instances))


def _protection(look: Look) -> None:
    for piece in look.owners.ours("balancer"):
        protection_off(look, piece)


def _changed_record(look: Look) -> None:
    """Our marker goes, the record stays the operator's."""
    for host in oracle.changed_names(look):
        marker = look.record(naming.marker_name(host), "TXT")
        assert marker is not None
        look.change(marker.thing["zone"], ("DELETE", marker.thing))


def untangle(look: Look) -> None:
    """Leftovers without our tags go, so that what `down` takes away is not held by them."""
    for piece in oracle.tangled(look.owners):
        match piece.kind:
            case "balancer":
                _delete_balancer(look, piece)
            case "target-group":
                delete_group(look, piece)
            case "group":
                _retag(look, piece)
            case "opening":
                _revoke(look, piece)
    for piece in oracle.standing_for_ours(look.owners):
        _revoke(look, piece)


def _revoke(look: Look, opening: Piece) -> None:
    look.ec2.revoke_security_group_ingress(GroupId=opening.thing["group"], SecurityGroupRuleIds=[arn(opening)])


def heal(look: Look) -> None:
    """Every application answers again."""
    for port in PORTS:
        look.desk.world.instance("web").set_port(port, "ok")


def _guests(look: Look) -> None:
    for piece in oracle.guests(look):
        if piece.kind == "listener":
            look.elb.delete_listener(ListenerArn=arn(piece))
        else:
            look.elb.delete_rule(RuleArn=arn(piece))


def fix(id: str, look: Look, leaving: bool) -> None:
    """What that finding says; `leaving`: of `down`."""
    (_guests if leaving and id in {"foreign-rule", "foreign-listener"} else FIXES[id])(look)


FIXES: Mapping[str, Callable[[Look], None]] = {
    "foreign-load-balancer": _balancer,
    "foreign-target-group": _target_group,
    "foreign-security-group": _security_group,
    "foreign-listener": _listener,
    "foreign-rule": _rule,
    "foreign-certificate": _certificate,
    "certificate-does-not-cover": _own_certificate,
    "foreign-record": _record,
    "address-in-use": _pointing,
    "hostname-without-elastic-ip": _hostname,
    "deletion-protection": _protection,
    "record-changed-by-hand": _changed_record,
}
