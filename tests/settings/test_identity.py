"""Name, region and account: their shapes, and that nobody disagrees about them."""

from collections.abc import Callable

import pytest

from edgeops.errors import Finding
from edgeops.model import Spec
from edgeops.settings import Overrides


def stack(name: str = '"koing"', region: str = '"ap-northeast-2"', rest: str = "") -> str:
    return f"[stack]\nname = {name}\nregion = {region}\n{rest}"


@pytest.mark.parametrize("name", ["k", "koing", "koing-2", "a1-b2-c3", "abcdefghijklmno"])
def test_a_name_of_up_to_fifteen_characters_is_taken(spec: Callable[..., Spec], name: str) -> None:
    """As it is."""
    assert spec(stack=stack(f'"{name}"')).name == name


@pytest.mark.parametrize("region", ["ap-northeast-2", "us-gov-west-1", "il-central-1", "eusc-de-east-1", "xx-new-9"])
def test_a_region_needs_only_the_shape_of_one(spec: Callable[..., Spec], region: str) -> None:
    """AWS opens new ones."""
    assert spec(stack=stack(region=f'"{region}"')).region == region


@pytest.mark.parametrize(
    ("toml", "slug", "key", "value", "fix"),
    [
        (stack('"Koing"'), "name", "name", '"Koing"', 'Write: name = "koing"'),
        (stack('"my_app"'), "name", "name", '"my_app"', 'Write: name = "my-app"'),
        (stack('"a--b"'), "name", "name", '"a--b"', 'Write: name = "a-b"'),
        (stack('"-a"'), "name", "name", '"-a"', 'Write: name = "a"'),
        (stack('"a-"'), "name", "name", '"a-"', 'Write: name = "a"'),
        (stack('"2koing"'), "name", "name", '"2koing"', 'Write: name = "koing"'),
        (stack('"쾡"'), "name", "name", '"쾡"', 'For example: name = "koing"'),
        (stack('""'), "name", "name", '""', 'For example: name = "koing"'),
        (stack('"koing\\n"'), "name", "name", '"koing\\n"', 'Write: name = "koing"'),
        (stack('"abcdefghijklmnop"'), "name", "name", "longer than 15", 'Write: name = "abcdefghijklmno"'),
        (stack("5"), "type", "name", "name = 5", 'For example: name = "koing"'),
        (stack("['koing']"), "type", "name", '["koing"]', 'For example: name = "koing"'),
        ("[stack]\nregion = 'ap-northeast-2'", "missing", "name", "name is missing", 'Write: name = "koing"'),
        ("[stack]\nname = 'koing'", "missing", "region", "region is missing", "Write: region = "),
        (stack(region='"ap-northeast-2a"'), "region", "region", "ap-northeast-2a", 'Write: region = "ap-northeast-2"'),
        (stack(region='"AP-NORTHEAST-2"'), "region", "region", "AP-NORTHEAST-2", 'Write: region = "ap-northeast-2"'),
        (stack(region='"ap_northeast_2"'), "region", "region", "ap_northeast_2", 'Write: region = "ap-northeast-2"'),
        (stack(region='"ap-northeast-2 "'), "region", "region", "ap-northeast-2 ", 'Write: region = "ap-northeast-2"'),
        (stack(region='"Asia Pacific (Seoul)"'), "region", "region", "Seoul", 'Write: region = "ap-northeast-2"'),
        (stack(region='"서울"'), "region", "region", "서울", 'Write: region = "ap-northeast-2"'),
        (stack(region='"here"'), "region", "region", '"here"', "For example: region = "),
        (stack(region='""'), "region", "region", '""', "For example: region = "),
        (stack(region="2024-01-01"), "type", "region", "2024-01-01", "For example: region = "),
        (stack(rest="account = 123456789012"), "type", "account", "123456789012", 'Write: account = "123456789012"'),
        (stack(rest="account = 12345"), "type", "account", "12345", "For example: account = "),
        (stack(rest="account = '1234-5678-9012'"), "account", "account", "1234-", 'Write: account = "123456789012"'),
        (stack(rest="account = '12345678901'"), "account", "account", "12345678901", "For example: account = "),
        (stack(rest="account = 'koing'"), "account", "account", '"koing"', "For example: account = "),
        (stack(rest="account = '１２３４５６７８９０１２'"), "account", "account", "１２", "For example: account = "),
        (stack(rest="regoin = 'x'"), "unknown-key", "regoin", "regoin", "Did you mean region?"),
        (stack(rest="zones = 2"), "unknown-key", "zones", "zones", "zones belongs to [edge]."),
    ],
)
def test_a_wrong_identity_is_one_problem_that_names_key_value_and_remedy(
    problem: Callable[..., Finding], toml: str, slug: str, key: str, value: str, fix: str
) -> None:
    """The city of the console and the account number with hyphens are understood as what was meant."""
    finding = problem(stack=toml)
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml: stack.{key}")
    assert value in finding.what
    assert finding.fix.startswith(fix)


@pytest.mark.parametrize("toml", ["", "[stack]"])
def test_a_missing_stack_is_one_problem(problem: Callable[..., Finding], toml: str) -> None:
    """Not one for each of its keys."""
    finding = problem(stack=toml)
    assert (finding.id, finding.where) == ("config-missing", "edgeops.toml: stack")
    assert "[stack]" in finding.fix


def test_a_stack_that_is_no_table_is_one_problem(problem: Callable[..., Finding]) -> None:
    """Not also one for each of its keys."""
    finding = problem(stack='stack = "koing"')
    assert (finding.id, finding.where) == ("config-type", "edgeops.toml: stack")
    assert '"koing"' in finding.what


@pytest.mark.parametrize("variable", ["EDGEOPS_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"])
def test_a_variable_with_another_region_is_an_error_that_names_both(
    problem: Callable[..., Finding], variable: str
) -> None:
    """A record's alias target cannot be found from the wrong region."""
    finding = problem(environ={variable: "us-east-1"})
    assert (finding.id, finding.where) == ("config-region-differs", "edgeops.toml: stack.region")
    assert all(part in finding.what for part in ('"ap-northeast-2"', "edgeops.toml", variable, '"us-east-1"'))
    assert finding.fix.startswith(f"Unset {variable}")


@pytest.mark.parametrize(
    ("overrides", "key", "flag", "values"),
    [
        (Overrides(region="us-east-1"), "region", "--region", ('"ap-northeast-2"', '"us-east-1"')),
        (Overrides(account="210987654321"), "account", "--account", ('"123456789012"', '"210987654321"')),
        (Overrides(stack="other"), "name", "--stack", ('"koing"', '"other"')),
    ],
)
def test_a_flag_that_differs_is_an_error_that_names_both(
    problem: Callable[..., Finding], overrides: Overrides, key: str, flag: str, values: tuple[str, str]
) -> None:
    """A flag does not win over an identity."""
    finding = problem(overrides=overrides, stack=stack(rest='account = "123456789012"'))
    assert (finding.id, finding.where) == (f"config-{key}-differs", f"edgeops.toml: stack.{key}")
    assert all(value in finding.what for value in values)
    assert finding.fix.startswith(f"Leave {flag} out")


def test_every_source_that_differs_is_named(problems: Callable[..., tuple[Finding, ...]]) -> None:
    """Unsetting one would only bring up the next."""
    environ = {"AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "eu-west-1", "EDGEOPS_REGION": ""}
    found = problems(environ=environ, overrides=Overrides(region="us-west-2"))
    assert [finding.id for finding in found] == ["config-region-differs"] * 3


def test_sources_that_agree_are_taken(spec: Callable[..., Spec]) -> None:
    """Flag, environment and file may all say the same."""
    environ = {"AWS_REGION": "ap-northeast-2", "EDGEOPS_ACCOUNT": "123456789012"}
    overrides = Overrides(region="ap-northeast-2", stack="koing", discard=frozenset({"address"}))
    understood = spec(environ, overrides)
    assert (understood.region, understood.account, understood.name) == ("ap-northeast-2", "123456789012", "koing")
    assert understood.discard == {"address"}


def test_a_wrong_region_is_not_also_compared(problem: Callable[..., Finding]) -> None:
    """One problem is enough."""
    finding = problem(environ={"AWS_REGION": "ap-northeast-2"}, stack=stack(region='"ap-northeast-2a"'))
    assert finding.id == "config-region"


def test_a_missing_region_is_suggested_from_the_environment(problem: Callable[..., Finding]) -> None:
    """The one that the user's shell already works in."""
    finding = problem(environ={"AWS_REGION": "eu-west-1"}, stack='[stack]\nname = "koing"')
    assert finding.fix == 'Write: region = "eu-west-1" (AWS_REGION says so)'


def test_a_wrong_account_in_the_environment_is_named(problem: Callable[..., Finding]) -> None:
    """Where the file has none, the variable is the guard."""
    finding = problem(environ={"EDGEOPS_ACCOUNT": "koing"})
    assert (finding.id, finding.where) == ("config-account", "edgeops.toml: EDGEOPS_ACCOUNT")
    assert '"koing"' in finding.what
