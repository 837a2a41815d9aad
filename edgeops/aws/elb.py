"""The load balancing lists every resource module shares: read once, forgotten or completed by whoever writes.

There is no way to ask ELB "what is this stack's": everything is listed, what has our name prefix is kept, and tags
prove it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from edgeops.aws import tags as aws_tags
from edgeops.aws.call import Caller
from edgeops.aws.elbtags import GONE, ElbTags
from edgeops.aws.memo import Memo
from edgeops.errors import ApiError
from edgeops.model import TargetSeen

if TYPE_CHECKING:
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client
    from mypy_boto3_elbv2.type_defs import (
        CertificateTypeDef,
        ListenerTypeDef,
        LoadBalancerTypeDef,
        RuleTypeDef,
        TargetGroupTypeDef,
        TargetHealthDescriptionTypeDef,
    )

REGION = "all of the region"
Listed = TypeVar("Listed")


class Elb:
    """Lists under one name prefix, memoised; safe to use from several threads."""

    def __init__(self, client: ElasticLoadBalancingv2Client, caller: Caller, prefix: str) -> None:
        self._client, self._caller, self._prefix = client, caller, prefix
        self._balancers: Memo[str, list[LoadBalancerTypeDef]] = Memo()
        self._groups: Memo[str, list[TargetGroupTypeDef]] = Memo()
        self._listeners: Memo[str, list[ListenerTypeDef]] = Memo()
        self._rules: Memo[str, list[RuleTypeDef]] = Memo()
        self._sni: Memo[str, list[str]] = Memo()
        self._targets: Memo[str, tuple[TargetSeen, ...]] = Memo()
        self._tags = ElbTags(client, caller)
        self._fresh: set[str] = set()
        self._notes = threading.RLock()
        self._chosen: dict[str, dict[int, Any]] = {}
        self._spared = False

    def balancers(self) -> list[LoadBalancerTypeDef]:
        """Every load balancer of the region, whoever made it."""
        return self._balancers.get(REGION, self._list_balancers)

    def groups(self) -> list[TargetGroupTypeDef]:
        """The target groups whose name has our prefix."""
        return [group for group in self.all_groups() if group["TargetGroupName"].startswith(self._prefix)]

    def all_groups(self) -> list[TargetGroupTypeDef]:
        """Every target group of the region, whoever made it."""
        return self._groups.get(REGION, self._list_groups)

    def listeners(self, balancer: str) -> list[ListenerTypeDef]:
        """The listeners of a load balancer, by its ARN."""
        return self._listeners.get(balancer, lambda: self._list_listeners(balancer))

    def rules(self, listener: str) -> list[RuleTypeDef]:
        """The rules of a listener, by its ARN."""
        return self._rules.get(listener, lambda: self._list_rules(listener))

    def listed_rules(self, listener: str) -> list[RuleTypeDef]:
        """The rules of a listener, by its ARN, without its default one."""
        return [rule for rule in self.rules(listener) if not rule["IsDefault"]]

    def standing_listeners(self, balancer: str) -> list[ListenerTypeDef]:
        """The listeners of a load balancer, by its ARN, without those that are deleted and still listed (T3.3)."""
        return [listener for listener in self.listeners(balancer) if not self.gone(listener["ListenerArn"])]

    def made_rules(self, listener: str, evident: Collection[str] = ()) -> list[RuleTypeDef]:
        """The rules that somebody has made on a listener, by its ARN: without its default one, and without those that
        are deleted and still listed (T3.3). `evident`: the ARNs of those whose tags nobody needs to know.
        """
        made = {rule["RuleArn"]: rule for rule in self.listed_rules(listener)}
        asked = made.keys() - evident
        return [rule for arn, rule in made.items() if arn in evident or not self.gone(arn, asked)]

    def targets(self, group: str) -> tuple[TargetSeen, ...]:
        """The registered targets of a group, by its ARN, with what their health check says."""
        return self._targets.get(group, lambda: self._describe_targets(group))

    def begin_targets(self, groups: Iterable[str]) -> None:
        """Ask for the targets of these groups, by ARN, while something else is being asked."""
        self._caller.together.begin(self.targets, groups)

    def sni(self, listener: str) -> list[str]:
        """The ARNs of a listener's certificates without its default one (T3.14)."""
        return self._sni.get(listener, lambda: self._list_sni(listener))

    def attributes(self, balancer: str) -> dict[str, str]:
        """A load balancer's attributes, by its ARN, as they are at this moment."""
        answer = self._caller.read(self._client.describe_load_balancer_attributes, LoadBalancerArn=balancer)
        return {entry.get("Key", ""): entry.get("Value", "") for entry in answer["Attributes"]}

    def protected(self, balancer: str) -> bool:
        """True when deletion protection keeps a load balancer, by its ARN (T3.37)."""
        return self.attributes(balancer).get("deletion_protection.enabled") == "true"

    def limits(self) -> dict[str, int]:
        """What this account may have of each: "rules-per-application-load-balancer" -> 100, ..."""
        answer = self._caller.read(self._client.describe_account_limits)
        return {entry.get("Name", ""): int(entry.get("Max", "0")) for entry in answer["Limits"]}

    def tags(self, arn: str, beside: Collection[str] = ()) -> dict[str, str]:
        """The tags of one thing; {} when it is gone. The first question reads those of all that has our prefix, and of
        what is `beside`.
        """
        return self._tags.of(arn, lambda: {*self._known(), *beside})

    def spare_rules(self) -> None:
        """From now on the tags of rules are read only when they are asked for: they cost a call for every 20."""
        self._spared = True

    def gone(self, arn: str, beside: Collection[str] = ()) -> bool:
        """True for what is deleted and listed all the same, as it is for some seconds (T3.3)."""
        self.tags(arn, beside)
        return self._tags.gone(arn)

    def tags_now(self, arn: str) -> dict[str, str]:
        """The tags of one thing as AWS has them at this moment: proves that what a create returned is ours (T0.1)."""
        return self._tags.now(arn)

    def mark(self, caller: Caller, arn: str, tags: Mapping[str, str]) -> None:
        """Write these tags on a thing, beside those that it has. Raises ApiError."""
        caller.write(self._client.add_tags, ResourceArns=[arn], Tags=aws_tags.listed(tags))
        self.retag(arn, tags)

    def retag(self, arn: str, tags: Mapping[str, str]) -> None:
        """These tags have just been written on it."""
        self._tags.put(arn, tags)

    def forget_balancers(self) -> None:
        """Read the load balancers again when next asked."""
        self._balancers.clear()
        self._tags.look_again()

    def forget_groups(self) -> None:
        """Read the target groups and their targets again when next asked."""
        self._groups.clear()
        self._targets.clear()
        self._tags.look_again()

    def forget_group_list(self) -> None:
        """Read the target groups again when next asked; what is registered in those that are known is known."""
        self._groups.clear()
        self._tags.look_again()

    def forget_rules(self, listener: str) -> None:
        """Read the rules of a listener again when next asked."""
        self._rules.forget(listener)

    def forget_sni(self, listener: str) -> None:
        """Read the certificates of a listener again when next asked."""
        self._sni.forget(listener)

    def forget_health(self) -> None:
        """Read the targets' health again when next asked."""
        self._targets.clear()

    def forget_targets(self, groups: Iterable[str]) -> None:
        """Read these groups' targets again when next asked."""
        for group in groups:
            self._targets.forget(group)

    def note_targets(self, group: str, targets: Iterable[TargetSeen]) -> None:
        """These are a group's targets now: it has just been made, or they have just been registered."""
        self._targets.put(group, tuple(targets))

    def note_new_balancer(self, arn: str) -> None:
        """A load balancer has just been made: it has no listeners yet."""
        self._balancers.clear()
        self._listeners.put(arn, [])

    def note_new_listener(self, balancer: str, listener: ListenerTypeDef, tags: Mapping[str, str]) -> None:
        """A listener has just been made with these tags: it has no rules yet, and only its default certificate."""
        self.note_listener(balancer, listener)
        self._rules.put(listener["ListenerArn"], [])
        self._sni.put(listener["ListenerArn"], [])
        self.retag(listener["ListenerArn"], tags)

    def note_listener(self, balancer: str, listener: ListenerTypeDef) -> None:
        """AWS has just answered with this listener: no need to list again."""
        with self._notes:
            others = [one for one in self.listeners(balancer) if one["ListenerArn"] != listener["ListenerArn"]]
            self._listeners.put(balancer, [*others, listener])
        self.forget_sni(listener["ListenerArn"])  # another one may be the default certificate now

    def note_sni(self, listener: str, certificate: str) -> None:
        """A certificate has just been added to a listener, both by ARN."""
        with self._notes:
            self._sni.put(listener, [*(arn for arn in self.sni(listener) if arn != certificate), certificate])

    def note_new_rule(self, listener: str, rule: RuleTypeDef, tags: Mapping[str, str]) -> None:
        """A rule has just been made with these tags."""
        self.retag(rule["RuleArn"], tags)
        self._fresh.add(rule["RuleArn"])
        self.note_rule(listener, rule)

    def fresh(self, rule: str) -> bool:
        """True for a rule made by this command: AWS may not find it at once (T3.13)."""
        return rule in self._fresh

    @contextmanager
    def placing(self, listener: str) -> Iterator[dict[int, Any]]:
        """Where one thread at a time chooses a place for a rule: the places (priority -> who) that are chosen and not
        yet taken.
        """
        with self._notes:
            yield self._chosen.setdefault(listener, {})

    def note_rule(self, listener: str, rule: RuleTypeDef) -> None:
        """AWS has just answered with this rule: no need to list again."""
        with self._notes:
            others = [one for one in self.rules(listener) if one["RuleArn"] != rule["RuleArn"]]
            self._rules.put(listener, [*others, rule])

    def _known(self) -> set[str]:
        balancers = [b["LoadBalancerArn"] for b in self.balancers() if b["LoadBalancerName"].startswith(self._prefix)]
        listeners = [listener["ListenerArn"] for arn in balancers for listener in self.listeners(arn)]
        rules = [] if self._spared else [rule for arn in balancers for rule in self._rules_known(arn)]
        return {*balancers, *listeners, *rules, *(group["TargetGroupArn"] for group in self.groups())}

    def _rules_known(self, balancer: str) -> list[str]:
        https = [entry["ListenerArn"] for entry in self.listeners(balancer) if entry["Port"] == 443]
        return [rule["RuleArn"] for arn in https for rule in self.listed_rules(arn)]

    def _list_balancers(self) -> list[LoadBalancerTypeDef]:
        pages = self._caller.pages(self._client.describe_load_balancers)
        return [balancer for page in pages for balancer in page["LoadBalancers"]]

    def _list_groups(self) -> list[TargetGroupTypeDef]:
        pages = self._caller.pages(self._client.describe_target_groups)
        return [group for page in pages for group in page["TargetGroups"]]

    def _list_listeners(self, balancer: str) -> list[ListenerTypeDef]:
        describe = self._client.describe_listeners
        return _unless_gone(lambda: self._caller.read(describe, LoadBalancerArn=balancer)["Listeners"])

    def _list_sni(self, listener: str) -> list[str]:
        pages = self._caller.pages(self._client.describe_listener_certificates, ListenerArn=listener)
        listed: list[CertificateTypeDef] = [entry for page in pages for entry in page["Certificates"]]
        return [entry["CertificateArn"] for entry in listed if not entry.get("IsDefault")]

    def _list_rules(self, listener: str) -> list[RuleTypeDef]:
        pages = self._caller.pages(self._client.describe_rules, ListenerArn=listener)
        return _unless_gone(lambda: [rule for page in pages for rule in page["Rules"]])

    def _describe_targets(self, group: str) -> tuple[TargetSeen, ...]:
        answer = self._caller.read(self._client.describe_target_health, TargetGroupArn=group)
        return tuple(_target(entry) for entry in answer["TargetHealthDescriptions"])


def _unless_gone(listing: Callable[[], list[Listed]]) -> list[Listed]:
    """What is on a thing; nothing, when that was listed and is deleted (T3.3)."""
    try:
        return listing()
    except ApiError as error:
        if error.code not in GONE:
            raise
        return []


def _target(entry: TargetHealthDescriptionTypeDef) -> TargetSeen:
    health = entry["TargetHealth"]
    return TargetSeen(
        id=entry["Target"]["Id"],
        port=entry["Target"]["Port"],
        state=health["State"],
        reason=health.get("Reason", ""),
        description=health.get("Description", ""),
    )
