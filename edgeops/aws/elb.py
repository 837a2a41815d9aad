"""The load balancing lists every resource module shares: read once, forgotten by whoever writes.

There is no way to ask ELB "what is this stack's": everything is listed, what has our name prefix is kept, and one
shared DescribeTags per 20 ARNs proves it (T3.36). One missing ARN fails such a call, so a refused one is halved.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from edgeops.aws.call import Caller, every_page
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

TAGS_AT_ONCE = 20
GONE = frozenset({"LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound", "RuleNotFound"})


class Elb:
    """Lists under one name prefix, memoised; safe to use from several threads."""

    def __init__(self, client: ElasticLoadBalancingv2Client, caller: Caller, prefix: str) -> None:
        self._client, self._caller, self._prefix = client, caller, prefix
        self._lock = threading.RLock()
        self._balancers: list[LoadBalancerTypeDef] | None = None
        self._groups: list[TargetGroupTypeDef] | None = None
        self._listeners: dict[str, list[ListenerTypeDef]] = {}
        self._rules: dict[str, list[RuleTypeDef]] = {}
        self._health: dict[str, tuple[TargetSeen, ...]] = {}
        self._tags: dict[str, dict[str, str]] = {}

    def balancers(self) -> list[LoadBalancerTypeDef]:
        """Every load balancer of the region, whoever made it."""
        read, describe = self._caller.read, self._client.describe_load_balancers
        with self._lock:
            if self._balancers is None:
                pages = every_page(
                    lambda marker: read(describe, Marker=marker) if marker else read(describe),
                    lambda page: page.get("NextMarker"),
                )
                self._balancers = [balancer for page in pages for balancer in page["LoadBalancers"]]
            return self._balancers

    def groups(self) -> list[TargetGroupTypeDef]:
        """The target groups whose name has our prefix."""
        read, describe = self._caller.read, self._client.describe_target_groups
        with self._lock:
            if self._groups is None:
                pages = every_page(
                    lambda marker: read(describe, Marker=marker) if marker else read(describe),
                    lambda page: page.get("NextMarker"),
                )
                self._groups = [group for page in pages for group in page["TargetGroups"]]
            return [group for group in self._groups if group["TargetGroupName"].startswith(self._prefix)]

    def listeners(self, balancer: str) -> list[ListenerTypeDef]:
        """The listeners of a load balancer, by its ARN."""
        with self._lock:
            if balancer not in self._listeners:
                answer = self._caller.read(self._client.describe_listeners, LoadBalancerArn=balancer)
                self._listeners[balancer] = answer["Listeners"]
            return self._listeners[balancer]

    def rules(self, listener: str) -> list[RuleTypeDef]:
        """The rules of a listener, by its ARN; the default one last."""
        read, describe = self._caller.read, self._client.describe_rules
        with self._lock:
            if listener not in self._rules:
                pages = every_page(
                    lambda marker: (
                        read(describe, ListenerArn=listener, Marker=marker)
                        if marker
                        else read(describe, ListenerArn=listener)
                    ),
                    lambda page: page.get("NextMarker"),
                )
                self._rules[listener] = [rule for page in pages for rule in page["Rules"]]
            return self._rules[listener]

    def targets(self, group: str) -> tuple[TargetSeen, ...]:
        """The registered targets of a group, by its ARN, with what their health check says."""
        with self._lock:
            known = self._health.get(group)
        if known is None:
            answer = self._caller.read(self._client.describe_target_health, TargetGroupArn=group)
            known = tuple(_target(entry) for entry in answer["TargetHealthDescriptions"])
            with self._lock:
                self._health[group] = known
        return known

    def sni(self, listener: str) -> list[str]:
        """The ARNs of a listener's certificates without its default one (T3.14)."""
        read, describe = self._caller.read, self._client.describe_listener_certificates
        pages = every_page(
            lambda marker: (
                read(describe, ListenerArn=listener, Marker=marker) if marker else read(describe, ListenerArn=listener)
            ),
            lambda page: page.get("NextMarker"),
        )
        listed: list[CertificateTypeDef] = [entry for page in pages for entry in page["Certificates"]]
        return [entry["CertificateArn"] for entry in listed if not entry.get("IsDefault")]

    def tags(self, arn: str) -> dict[str, str]:
        """The tags of one thing; {} when it is gone. The first question reads those of all that has our prefix."""
        with self._lock:
            if arn not in self._tags:
                self._read_tags({*self._known(), arn} - self._tags.keys())
            return self._tags[arn]

    def forget_balancers(self) -> None:
        """Read the load balancers again when next asked."""
        with self._lock:
            self._balancers = None

    def forget_groups(self) -> None:
        """Read the target groups and their targets again when next asked."""
        with self._lock:
            self._groups, self._health = None, {}

    def forget_rules(self, listener: str) -> None:
        """Read the rules of a listener again when next asked."""
        with self._lock:
            self._rules.pop(listener, None)

    def note_new_balancer(self, arn: str) -> None:
        """A load balancer has just been made: it has no listeners yet."""
        with self._lock:
            self._balancers = None
            self._listeners[arn] = []

    def note_new_listener(self, balancer: str, listener: ListenerTypeDef, tags: Mapping[str, str]) -> None:
        """A listener has just been made: it has no rules yet."""
        with self._lock:
            self._rules[listener["ListenerArn"]] = []
            self.note_listener(balancer, listener, tags)

    def forget_health(self) -> None:
        """Read the targets' health again when next asked."""
        with self._lock:
            self._health = {}

    def tags_now(self, arn: str) -> dict[str, str]:
        """The tags of one thing as AWS has them at this moment: proves that what a create returned is ours (T0.1)."""
        with self._lock:
            self._read_chunk([arn])
            return self._tags[arn]

    def note_listener(self, balancer: str, listener: ListenerTypeDef, tags: Mapping[str, str]) -> None:
        """AWS has just answered with this listener: no need to list again."""
        with self._lock:
            others = [one for one in self.listeners(balancer) if one["ListenerArn"] != listener["ListenerArn"]]
            self._listeners[balancer] = [*others, listener]
            self.retag(listener["ListenerArn"], tags)

    def note_rule(self, listener: str, rule: RuleTypeDef, tags: Mapping[str, str]) -> None:
        """AWS has just answered with this rule: no need to list again."""
        with self._lock:
            others = [one for one in self.rules(listener) if one["RuleArn"] != rule["RuleArn"]]
            self._rules[listener] = [*others, rule]
            self.retag(rule["RuleArn"], tags)

    def retag(self, arn: str, tags: Mapping[str, str]) -> None:
        """These tags have just been written on it."""
        with self._lock:
            self._tags[arn] = {**self._tags.get(arn, {}), **tags}

    def _known(self) -> set[str]:
        balancers = [b["LoadBalancerArn"] for b in self.balancers() if b["LoadBalancerName"].startswith(self._prefix)]
        listeners = [listener["ListenerArn"] for arn in balancers for listener in self.listeners(arn)]
        https = [entry["ListenerArn"] for arn in balancers for entry in self.listeners(arn) if entry["Port"] == 443]
        rules = [rule["RuleArn"] for arn in https for rule in self.rules(arn) if not rule["IsDefault"]]
        return {*balancers, *listeners, *rules, *(group["TargetGroupArn"] for group in self.groups())}

    def _read_tags(self, arns: Iterable[str]) -> None:
        ordered = sorted(arns)
        for start in range(0, len(ordered), TAGS_AT_ONCE):
            self._read_chunk(ordered[start : start + TAGS_AT_ONCE])

    def _read_chunk(self, arns: Sequence[str]) -> None:
        try:
            answer = self._caller.read(self._client.describe_tags, ResourceArns=list(arns))
        except ApiError as error:
            if error.code not in GONE:
                raise
            if len(arns) == 1:
                self._tags[arns[0]] = {}
                return
            middle = len(arns) // 2
            self._read_chunk(arns[:middle])
            self._read_chunk(arns[middle:])
            return
        for entry in answer["TagDescriptions"]:
            self._tags[entry["ResourceArn"]] = {tag["Key"]: tag["Value"] for tag in entry["Tags"]}


def _target(entry: TargetHealthDescriptionTypeDef) -> TargetSeen:
    health = entry["TargetHealth"]
    return TargetSeen(
        id=entry["Target"]["Id"],
        port=entry["Target"]["Port"],
        state=health["State"],
        reason=health.get("Reason", ""),
        description=health.get("Description", ""),
    )
