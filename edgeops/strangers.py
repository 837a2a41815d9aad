"""What others have made on a load balancer of ours: it would go with it (T3.37)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edgeops import naming
from edgeops.aws import Aws
from edgeops.catalogue import Text, say

ROLES = {80: "entry", 443: "https"}
"""Port -> the role of our listener there."""


@dataclass(frozen=True)
class Stranger:
    """`code`: foreign-listener or foreign-rule."""

    code: str
    what: Text


def strangers(aws: Aws, stack: str, balancer: str) -> Iterator[Stranger]:
    """On the load balancer with that ARN, each when it is asked for: listeners that are not the stack's, and rules on
    those that are.
    """
    for listener in aws.elb.standing_listeners(balancer):
        arn, port = listener["ListenerArn"], listener["Port"]
        if not naming.owned(aws.elb.tags(arn), stack, ROLES.get(port, "")):
            yield Stranger("foreign-listener", say("would-go.listener", port=port))
            continue
        for rule in aws.elb.made_rules(arn):
            if not naming.owned(aws.elb.tags(rule["RuleArn"]), stack, naming.RULE):
                yield Stranger("foreign-rule", say("would-go.rule", priority=rule["Priority"], port=port))
