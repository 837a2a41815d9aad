"""`[instances.LABEL]`: ids as the console shows them, labels of the file's own."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Instance, Spec

ID = 'id = "i-0123456789abcdef0"'
WEB = f"[instances.web]\n{ID}\n"
TAG = "tag = { Name = 'koing' }"
TAGGED = f"[instances.web]\n{TAG}\nmany = true\n"


def test_instances_keep_the_order_of_the_file(spec: Callable[..., Spec]) -> None:
    """Old and new ids; an Elastic IP only where it is asked for; one that no site uses is fine."""
    text = f'[instances.web]\n{ID}\nelastic_ip = true\n[instances.a_1-b]\nid = "i-0abc1234"\n'
    assert spec(instances=text).instances == (
        Instance("web", "i-0123456789abcdef0", elastic_ip=True),
        Instance("a_1-b", "i-0abc1234", elastic_ip=False),
    )


def test_an_instance_may_be_found_by_its_tags(spec: Callable[..., Spec]) -> None:
    """One or, when it is said, every instance that has them."""
    text = f"[instances.web]\n{TAG}\nelastic_ip = true\n[instances.api]\ntag = {{ app = 'api', env = '' }}\nmany = true"
    assert spec(instances=text).instances == (
        Instance("web", elastic_ip=True, tag=(("Name", "koing"),)),
        Instance("api", tag=(("app", "api"), ("env", "")), many=True),
    )


@pytest.mark.parametrize("address", ["", "elastic_ip = true", "elastic_ip = false"])
def test_a_hostname_is_folded_and_needs_no_address_of_ours(spec: Callable[..., Spec], address: str) -> None:
    """An Elastic IP that is there already will do; whether one is, AWS knows."""
    understood = spec(instances=f"{WEB}hostname = 'SSH.koing.shop.'\n{address}")
    assert list(understood.hostnames) == ["ssh.koing.shop"]
    assert understood.hosts == ("koing.shop",)


@pytest.mark.parametrize(
    ("name", "instances", "where"),
    [
        ("Koing.shop", "hostname = 'Koing.shop'", 'sites."koing.shop"'),
        (
            "ssh.koing.shop",
            "hostname = 'ssh.koing.shop'\n[instances.b]\nid = 'i-01234567'\nhostname = 'SSH.koing.shop'",
            "instances.b.hostname",
        ),
    ],
)
def test_a_hostname_is_no_other_name(problem: Callable[..., Finding], name: str, instances: str, where: str) -> None:
    """A name leads to the load balancer or to a machine, not to both."""
    finding = problem(instances=WEB + instances)
    assert (finding.id, finding.where) == ("config-duplicate-host", f"edgeops.toml: {where}")
    assert f'"{name}" in instances.web.hostname' in finding.what


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
        ("[instances.web]", "missing", "instances.web.id", "id is missing", "Write: id = "),
        (f"{WEB}asg = 'x'", "not-yet", "instances.web.asg", "asg", "List each instance"),
        (f"{WEB}{TAG}", "exclusive", "instances.web.tag", ID, "Take id or tag out."),
        (f"{WEB}many = true", "many", "instances.web.many", ID, "Write what they have in common instead: tag"),
        (f"{TAGGED}elastic_ip = true", "many", "instances.web.many", "elastic_ip = true", "Take elastic_ip out"),
        (f"{TAGGED}hostname = 'a.b.kr'", "many", "instances.web.many", '"a.b.kr"', "Give that one inst"),
        (f"[instances.web]\n{TAG}\nmany = 'yes'", "type", "instances.web.many", '"yes"', "Write: many = true"),
        (f"{WEB}hostname = '*.koing.kr'", "hostname", "instances.web.hostname", "*.koing.kr", "For example: ssh.ko"),
        (f"{WEB}hostname = 'ssh'", "host-dot", "instances.web.hostname", '"ssh"', "Write the whole name"),
        (f"{WEB}hostname = 22", "type", "instances.web.hostname", "22", "For example: hostname ="),
        (f"{WEB}hostname = 'ssh_1.koing.kr'", "host-characters", "instances.web.hostname", "ssh_1", "Write: hostname"),
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


def test_one_set_of_tags_has_one_label(problem: Callable[..., Finding]) -> None:
    """In whatever order it is written."""
    text = "[instances.web]\ntag = { a = '1', b = '2' }\n[instances.app]\ntag = { b = '2', a = '1' }"
    finding = problem(instances=text)
    assert (finding.id, finding.where) == ("config-duplicate-instance", "edgeops.toml: instances.app.tag")
    assert 'b = "2", a = "1"' in finding.what
