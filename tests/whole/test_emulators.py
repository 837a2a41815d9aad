"""edgeops on plain moto and ministack: `scripts/torture emulators` runs it, here the page about it is looked at."""

from collections import Counter

from tests.torture.emulators import PAGE, Ending, differences
from tests.torture.emulators_known import KNOWN, page


def test_the_page_says_what_is_known() -> None:
    """Written by `scripts/torture emulators --write`; every difference has its reason."""
    assert PAGE.read_text() == page()
    assert all(KNOWN.values())


def test_a_difference_is_an_exit_code_or_a_step_more_or_less() -> None:
    """What a command that broke off did not come to says nothing."""
    fine = Ending(0, Counter({"create records": 1, "create rule": 2}), ())
    other = Ending(0, Counter({"create rule": 1, "delete rule": 1}), ())
    broken = Ending(1, Counter({"delete rule": 1}), ("aws-x at elbv2 CreateRule",))
    seen = list(differences("job", "moto", [fine] * 3, [fine, other, broken]))
    assert [(one.command, one.what) for one in seen] == [
        ("2. up", "besides: delete rule"),
        ("2. up", "not done: create records"),
        ("2. up", "not done: create rule"),
        ("3. up", "ends with 1: aws-x at elbv2 CreateRule"),
        ("3. up", "besides: delete rule"),
    ]
