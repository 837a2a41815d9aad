"""The whole wish; and that no file whatever gives a traceback."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgeops.errors import UsageProblem
from edgeops.model import Edge, HealthCheck, Instance, Pool, Site, Spec, Target
from edgeops.settings import Overrides, bare, load
from edgeops.settings.schema import TABLES

from .conftest import PARTS, written

FULL = """
[stack]
name    = "koing"                 # identity: never changes
region  = "ap-northeast-2"
account = "123456789012"

[instances.web]
id = "i-0abc1234"
elastic_ip = true

[sites."koing.shop"]
to      = "web:80"
aliases = ["www.koing.shop"]
health  = { path = "/actuator/health", codes = "200", interval = 10, timeout = 8 }

[sites."grafana.koing.shop"]
to     = "web:3000"
health = { path = "/api/health" }

[certificate]
key_type = "EC_prime256v1"

[edge]
zones = 3
idle_timeout = 120
drop_invalid_headers = false
"""


def test_the_file_of_the_documentation_is_understood(file: Path) -> None:
    """Every key of this version at once."""
    file.write_text(FULL, encoding="utf-8")
    assert load(None, Overrides(discard=frozenset({"certificate"})), {}) == Spec(
        name="koing",
        region="ap-northeast-2",
        account="123456789012",
        instances=(Instance("web", "i-0abc1234", elastic_ip=True),),
        sites=(
            Site(
                "koing.shop",
                (Pool("main", (Target("web", 80),)),),
                ("www.koing.shop",),
                HealthCheck("/actuator/health", "200", 10, 8),
            ),
            Site("grafana.koing.shop", (Pool("main", (Target("web", 3000),)),), (), HealthCheck("/api/health", "200")),
        ),
        key_type="EC_prime256v1",
        edge=Edge(zones=3, idle_timeout=120, drop_invalid_headers=False),
        discard=frozenset({"certificate"}),
    )


def test_without_a_file_flags_are_enough() -> None:
    """`status` and `down` need only to know which stack."""
    spec = bare("koing", "ap-northeast-2", discard=frozenset({"address"}))
    assert spec == Spec("koing", "ap-northeast-2", discard=frozenset({"address"}))


def test_without_a_file_the_environment_may_say_the_rest() -> None:
    """The flag first, then EDGEOPS_REGION, then AWS's own variables."""
    environ = {"AWS_DEFAULT_REGION": "us-west-2", "AWS_REGION": "us-east-1", "EDGEOPS_ACCOUNT": "123456789012"}
    assert bare("koing", None, environ=environ) == Spec("koing", "us-east-1", "123456789012")
    assert bare("koing", None, environ={"EDGEOPS_REGION": "eu-west-1", **environ}).region == "eu-west-1"
    assert bare("koing", "ap-northeast-2", environ=environ).region == "ap-northeast-2"


def test_wrong_flags_without_a_file_come_together() -> None:
    """Each finding names its flag and what to write."""
    with pytest.raises(UsageProblem) as caught:
        bare("Koing", "seoul", "12")
    assert [(found.id, found.where, found.fix) for found in caught.value.findings] == [
        ("config-name", "--stack", 'Write: --stack "koing"'),
        ("config-region", "--region", 'Write: --region "ap-northeast-2"'),
        ("config-account", "--account", ""),
    ]


def test_without_a_file_and_without_a_region_nothing_can_be_found() -> None:
    """No region is guessed."""
    with pytest.raises(UsageProblem) as caught:
        bare("koing", None, environ={"AWS_REGION": ""})
    assert [(found.id, found.where) for found in caught.value.findings] == [("config-missing", "--region")]


def test_nothing_heavy_is_imported_for_a_wrong_file(tmp_path: Path) -> None:
    """A mistake in the file is told at once, before AWS's library is loaded."""
    (tmp_path / "edgeops.toml").write_text(written(sites='[sites."쾡.kr"]\nto = "web:443"'), encoding="utf-8")
    code = """
import sys
from edgeops.errors import UsageProblem
from edgeops.settings import Overrides, load
try:
    load(None, Overrides(), {})
except UsageProblem as problem:
    print(problem.findings[0].id)
print([name for name in ("boto3", "botocore", "rich", "click", "tenacity", "moto") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.split("\n")[:2] == ["config-port-443", "[]"]


def understood_or_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    spec, findings = None, ()
    try:
        spec = load(file, Overrides(), {})
    except UsageProblem as problem:
        findings = problem.findings
    for finding in findings:
        assert all(text.isprintable() for text in (finding.where, finding.what, finding.why, finding.fix))
    if spec is None:
        assert findings
    else:
        assert spec.name
        assert all(site.pools[0].targets for site in spec.sites)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all the examples of a property."""
    return tmp_path_factory.mktemp("settings") / "edgeops.toml"


@given(data=st.binary(max_size=300))
@example(data=b"\xff\xfe")
@example(data=b"a = 1979-05-27T07:32:00-08:00")
@settings(max_examples=200, deadline=None)
def test_no_bytes_whatever_give_a_traceback(scratch: Path, data: bytes) -> None:
    """A Spec or findings, and findings fit for a terminal."""
    understood_or_refused(scratch, data)


WORDS = sorted(
    {key for keys in TABLES for key in keys.names} | {"web", "main", '"koing.shop"', '"*.쾡.kr"', '""', "a b"}
)
PIECES = st.sampled_from(
    [
        *WORDS,
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        " = ",
        ".",
        ",",
        "\n",
        "\r\n",
        "\r",
        '"',
        "'",
        '"""',
        "#",
        "\\",
        "true",
        "1",
    ]
)


@given(head=st.sampled_from(["", written() + "\n"]), pieces=st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_like_toml_gives_a_traceback(scratch: Path, head: str, pieces: list[str]) -> None:
    """Brackets, quotes and known keys in any order."""
    understood_or_refused(scratch, (head + "".join(pieces)).encode())


TEXTS = st.one_of(
    st.text(max_size=12), st.sampled_from(["web:80", "web:443", "/health", "200-499", "koing.shop", "i-01234567"])
)
SCALARS = st.one_of(TEXTS, st.integers(), st.booleans(), st.floats())
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), inner, max_size=4),
    ),
    max_leaves=8,
)


def toml(value: object) -> str:
    """Any value as inline TOML."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return '"' + "".join(f"\\U{ord(c):08X}" for c in value) + '"'
        case list():
            return "[" + ", ".join(toml(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{toml(key)} = {toml(item)}" for key, item in value.items()) + "}"
    raise AssertionError(value)


@given(
    values=st.dictionaries(
        st.one_of(st.sampled_from(["stack", "instances", "sites", "certificate", "edge"]), st.text(max_size=6)),
        VALUES,
        min_size=1,
    )
)
@settings(max_examples=200, deadline=None)
def test_no_value_of_any_type_in_any_place_gives_a_traceback(scratch: Path, values: dict[str, object]) -> None:
    """Right TOML with everything in it in the wrong place."""
    text = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in values.items())
    assert tomllib.loads(text).keys() == values.keys()
    understood_or_refused(scratch, text.encode())


@given(part=st.sampled_from(sorted(PARTS)), key=st.sampled_from(WORDS), value=VALUES)
@settings(max_examples=200, deadline=None)
def test_no_single_wrong_value_gives_a_traceback(scratch: Path, part: str, key: str, value: object) -> None:
    """A right file with one line more, in each of its tables."""
    name = toml(key.strip('"'))
    understood_or_refused(scratch, written(**{part: f"{PARTS[part]}\n{name} = {toml(value)}"}).encode())
