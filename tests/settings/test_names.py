"""All the names of a file are one set."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Spec
from edgeops.settings import Overrides
from edgeops.settings.names import Names
from edgeops.settings.problems import Problems

PARTS = {
    "instances": '[instances.web]\nid = "i-01234567"\nhostname = "ssh.koing.shop"',
    "sites": '[sites."koing.shop"]\nto = "web:80"\naliases = ["www.koing.shop", "쾡.kr"]',
}


def test_every_kind_of_name_may_be_taken_over(spec: Callable[..., Spec]) -> None:
    """Site, alias and hostname, however they are spelled."""
    typed = frozenset({"KOING.shop.", "www.koing.shop", "쾡.kr", "xn--9j7b.kr", "ssh.koing.shop"})
    folded = {"koing.shop", "www.koing.shop", "xn--9j7b.kr", "ssh.koing.shop"}
    assert spec(overrides=Overrides(takeover=typed), **PARTS).takeover == folded


@pytest.mark.parametrize(
    ("typed", "slug", "fix"),
    [
        ("kong.shop", "takeover", 'Write: --takeover "koing.shop". Or leave --takeover out'),
        ("other.example", "takeover", "Give one of them, or leave --takeover out"),
        ("", "host", "For example: koing.shop"),
        ("koing", "host-dot", "Write the whole name"),
        ("https://koing.shop/", "host-url", 'Write: --takeover "koing.shop"'),
        ("43.200.1.2", "host-ip", "Use a name"),
        ("my_app.koing.shop", "host-characters", 'Write: --takeover "my-app.koing.shop"'),
    ],
)
def test_what_is_no_name_of_the_file_cannot_be_taken_over(
    problem: Callable[..., Finding], typed: str, slug: str, fix: str
) -> None:
    """The nearest of its names is suggested."""
    finding = problem(overrides=Overrides(takeover=frozenset({typed})), **PARTS)
    assert (finding.id, finding.where) == (f"config-{slug}", "edgeops.toml: --takeover")
    assert f'--takeover "{typed}"' in finding.what
    assert finding.fix.startswith(fix)


def test_the_names_that_could_be_taken_over_are_listed(problem: Callable[..., Finding]) -> None:
    """All that are allowed."""
    finding = problem(overrides=Overrides(takeover=frozenset({"other.example"})), **PARTS)
    assert finding.why.endswith("ssh.koing.shop, koing.shop, www.koing.shop, xn--9j7b.kr.")


@pytest.mark.parametrize(
    "part",
    [
        {"sites": '[sites."koing..shop"]\nto = "web:80"'},
        {"sites": "[sites.koing.shop]\nto = 'web:80'"},
        {"sites": PARTS["sites"].replace("쾡.kr", "koing..kr")},
        {"instances": PARTS["instances"].replace("ssh.koing.shop", "ssh..koing.shop")},
        {"sites": ""},
    ],
)
def test_a_name_that_is_wrong_in_the_file_is_not_missed_twice(problem: Callable[..., Finding], part: str) -> None:
    """Perhaps it is the very one that was to be taken over."""
    parts = {**PARTS, "instances": '[instances.web]\nid = "i-01234567"'} | dict(part)
    assert problem(overrides=Overrides(takeover=frozenset({"other.example"})), **parts).id != "config-takeover"


def test_a_long_list_of_names_is_cut() -> None:
    """A message is a line."""
    problems = Problems("file")
    names = Names(problems)
    for number in range(11):
        names.claim(f"a{number}.kr", f"a{number}.kr", "x")
    assert names.taken_over(["b.example"]) == frozenset()
    assert problems.findings[0].why.endswith("a9.kr, ….")


def test_a_name_is_claimed_once() -> None:
    """The second place is told about the first."""
    problems = Problems("file")
    names = Names(problems)
    names.claim("a.kr", "A.kr", "here")
    names.claim("a.kr", "a.kr.", "there")
    (found,) = problems.findings
    assert (found.id, found.where) == ("config-duplicate-host", "file: there")
    assert found.what == '"a.kr." is the same name as "A.kr" in here'
