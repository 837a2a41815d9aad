"""What an operator does by hand in the middle: one change, and whether what was theirs is still there afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import boto3

from edgeops import naming
from tests.torture.scenes import Stage

Proof = Callable[[], str]
"""Empty when what the operator made is untouched, and takes it away; else what has become of it."""
SOMEBODY = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200", "ContentType": "text/plain"}}]
OTHER_HOST = [{"Field": "host-header", "HostHeaderConfig": {"Values": ["other.example.kr"]}}]


class Hand:
    """Somebody with the console open; `dice` chooses among things of a kind. There may be nothing to lay hands on."""

    def __init__(self, stage: Stage, dice: random.Random) -> None:
        self._stage, self._dice = stage, dice
        region = stage.desk.spec.region
        self._elb: Any = boto3.client("elbv2", region_name=region)
        self._ec2: Any = boto3.client("ec2", region_name=region)
        self._dns: Any = boto3.client("route53", region_name=region)

    def deletes_a_rule(self) -> Proof:
        if rules := self._rules():
            self._elb.delete_rule(RuleArn=self._dice.choice(rules))
        return _nothing

    def deregisters_a_target(self) -> Proof:
        if groups := self._groups():
            arn = self._dice.choice(groups)
            described = self._elb.describe_target_health(TargetGroupArn=arn)["TargetHealthDescriptions"]
            if targets := [each["Target"] for each in described if each["TargetHealth"]["State"] != "draining"]:
                self._elb.deregister_targets(TargetGroupArn=arn, Targets=targets[:1])
        return _nothing

    def changes_our_tag(self) -> Proof:
        """The one that says which settings were applied."""
        if arn := self._balancer():
            self._elb.add_tags(ResourceArns=[arn], Tags=[{"Key": naming.SPEC, "Value": "v1-000000000000"}])
        return _nothing

    def adds_a_tag(self) -> Proof:
        if not (arn := self._balancer()):
            return _nothing
        self._elb.add_tags(ResourceArns=[arn], Tags=[{"Key": "Owner", "Value": "me"}])

        def proof() -> str:
            if self._tags(arn).get("Owner") != "me":
                return "" if self._balancer() != arn else "the operator's tag is gone"
            self._elb.remove_tags(ResourceArns=[arn], TagKeys=["Owner"])
            return ""

        return proof

    def adds_a_rule(self) -> Proof:
        """In the middle of our block of priorities, for a host that is not ours."""
        if not (listener := self._listener()):
            return _nothing
        asked = {"ListenerArn": listener, "Priority": 10011, "Conditions": OTHER_HOST, "Actions": SOMEBODY}
        made = self._elb.create_rule(**asked)["Rules"][0]

        def proof() -> str:
            now = self._elb.describe_rules(RuleArns=[made["RuleArn"]])["Rules"]
            self._elb.delete_rule(RuleArn=made["RuleArn"])
            return "" if now == [made] else f"the operator's rule has become {now}"

        return proof

    def adds_a_record(self) -> Proof:
        return self._adds("note." + self._zone_name(), "TXT", '"by hand"')

    def takes_a_name(self) -> Proof:
        """A record where ours goes, if ours is not there yet."""
        return self._adds(self._stage.desk.spec.hosts[-1], "A", "203.0.113.9")

    def deletes_a_record(self) -> Proof:
        hosts = {naming.plain_name(host) for host in self._stage.desk.spec.hosts}
        listed = self._dns.list_resource_record_sets(HostedZoneId=self._zone())["ResourceRecordSets"]
        ours = [each for each in listed if naming.plain_name(each["Name"]) in hosts and "AliasTarget" in each]
        if ours:
            self._change("DELETE", self._dice.choice(ours))
        return _nothing

    def revokes_a_rule(self) -> Proof:
        filters = [{"Name": f"tag:{naming.STACK}", "Values": [self._stage.desk.spec.name]}]
        if rules := self._ec2.describe_security_group_rules(Filters=filters)["SecurityGroupRules"]:
            one = self._dice.choice(rules)
            self._ec2.revoke_security_group_ingress(
                GroupId=one["GroupId"], SecurityGroupRuleIds=[one["SecurityGroupRuleId"]]
            )
        return _nothing

    def untags_a_group(self) -> Proof:
        """It is nobody's then, with a name that we need; the operator regrets it afterwards, if it is still there: one
        that was to go may have been looked at before.
        """
        groups = self._groups()
        if not groups:
            return _nothing
        arn = self._dice.choice(groups)
        self._elb.remove_tags(ResourceArns=[arn], TagKeys=[naming.STACK])

        def proof() -> str:
            tag = {"Key": naming.STACK, "Value": self._stage.desk.spec.name}
            with suppress(self._elb.exceptions.TargetGroupNotFoundException):  # listed or not, it may be gone
                self._elb.add_tags(ResourceArns=[arn], Tags=[tag])
            return ""

        return proof

    def _adds(self, name: str, kind: str, value: str) -> Proof:
        record = {"Name": f"{name}.", "Type": kind, "TTL": 60, "ResourceRecords": [{"Value": value}]}
        if any(each["Name"] == record["Name"] for each in self._records()):
            return _nothing
        self._change("CREATE", record)

        def proof() -> str:
            if record not in self._records():
                return f"the operator's record {name} {kind} is gone"
            self._change("DELETE", record)
            return ""

        return proof

    def _change(self, action: str, record: dict[str, Any]) -> None:
        batch = {"Changes": [{"Action": action, "ResourceRecordSet": record}]}
        self._dns.change_resource_record_sets(HostedZoneId=self._zone(), ChangeBatch=batch)

    def _records(self) -> list[dict[str, Any]]:
        listed: list[dict[str, Any]] = self._dns.list_resource_record_sets(HostedZoneId=self._zone())[
            "ResourceRecordSets"
        ]
        return listed

    def _zone_name(self) -> str:
        return ".".join(self._stage.desk.spec.hosts[0].split(".")[-2:])

    def _zone(self) -> str:
        return str(self._dns.list_hosted_zones_by_name(DNSName=self._zone_name())["HostedZones"][0]["Id"])

    def _balancer(self) -> str | None:
        prefix = naming.stack_prefix(self._stage.desk.spec.name)
        found = self._elb.describe_load_balancers()["LoadBalancers"]
        return next((each["LoadBalancerArn"] for each in found if each["LoadBalancerName"].startswith(prefix)), None)

    def _listener(self) -> str | None:
        arn = self._balancer()
        listed = self._elb.describe_listeners(LoadBalancerArn=arn)["Listeners"] if arn else []
        return next((each["ListenerArn"] for each in listed if each["Port"] == 443), None)

    def _rules(self) -> list[str]:
        listener = self._listener()
        listed = self._elb.describe_rules(ListenerArn=listener)["Rules"] if listener else []
        return [each["RuleArn"] for each in listed if not each["IsDefault"]]

    def _groups(self) -> list[str]:
        prefix = naming.stack_prefix(self._stage.desk.spec.name)
        listed = self._elb.describe_target_groups()["TargetGroups"]
        return [each["TargetGroupArn"] for each in listed if each["TargetGroupName"].startswith(prefix)]

    def _tags(self, arn: str) -> dict[str, str]:
        listed = self._elb.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"]
        return {each["Key"]: each["Value"] for each in listed}


def _nothing() -> str:
    return ""


HANDS: dict[str, Callable[[Hand], Proof]] = {
    name.replace("_", " "): getattr(Hand, name) for name in vars(Hand) if not name.startswith("_")
}
IN_THE_WAY = ("takes a name", "untags a group")
"""What `up` refuses to work with until the operator takes it back."""
