"""The IAM policy of the README is enough, and not one action of it can be left out."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import botocore.session
import pytest
from botocore import xform_name

from scripts.readme_policy import document
from tests.life import SCENES, Denied, needs, play

ROOT = Path(__file__).parents[2]
SERVICES = {
    "ec2": "ec2",
    "elb": "elasticloadbalancing",
    "elbv2": "elasticloadbalancing",
    "acm": "acm",
    "route53": "route53",
}


def actions() -> frozenset[str]:
    """Those of the policy in README.md."""
    block = re.search(
        r"<!-- generated: policy -->\n```json\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    assert block is not None
    policy = json.loads(block[1])
    return frozenset(action for statement in policy["Statement"] for action in statement["Action"])


def calls() -> Iterator[str]:
    """The IAM actions of every call of an AWS client that stands in the source, whether a scene makes it or not."""
    session = botocore.session.get_session()
    known = {
        xform_name(operation): f"{prefix}:{operation}"
        for service, prefix in SERVICES.items()
        for operation in session.get_service_model(service).operation_names
    }
    for path in (ROOT / "edgeops").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in known:
                yield known[node.attr]


def test_it_has_the_action_of_every_call_in_the_source() -> None:
    """A call that no scene makes would be missing from it."""
    assert set(calls()) - actions() == set()


@pytest.mark.parametrize("scene", SCENES)
def test_the_whole_life_runs_with_it(scene: str) -> None:
    """Every other action is denied."""
    assert play(scene, actions()) <= actions()


@pytest.mark.parametrize("action", sorted(frozenset[str]().union(*needs().values())))
def test_without_any_one_action_it_fails(action: str) -> None:
    """With 4, and the action named."""
    scene = min((scene for scene, needed in needs().items() if action in needed), key=lambda scene: len(needs()[scene]))
    with pytest.raises(Denied, match=re.escape(action)):
        play(scene, actions() - {action})


def test_only_records_of_hosted_zones_and_one_role_are_named() -> None:
    """The others are for all resources: most of them cannot be told before they are made."""
    statements = document(["route53:ChangeResourceRecordSets", "iam:CreateServiceLinkedRole", "ec2:CreateTags"])[
        "Statement"
    ]
    assert isinstance(statements, list)
    assert [statement["Resource"] for statement in statements] == ["*", "*", "arn:aws:route53:::hostedzone/*", "*"]
