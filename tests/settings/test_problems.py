"""Everything that is wrong is said at once."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding, UsageProblem
from edgeops.settings.problems import MOST, Problems, Wrong


def test_all_problems_of_a_file_come_together(problems: Callable[..., tuple[Finding, ...]]) -> None:
    """One of each section, in one go."""
    found = problems(
        stack='[stack]\nname = "Koing"\nregion = "seoul"',
        instances='[instances.web]\nid = "web"',
        sites='[sites."koing"]\nto = "web:443"\nhealth = { timeout = 0 }',
        rest="[edge]\nzones = 9\n[certificate]\nkey_type = 'RSA'\n[dns]",
    )
    assert {finding.id for finding in found} == {
        "config-name",
        "config-region",
        "config-instance-id",
        "config-host-dot",
        "config-port-443",
        "config-range",
        "config-key-type",
        "config-not-yet",
    }
    assert [finding.where for finding in found if finding.id == "config-range"] == [
        "edgeops.toml: sites.koing.health.timeout",
        "edgeops.toml: edge.zones",
    ]


def test_nothing_wrong_raises_nothing() -> None:
    """`check` only raises what was recorded."""
    problems = Problems("edgeops.toml")
    problems.check()
    problems.add("x", "a.b", "a", "b")
    with pytest.raises(UsageProblem):
        problems.check()


def test_a_hundred_problems_are_enough(problems: Callable[..., tuple[Finding, ...]]) -> None:
    """It is somebody else's file."""
    found = problems("\n".join(f"key{number} = 1" for number in range(5000)).encode())
    assert len(found) == MOST + 1
    assert found[-1].id == "config-too-many"


@pytest.mark.parametrize(
    ("better", "fix", "said"),
    [
        ("b", "", 'Write: key = "b"'),
        ("b", "Or c", 'Write: key = "b". Or c'),
        ("", "Or c", "Or c"),
        ("", "", "For example: x"),
    ],
)
def test_a_refusal_says_what_to_write_instead(better: str, fix: str, said: str) -> None:
    """The value that was meant, a sentence, or an example."""
    problems = Problems("")
    problems.refuse("place", "key = 1", Wrong("slug", "is wrong", "why", better, fix), ("key = ", ""), "For example: x")
    assert problems.findings == [Finding("config-slug", "error", "place", "key = 1 is wrong", "why", said)]
