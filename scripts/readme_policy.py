"""The IAM policy of README.md: the actions that the scenes of tests/life.py have needed, by statement."""

import json
from collections.abc import Collection, Iterable

READS = ("Describe", "List", "Get")
LINKED_ROLE = "iam:CreateServiceLinkedRole"
ELB = "elasticloadbalancing.amazonaws.com"


def document(actions: Collection[str]) -> dict[str, object]:
    """A policy that allows these actions and no others."""
    records = [action for action in actions if action == "route53:ChangeResourceRecordSets"]
    role = [action for action in actions if action == LINKED_ROLE]
    reads = [action for action in actions if action.partition(":")[2].startswith(READS)]
    writes = [action for action in actions if action not in {*records, *role, *reads}]
    return {
        "Version": "2012-10-17",
        "Statement": [
            _statement("EdgeopsReads", reads),
            _statement("EdgeopsWrites", writes),
            _statement("EdgeopsRecords", records, "arn:aws:route53:::hostedzone/*"),
            {
                **_statement("EdgeopsFirstLoadBalancer", role),
                "Condition": {"StringEquals": {"iam:AWSServiceName": ELB}},
            },
        ],
    }


def _statement(sid: str, actions: Iterable[str], resource: str = "*") -> dict[str, object]:
    return {"Sid": sid, "Effect": "Allow", "Action": sorted(actions), "Resource": resource}


def policy() -> str:
    """As JSON, fenced."""
    from tests.life import needs

    actions = frozenset[str]().union(*needs().values())
    return f"```json\n{json.dumps(document(actions), indent=2)}\n```"
