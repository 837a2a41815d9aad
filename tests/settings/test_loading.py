"""The whole wish; and that no file whatever gives a traceback."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edgeops.errors import UsageProblem
from edgeops.model import Edge, HealthCheck, Instance, Pool, Route, Site, Spec, Target
from edgeops.settings import Overrides, bare, load
from edgeops.settings.schema import CERTIFICATE, EDGE, INSTANCE, SITE, STACK, TABLES, Keys

from .conftest import PARTS, written

FULL = """
[stack]
name    = "koing"                 # identity: never changes
region  = "ap-northeast-2"
account = "123456789012"

[instances.web]
id = "i-0abc1234"
elastic_ip = true
hostname = "ssh.koing.shop"

[instances.api]
tag = { Name = "koing", env = "prod" }
many = true

[sites."koing.shop"]
to      = "web:80"
aliases = ["www.koing.shop"]
health  = { path = "/actuator/health", codes = "200", interval = 10, timeout = 8 }

[sites."grafana.koing.shop"]
to     = "web:3000"
health = { path = "/api/health" }
allow  = ["203.0.113.0/24"]       # everybody else gets 403

[sites."api.koing.shop"]
pools  = { blue = "web:8081", green = "web:8082" }   # the first is live at first
routes = { "/auth" = "web:8001" }                    # matches /auth and /auth/*

[certificate]
arn = "arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"

[edge]
zones = 3
idle_timeout = 120
drop_invalid_headers = false
avoid_zones = ["ap-northeast-2d"]
"""


def pool(name: str, port: int) -> Pool:
    return Pool(name, (Target("web", port),))


def test_the_file_of_the_documentation_is_understood(file: Path) -> None:
    """Every key of this version at once."""
    file.write_text(FULL, encoding="utf-8")
    overrides = Overrides(takeover=frozenset({"Koing.shop"}), discard=frozenset({"certificate"}), deep=True)
    assert load(None, overrides, {}) == Spec(
        name="koing",
        region="ap-northeast-2",
        account="123456789012",
        instances=(
            Instance("web", "i-0abc1234", elastic_ip=True, hostname="ssh.koing.shop"),
            Instance("api", tag=(("Name", "koing"), ("env", "prod")), many=True),
        ),
        sites=(
            Site(
                "koing.shop",
                (pool("main", 80),),
                ("www.koing.shop",),
                HealthCheck("/actuator/health", "200", 10, 8),
            ),
            Site(
                "grafana.koing.shop",
                (pool("main", 3000),),
                (),
                HealthCheck("/api/health", "200"),
                allow=("203.0.113.0/24",),
            ),
            Site(
                "api.koing.shop",
                (pool("blue", 8081), pool("green", 8082)),
                routes=(Route("/auth", pool("/auth", 8001)),),
            ),
        ),
        certificate="arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef",
        edge=Edge(3, 120, drop_invalid_headers=False, avoid_zones=("ap-northeast-2d",)),
        takeover=frozenset({"koing.shop"}),
        discard=frozenset({"certificate"}),
        deep=True,
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
        spec = load(file, Overrides(takeover=frozenset({"koing.shop"})), {})
    except UsageProblem as problem:
        findings = problem.findings
    for finding in findings:
        assert all(text.isprintable() for text in (finding.where, finding.what, finding.why, finding.fix))
    if spec is None:
        assert findings
    else:
        assert spec.name
        assert all(pool.targets for site in spec.sites for pool in site.groups)
        assert len(set(spec.hosts) | spec.hostnames.keys()) == len(spec.hosts) + len(spec.hostnames)


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
    {key for keys in TABLES for key in keys.names} | {"web", "main", '"koing.shop"', '"*.쾡.kr"', '""', "a b", '"/a"'}
)
SIGNS = ["[", "]", "[[", "]]", "{", "}", " = ", ".", ",", "\n", "\r\n", "\r", '"', "'", '"""', "#", "\\", "true", "1"]
PIECES = st.sampled_from([*WORDS, *SIGNS])


@given(head=st.sampled_from(["", written() + "\n"]), pieces=st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_text_like_toml_gives_a_traceback(scratch: Path, head: str, pieces: list[str]) -> None:
    """Brackets, quotes and known keys in any order."""
    understood_or_refused(scratch, (head + "".join(pieces)).encode())


ARN = "arn:aws:acm:ap-northeast-2:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef"
LIKELY = ["web:80", "api:81", "web:443", "/health", "200-499", "koing.shop", "i-01234567", "10.0.0.0/8", "8.8.8.8", ARN]
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(LIKELY))
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


def tables(keys: Keys) -> st.SearchStrategy[dict[str, object]]:
    """A table with some of its keys, each with its example or with anything."""
    examples = {key: tomllib.loads(line)[key] for key, line in keys.known.items()}
    names = st.one_of(TEXTS, st.sampled_from(["blue", "/a", "path", "Name"]))
    wild = st.one_of(SCALARS, st.dictionaries(names, VALUES, max_size=3), st.lists(TEXTS, max_size=3))
    return st.fixed_dictionaries({}, optional={key: st.just(right) | wild for key, right in examples.items()})


HOSTS = st.sampled_from(["koing.shop", "KOING.shop", "*.koing.shop", "쾡"])
FILES = st.fixed_dictionaries(
    {
        "stack": st.just({"name": "koing", "region": "ap-northeast-2"}) | tables(STACK),
        "instances": st.dictionaries(st.sampled_from(["web", "api", "Web"]), tables(INSTANCE), max_size=2),
        "sites": st.dictionaries(HOSTS, tables(SITE), max_size=3),
        "certificate": tables(CERTIFICATE),
        "edge": tables(EDGE),
    }
)


@given(values=FILES)
@settings(max_examples=300, deadline=None)
def test_no_wild_value_of_a_known_key_gives_a_traceback(scratch: Path, values: dict[str, object]) -> None:
    """Right tables and keys, with anything in them."""
    text = "\n".join(f"{key} = {toml(value)}" for key, value in values.items())
    assert tomllib.loads(text).keys() == values.keys()
    understood_or_refused(scratch, text.encode())
