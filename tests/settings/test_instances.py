"""`[instances.LABEL]`: ids as the console shows them, labels of the file's own."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Instance, Spec

ID = 'id = "i-0123456789abcdef0"'


def test_instances_keep_the_order_of_the_file(spec: Callable[..., Spec]) -> None:
    """Old and new ids; an Elastic IP only where it is asked for; one that no site uses is fine."""
    text = f'[instances.web]\n{ID}\nelastic_ip = true\n[instances.a_1-b]\nid = "i-0abc1234"\n'
    assert spec(instances=text).instances == (
        Instance("web", "i-0123456789abcdef0", elastic_ip=True),
        Instance("a_1-b", "i-0abc1234", elastic_ip=False),
    )


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("", "missing", "instances", "instances", "Write: [instances.web]"),
        ("[instances]", "missing", "instances", "instances", "Write: [instances.web]"),
        ("instances = 'web'", "type", "instances", '"web"', "For example: [instances.web]"),
        (f"[[instances]]\n{ID}", "type", "instances", "is a list", "For example: [instances.web]"),
        (f"[instances]\n{ID}", "type", "instances.id", "i-0123456789abcdef0", "For example: [instances.web]"),
        (f"[instance.web]\n{ID}", "unknown-key", "instance", "instance", "Did you mean instances?"),
        (f"[instances.web]\n{ID}\nelasticip = true", "unknown-key", "instances.web.elasticip", "elasticip", "Did you"),
        (f"[instances.web]\n{ID}\nregion = 'x'", "unknown-key", "instances.web.region", "region", "region belongs to"),
        ("[instances.web]\nelastic_ip = true", "missing", "instances.web.id", "id", "Write: id ="),
        ("[instances.web]\nid = 12", "type", "instances.web.id", "id = 12", "For example: id ="),
        ("[instances.web]\nid = ['i-01234567']", "type", "instances.web.id", "i-01234567", "For example: id ="),
        ("[instances.web]\nid = 'i-0abc12345'", "instance-id", "instances.web.id", "i-0abc12345", "For example: id ="),
        ("[instances.web]\nid = '43.200.1.2'", "instance-id", "instances.web.id", "43.200.1.2", "For example: id ="),
        ("[instances.web]\nid = 'I-01234567 '", "instance-id", "instances.web.id", "I-01234567", "Write: id = "),
        ("[instances.web]\nid = 'ami-01234567'", "instance-id", "instances.web.id", "ami-", "For example: id ="),
        (f"[instances.web]\n{ID}\nelastic_ip = 'true'", "type", "instances.web.elastic_ip", '"true"', "Write: el"),
        (
            f"[instances.web]\n{ID}\nelastic_ip = 1",
            "type",
            "instances.web.elastic_ip",
            "= 1",
            "Write: elastic_ip = true",
        ),
        (
            f"[instances.web]\n{ID}\nelastic_ip = 'no'",
            "type",
            "instances.web.elastic_ip",
            '"no"',
            "Write: elastic_ip = f",
        ),
        (
            f"[instances.web]\n{ID}\nelastic_ip = '43.200.1.2'",
            "type",
            "instances.web.elastic_ip",
            "43.200.1.2",
            "For example: elastic_ip = true",
        ),
        (f"[instances.web]\n{ID}\ntag = {{ Name = 'x' }}", "not-yet", "instances.web.tag", "tag", "Give the instance"),
        (
            "[instances.web]\ntag = { Name = 'x' }",
            "not-yet",
            "instances.web.tag",
            "tag",
            "Give the instance by its id.",
        ),
        (f"[instances.web]\n{ID}\nmany = true", "not-yet", "instances.web.many", "many", "Give each instance"),
        (f"[instances.web]\n{ID}\nhostname = 'a.b'", "not-yet", "instances.web.hostname", "hostname", "Keep a record"),
    ],
)
def test_a_wrong_instance_is_one_problem_that_names_key_value_and_remedy(
    problems: Callable[..., tuple[Finding, ...]], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """The site's target is not blamed for what is wrong with the instance."""
    findings = problems(**({"instances": toml} if "[" in toml or not toml else {"stack": toml, "instances": STACK}))
    finding = next(found for found in findings if found.where == f"edgeops.toml: {where}")
    assert finding.id == f"config-{slug}"
    assert value in finding.what
    assert finding.fix.startswith(fix)
    assert not [found for found in findings if found.id == "config-unknown-instance"]


STACK = '[stack]\nname = "koing"\nregion = "ap-northeast-2"'


@pytest.mark.parametrize(
    ("label", "shown", "better"),
    [
        ("Web", "Web", "web"),
        ('"my web"', '"my web"', "my-web"),
        ('""', '""', ""),
        ("-web", "-web", "web"),
        ('"쾡"', '"쾡"', ""),
        ("a" * 64, "a" * 64, "a" * 32),
    ],
)
def test_a_label_is_plain(problem: Callable[..., Finding], label: str, shown: str, better: str) -> None:
    """A label stands before a colon and in tags."""
    finding = problem(instances=f"[instances.web]\n{ID}\n[instances.{label}]\nid = 'i-01234567'")
    assert (finding.id, finding.where) == ("config-label", f"edgeops.toml: instances.{shown}")
    assert f"[instances.{shown}]" in finding.what
    assert not better or finding.fix == f'Write: [instances."{better}"]'


def test_one_instance_has_one_label(problem: Callable[..., Finding]) -> None:
    """Two labels would make one target look like two."""
    finding = problem(instances=f"[instances.web]\n{ID}\n[instances.app]\n{ID}")
    assert (finding.id, finding.where) == ("config-duplicate-instance", "edgeops.toml: instances.app.id")
    assert '"i-0123456789abcdef0"' in finding.what
    assert '"web"' in finding.what
