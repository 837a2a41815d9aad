"""`tag`: an instance by its tags."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Spec


def pairs(count: int) -> str:
    return "{ " + ", ".join(f"k{number} = 'v'" for number in range(count)) + " }"


@pytest.mark.parametrize(
    ("toml", "tag"),
    [
        ("{ Name = 'koing' }", (("Name", "koing"),)),
        ("{ b = '', a = '쾡 server' }", (("b", ""), ("a", "쾡 server"))),
        (f"{{ {'k' * 127} = '{'v' * 255}' }}", (("k" * 127, "v" * 255),)),
        (pairs(10), tuple((f"k{number}", "v") for number in range(10))),
    ],
)
def test_tags_keep_the_order_of_the_file(
    spec: Callable[..., Spec], toml: str, tag: tuple[tuple[str, str], ...]
) -> None:
    """One to ten, of EC2's lengths, in any language."""
    assert spec(instances=f"[instances.web]\ntag = {toml}").instances[0].tag == tag


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("{}", "tag", "", "tag = {}", 'Write: tag = { Name = "koing" }'),
        (pairs(11), "tag", "", "11 tags", "Keep those"),
        ("'koing'", "type", "", '"koing"', "For example: tag = "),
        ("['Name', 'koing']", "type", "", '"koing"', "For example: tag = "),
        ("{ Name = 5 }", "type", ".Name", "Name = 5", 'Write: Name = "5"'),
        ("{ Name = ['a', 'b'] }", "type", ".Name", '["a", "b"]', 'For example: Name = "koing"'),
        ("{ '' = 'x' }", "tag", '.""', '"" = "x"', "The EC2 console"),
        (f"{{ {'k' * 128} = 'x' }}", "tag", "." + "k" * 128, "no usable key", "The EC2 console"),
        ("{ 'aws:autoscaling:groupName' = 'x' }", "tag", '."aws:autoscaling:groupName"', '= "x"', "Use one of yours"),
        ("{ 'AWS:x' = 'x' }", "tag", '."AWS:x"', '"AWS:x"', "Use one of yours"),
        (f"{{ Name = '{'v' * 256}' }}", "tag", ".Name", "longer than 255", "For example: Name = "),
        ("{ Name = 'koing-*' }", "tag", ".Name", '"koing-*"', "For several instances"),
        ("{ Name = 'koing-?' }", "tag", ".Name", '"koing-?"', "For several instances"),
    ],
)
def test_a_wrong_tag_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """Among them what AWS itself would take, but understand otherwise."""
    finding = problem(instances=f"[instances.web]\ntag = {toml}")
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml: instances.web.tag{where}")
    assert value in finding.what
    assert finding.fix.startswith(fix)
