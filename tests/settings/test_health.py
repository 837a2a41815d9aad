"""`health`: defaults for a small instance, and ELB's limits."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import HealthCheck, Spec

SITE = '[sites."koing.shop"]\nto = "web:80"\nhealth = '
PLACE = 'edgeops.toml: sites."koing.shop".health'


@pytest.mark.parametrize(
    ("toml", "check"),
    [
        ("{}", HealthCheck("/", "200-499", 10, 8, 2, 3)),
        ('{ path = "/health" }', HealthCheck("/health", "200")),
        ('{ path = "/" }', HealthCheck("/", "200")),
        ('{ codes = "200,302" }', HealthCheck("/", "200,302")),
        ('{ path = "/a?b=1", codes = "200-299,401" }', HealthCheck("/a?b=1", "200-299,401")),
        ("{ interval = 5 }", HealthCheck(interval=5, timeout=4)),
        ("{ interval = 300, timeout = 120 }", HealthCheck(interval=300, timeout=120)),
        ("{ timeout = 2, healthy = 10, unhealthy = 2 }", HealthCheck(timeout=2, healthy=10, unhealthy=2)),
    ],
)
def test_a_check_is_what_is_written_and_defaults_for_the_rest(
    spec: Callable[..., Spec], toml: str, check: HealthCheck
) -> None:
    """Without a path any answer below 500 means that it works; with one only 200 does."""
    assert spec(sites=SITE + toml).sites[0].health == check


def test_without_health_any_answer_counts(spec: Callable[..., Spec]) -> None:
    """A first site comes up without anybody knowing a health path."""
    assert spec().sites[0].health == HealthCheck()


@pytest.mark.parametrize(
    ("toml", "slug", "key", "value", "fix"),
    [
        ('"/health"', "type", "", 'health = "/health"', 'Write: health = { path = "/health" }'),
        ("true", "type", "", "health = true", "For example: health = {"),
        ("{ pth = '/' }", "unknown-key", ".pth", "pth", "Did you mean path?"),
        ("{ zones = 2 }", "unknown-key", ".zones", "zones", "zones belongs to [edge]."),
        ("{ path = 'health' }", "health-path", ".path", '"health"', 'Write: path = "/health"'),
        ("{ path = '' }", "health-path", ".path", '""', 'Write: path = "/"'),
        ("{ path = '/a b' }", "health-path", ".path", '"/a b"', 'Write: path = "/a%20b"'),
        ("{ path = '/쾡' }", "health-path", ".path", '"/쾡"', 'Write: path = "/%EC%BE%A1"'),
        ("{ path = 'http://koing.shop/up' }", "health-path", ".path", "koing.shop/up", 'Write: path = "/up"'),
        ("{ path = '/" + "a" * 1024 + "' }", "health-path", ".path", "longer than 1024", "For example: path"),
        ("{ path = 200 }", "type", ".path", "path = 200", "Write: path = "),
        ("{ codes = 200 }", "type", ".codes", "codes = 200", 'Write: codes = "200"'),
        ("{ codes = '' }", "health-codes", ".codes", '""', 'For example: codes = "200"'),
        ("{ codes = '2xx' }", "health-codes", ".codes", '"2xx"', 'Write: codes = "200-299"'),
        ("{ codes = '200, 302' }", "health-codes", ".codes", '"200, 302"', 'Write: codes = "200,302"'),
        ("{ codes = '2xx,' }", "health-codes", ".codes", '"2xx,"', "For example: codes"),
        ("{ codes = '200,' }", "health-codes", ".codes", '"200,"', "For example: codes"),
        ("{ codes = '200-300-400' }", "health-codes", ".codes", "200-300-400", "For example: codes"),
        ("{ codes = '199' }", "health-codes", ".codes", '"199"', "For example: codes"),
        ("{ codes = '200-500' }", "health-codes", ".codes", '"200-500"', "For example: codes"),
        ("{ codes = '399-200' }", "health-codes", ".codes", '"399-200"', 'Write: codes = "200-399"'),
        ("{ codes = '２００' }", "health-codes", ".codes", "２００", "For example: codes"),
        ("{ interval = 4 }", "range", ".interval", "interval = 4", "Write: interval = 5"),
        ("{ interval = 301 }", "range", ".interval", "interval = 301", "Write: interval = 300"),
        ("{ interval = '10s' }", "type", ".interval", '"10s"', "For example: interval = 10"),
        ("{ interval = 10.5 }", "type", ".interval", "interval = 10.5", "For example: interval = 10"),
        ("{ interval = true }", "type", ".interval", "interval = true", "For example: interval = 10"),
        ("{ timeout = 1 }", "range", ".timeout", "timeout = 1", "Write: timeout = 2"),
        ("{ timeout = 121, interval = 300 }", "range", ".timeout", "timeout = 121", "Write: timeout = 120"),
        ("{ timeout = '8' }", "type", ".timeout", '"8"', "Write: timeout = 8"),
        ("{ timeout = 10 }", "timeout", ".timeout", "(10, the default)", "Write: interval = 12"),
        ("{ timeout = 30, interval = 20 }", "timeout", ".timeout", "timeout = 30", "Write: interval = 32"),
        ("{ timeout = 20, interval = 301 }", "range", ".interval", "interval = 301", "Write: interval = 300"),
        ("{ timeout = 20, interval = '30' }", "type", ".interval", '"30"', "Write: interval = 30"),
        ("{ healthy = 1 }", "range", ".healthy", "healthy = 1", "Write: healthy = 2"),
        ("{ unhealthy = 11 }", "range", ".unhealthy", "unhealthy = 11", "Write: unhealthy = 10"),
        ("{ healthy = [2] }", "type", ".healthy", "healthy = [2]", "For example: healthy = 2"),
    ],
)
def test_a_wrong_check_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, key: str, value: str, fix: str
) -> None:
    """Also where one value depends on another: nothing is reported twice."""
    finding = problem(sites=SITE + toml)
    assert (finding.id, finding.where) == (f"config-{slug}", PLACE + key)
    assert value in finding.what
    assert finding.fix.startswith(fix)
