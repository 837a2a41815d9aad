"""Which of the rules that stand answers for a name, as pure values."""

from typing import Any

import pytest

from edgeops.answering import answering, divided, fits, shadowed
from edgeops.model import Match, Rule

OURS = Rule("arn:ours", 10_010, True, "shop.kr", "forward-0", Match(("shop.kr",)), {"arn:web": 1})
BELOW = Rule("arn:below", 40_010, True, "_wildcard.shop.kr", "forward-0", Match(("*.shop.kr",)), {"arn:web": 1})


def _theirs(priority: int, *hosts: str, **more: Any) -> Rule:
    return Rule("arn:theirs", priority, False, None, None, Match(hosts, **more))


@pytest.mark.parametrize(
    ("host", "patterns", "expected"),
    [
        ("shop.kr", ("shop.kr",), True),
        ("shop.kr", ("a.kr", "SHOP.kr"), True),
        ("shop.kr", ("*.kr",), True),
        ("shop.kr", ("sho?.kr",), True),
        ("shop.kr", ("*.shop.kr",), False),
        ("shop.kr", (), True),
        ("*.shop.kr", ("*.shop.kr",), True),
        ("*.shop.kr", ("www.shop.kr",), False),
    ],
)
def test_a_rule_fits_by_its_hosts(host: str, patterns: tuple[str, ...], expected: bool) -> None:
    """Patterns as ELB has them; a wildcard site is asked for by some name below it."""
    assert fits(_theirs(1, *patterns), host) is expected


def test_what_else_a_rule_may_want_is_not_known() -> None:
    """It is said of no name that such a rule answers for it."""
    assert not fits(Rule("arn", 1, False, None, None, None), "shop.kr")


CASES = [
    pytest.param((), None, id="nobody"),
    pytest.param((OURS, BELOW), OURS, id="ours"),
    pytest.param((BELOW,), None, id="only-below-it"),
    pytest.param((_theirs(5, "shop.kr"), OURS), _theirs(5, "shop.kr"), id="theirs-first"),
    pytest.param((_theirs(5, paths=("/*",)), OURS), _theirs(5, paths=("/*",)), id="every-path-of-every-host"),
    pytest.param((_theirs(5, "shop.kr", paths=("/a",)), OURS), OURS, id="a-path-of-it"),
    pytest.param((_theirs(5, "shop.kr", sources=("10.0.0.0/8",)), OURS), OURS, id="for-some-networks"),
    pytest.param((OURS, _theirs(20_000, "shop.kr")), OURS, id="theirs-behind"),
]


@pytest.mark.parametrize(("rules", "expected"), CASES)
def test_the_first_that_takes_all_of_it_answers(rules: tuple[Rule, ...], expected: Rule | None) -> None:
    """In the order of priority."""
    assert answering(rules, "shop.kr") == expected


def test_our_rule_for_some_networks_answers() -> None:
    """`allow` wants it so; what comes from elsewhere is answered by the 403 behind it."""
    mine = Rule("arn", 10_010, True, "shop.kr", "forward-0", Match(("shop.kr",), (), ("10.0.0.0/8",)))
    assert answering((mine,), "shop.kr") == mine


@pytest.mark.parametrize(
    ("theirs", "instead", "in_part"),
    [
        pytest.param(_theirs(5, "shop.kr"), ["shop.kr"], [], id="before-ours"),
        pytest.param(_theirs(5, "shop.kr", paths=("/a",)), [], ["shop.kr"], id="a-path-before-ours"),
        pytest.param(_theirs(20_000, "shop.kr"), [], [], id="behind-ours"),
        pytest.param(_theirs(20_000, "*.kr"), ["*.shop.kr"], [], id="behind-one-and-before-the-other"),
        pytest.param(_theirs(5, "a.kr"), [], [], id="another-host"),
        pytest.param(_theirs(5, "www.shop.kr"), [], [], id="one-name-below-ours"),
    ],
)
def test_somebody_elses_rule_shadows_what_stands_behind_it(
    theirs: Rule, instead: list[str], in_part: list[str]
) -> None:
    """All of it, or a part; where there is no rule of ours, nothing of ours is shadowed."""
    rules, hosts = (OURS, BELOW, theirs), ("shop.kr", "*.shop.kr", "new.kr")
    assert (shadowed(theirs, rules, hosts), divided(theirs, rules, hosts)) == (instead, in_part)


def test_a_rule_of_another_load_balancer_shadows_nothing() -> None:
    """Each has its own order."""
    other = Rule("arn:theirs", 5, False, None, None, Match(("shop.kr",)), balancer=1)
    assert shadowed(other, (OURS, other), ("shop.kr",)) == []
