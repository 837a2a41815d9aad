"""`[edge]`."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Edge, Spec


def test_defaults_are_the_cheap_and_safe_ones(spec: Callable[..., Spec]) -> None:
    """Two zones are the fewest AWS takes."""
    assert spec().edge == Edge(zones=2, idle_timeout=60, drop_invalid_headers=True)


def test_every_setting_can_be_chosen(spec: Callable[..., Spec]) -> None:
    """Up to their limits."""
    rest = "zones = 4\nidle_timeout = 4000\ndrop_invalid_headers = false\navoid_zones = ['ap-northeast-2d']"
    understood = spec(rest=f"[edge]\n{rest}")
    assert understood.edge == Edge(4, 4000, drop_invalid_headers=False, avoid_zones=("ap-northeast-2d",))


@pytest.mark.parametrize(
    ("toml", "slug", "where", "value", "fix"),
    [
        ("[edge]\nzones = 1", "range", "edge.zones", "zones = 1", "Write: zones = 2"),
        ("[edge]\nzones = 5", "range", "edge.zones", "zones = 5", "Write: zones = 4"),
        ("[edge]\nzones = 0x" + "f" * 5000, "range", "edge.zones", "more than 19 digits", "Write: zones = 4"),
        ("[edge]\nzones = '2'", "type", "edge.zones", '"2"', "Write: zones = 2"),
        ("[edge]\nzones = ['a', 'b']", "type", "edge.zones", '["a", "b"]', "For example: zones = 2"),
        ("[edge]\nidle_timeout = 0", "range", "edge.idle_timeout", "= 0", "Write: idle_timeout = 1"),
        ("[edge]\nidle_timeout = 4001", "range", "edge.idle_timeout", "4001", "Write: idle_timeout = 4000"),
        ("[edge]\nidle_timeout = inf", "type", "edge.idle_timeout", "inf", "For example: idle_timeout = 60"),
        ("[edge]\ndrop_invalid_headers = 'true'", "type", "edge.drop_invalid_headers", '"true"', "Write: drop_"),
        ("[edge]\navoid_zones = ['us-east-1a']", "zone", "edge.avoid_zones", '"us-east-1a"', "For example: avoid_"),
        ("[edge]\navoid_zones = ['apne2-az1']", "zone", "edge.avoid_zones", '"apne2-az1"', "For example: avoid_"),
        ("[edge]\navoid_zones = ['A']", "zone", "edge.avoid_zones", '"A"', 'Write: "ap-northeast-2a"'),
        ("[edge]\navoid_zones = 'ap-northeast-2a'", "type", "edge.avoid_zones", "2a", "Write: avoid_zones = ["),
        ("[edge]\nidle-timeout = 60", "unknown-key", "edge.idle-timeout", "idle-timeout", "Did you mean idle_timeout?"),
        ("[edge]\ndualstack = true", "not-yet", "edge.dualstack", "dualstack", "The load balancer answers on IPv4"),
        ("[dns]\nprovider = 'x'", "not-yet", "dns", "dns", "The records are made"),
        ("[asg]\nname = 'x'", "not-yet", "asg", "asg", "List each instance"),
        ("[limits]\ndns = 300", "unknown-key", "limits", "limits", "Take it out."),
        ("[Edge]\nzones = 2", "unknown-key", "Edge", "Edge", "Did you mean edge?"),
        ("[certificates]\nkey_type = 'RSA_2048'", "unknown-key", "certificates", "certificates", "Did you mean cert"),
    ],
)
def test_a_wrong_setting_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, where: str, value: str, fix: str
) -> None:
    """Keys of later versions are told from misspelled ones."""
    finding = problem(rest=toml)
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml: {where}")
    assert value in finding.what
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize("toml", ["edge = 2", "certificate = 'RSA_2048'"])
def test_a_section_is_a_table(problem: Callable[..., Finding], toml: str) -> None:
    """A value in its place is shown, with how the section begins."""
    key, _, value = toml.partition(" = ")
    finding = problem(stack=toml + "\n[stack]\nname = 'koing'\nregion = 'ap-northeast-2'")
    assert (finding.id, finding.where) == ("config-type", f"edgeops.toml: {key}")
    assert value.strip("'") in finding.what
    assert finding.fix.startswith(f"For example: [{key}]")
