"""Wrong files, through the command line: each is told by key, value and what is right, and AWS is not asked.

A row is the wrong lines, the problem's id, its place in the table, what of the file is shown, and what is allowed or
was probably meant.
"""

import codecs
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli_harness import Guard, edgeops, furnish, guard

UUID = "01234567-89ab-cdef-0123-456789abcdef"
ARN = f"arn:aws:acm:ap-northeast-2:123456789012:certificate/{UUID}"
ID = "id = 'i-0123456789abcdef0'"
TO = "to = 'web:80'"
LONG = "a" * 64 + ".shop"

Row = tuple[str, str, str, str, str]

STACK: tuple[Row, ...] = (
    ("region = 'ap-northeast-2'", "missing", ".name", "name", 'name = "koing"'),
    ("name = 'koing'", "missing", ".region", "region", 'region = "ap-northeast-2"'),
    ("name = 'Koing'\nregion = 'us-east-1'", "name", ".name", '"Koing"', '"koing"'),
    ("name = ''\nregion = 'us-east-1'", "name", ".name", '""', "small letters"),
    ("name = 'koing-seoul-prod'\nregion = 'us-east-1'", "name", ".name", "longer than 15", '"koing-seoul-pro"'),
    ("name = ['koing']\nregion = 'us-east-1'", "type", ".name", '["koing"]', "text in quotes"),
    ("name = 'koing'\nregion = 'us-east-1a'", "region", ".region", '"us-east-1a"', '"us-east-1"'),
    ("name = 'koing'\nregion = '서울'", "region", ".region", '"서울"', '"ap-northeast-2"'),
    ("name = 'koing'\nregion = 'ap_northeast_2'", "region", ".region", '"ap_northeast_2"', '"ap-northeast-2"'),
    ("name = 'koing'\nregion = 2", "type", ".region", "region = 2", "text in quotes"),
    ("name = 'k'\nregion = 'us-east-1'\naccount = 12", "type", ".account", "= 12", '"123456789012"'),
    ("name = 'k'\nregion = 'us-east-1'\naccount = '1234-5678-9012'", "account", ".account", "1234-", '"123456789012"'),
    ("name = 'k'\nregion = 'us-east-1'\nprofile = 'me'", "unknown-key", ".profile", "profile", "name, region, account"),
    ("name = 'k'\nregion = 'us-east-1'\nacount = 'x'", "unknown-key", ".acount", "acount", "Did you mean account?"),
)
INSTANCES: tuple[Row, ...] = (
    ("", "missing", ".id", "id is missing", "i-0123456789abcdef0"),
    ("id = '43.200.1.2'", "instance-id", ".id", '"43.200.1.2"', "17 (or, of old, 8)"),
    ("id = 'i-0abc12345'", "instance-id", ".id", '"i-0abc12345"', "17 (or, of old, 8)"),
    ("id = 'I-01234567'", "instance-id", ".id", '"I-01234567"', '"i-01234567"'),
    ("id = 7", "type", ".id", "id = 7", "text in quotes"),
    (f"{ID}\nelastic_ip = 'yes'", "type", ".elastic_ip", '"yes"', "elastic_ip = true"),
    (f"{ID}\nelastic_ip = '43.200.1.2'", "type", ".elastic_ip", '"43.200.1.2"', "true or false"),
    (f"{ID}\neip = true", "unknown-key", ".eip", "eip", "elastic_ip"),
    (f"{ID}\nasg = 'web'", "not-yet", ".asg", "asg", "many = true"),
    (f"{ID}\ntag = {{ Name = 'k' }}", "exclusive", ".tag", "i-0123456789abcdef0", "Take id or tag out."),
    (f"{ID}\nmany = true", "many", ".many", "many = true", "tag = "),
    ("tag = { Name = 'k' }\nmany = 1", "type", ".many", "many = 1", "many = true"),
    ("tag = { Name = 'k' }\nmany = true\nelastic_ip = true", "many", ".many", "elastic_ip = true", "on one instance"),
    ("tag = { Name = 'k' }\nmany = true\nhostname = 'a.kr'", "many", ".many", '"a.kr"', "address of one instance"),
    ("tag = {}", "tag", ".tag", "tag = {}", 'Name = "koing"'),
    ("tag = 'koing'", "type", ".tag", '"koing"', 'Name = "koing"'),
    ("tag = { Name = 5 }", "type", ".tag.Name", "Name = 5", 'Name = "5"'),
    ("tag = { 'aws:x' = 'y' }", "tag", '.tag."aws:x"', '"aws:x" = "y"', "Use one of yours"),
    ("tag = { Name = 'web-*' }", "tag", ".tag.Name", '"web-*"', "many = true"),
    (f"tag = {{ Name = '{'v' * 256}' }}", "tag", ".tag.Name", "vvv", "Name = "),
    (f"{ID}\nhostname = 'ssh'", "host-dot", ".hostname", '"ssh"', "koing.shop"),
    (f"{ID}\nhostname = '*.koing.shop'", "hostname", ".hostname", '"*.koing.shop"', "ssh.koing.shop"),
    (f"{ID}\nhostname = 'a.shop:22'", "host-url", ".hostname", '"a.shop:22"', '"a.shop"'),
    (f"{ID}\nhostname = ['a.shop']", "type", ".hostname", '["a.shop"]', "ssh.koing.shop"),
)
SITES: tuple[Row, ...] = (
    ("", "missing", ".to", "to is missing", 'to = "web:80"'),
    ("to = 80", "type", ".to", "to = 80", "text in quotes"),
    ("to = 'web'", "target", ".to", '"web"', '"web:80"'),
    ("to = 'web:0'", "port", ".to", '"web:0"', "1 to 65535"),
    ("to = 'web:443'", "port-443", ".to", '"web:443"', '"web:80"'),
    ("to = 'web:65536'", "port", ".to", '"web:65536"', "1 to 65535"),
    ("to = 'web:http'", "port", ".to", '"web:http"', "1 to 65535"),
    ("to = 'wep:80'", "unknown-instance", ".to", '"wep:80"', '"web:80"'),
    ("to = 'i-0123456789abcdef0:80'", "unknown-instance", ".to", "i-0123456789abcdef0", '"web:80"'),
    ("to = []", "target", ".to", "to = []", 'to = "web:80"'),
    ("to = ['web:80', 'web:80']", "duplicate-target", ".to", '"web:80"', "Keep one"),
    ("To = 'web:80'\nto = 'web:80'", "unknown-key", ".To", "To", "Did you mean to?"),
    (f"{TO}\nweight = 1000", "unknown-key", ".weight", "weight", "to, pools, routes, allow"),
    (f"{TO}\npath = '/'", "unknown-key", ".path", "path", "path belongs to health."),
    (f"{TO}\ndns = 'x'", "not-yet", ".dns", "dns", "hosted zone"),
    (f"{TO}\npools = {{ blue = 'web:81' }}", "exclusive", ".pools", '"web:80"', "Take to or pools out."),
    ("pools = {}", "pools", ".pools", "pools = {}", 'blue = "web:8081"'),
    ("pools = ['web:81', 'web:82']", "type", ".pools", '"web:82"', 'blue = "web:8081"'),
    ("pools = { Blue = 'web:81' }", "pool-name", ".pools.Blue", "Blue", "blue = "),
    ("pools = { a = 'web:81', b = 'web:81' }", "shared-target", ".pools.b", '"web:81"', "its own port"),
    ("pools = { a = 0, b = 'web:81' }", "type", ".pools.a", "a = 0", "text in quotes"),
    ("pools = { a = 'web:443' }", "port-443", ".pools.a", '"web:443"', '"web:80"'),
    ("pools = { a = [] }", "target", ".pools.a", "a = []", 'a = "web:80"'),
    (
        "pools = { a='web:1', b='web:2', c='web:3', d='web:4', e='web:5', f='web:6' }",
        *("pools", ".pools", "6 pools", "Keep 5."),
    ),
    (f"{TO}\nroutes = ['/a']", "type", ".routes", '["/a"]', '"/auth" = "web:8001"'),
    (f"{TO}\nroutes = {{ auth = 'web:81' }}", "route-path", ".routes.auth", "auth", '"/auth" = …'),
    (f"{TO}\nroutes = {{ '/' = 'web:81' }}", "route-path", '.routes."/"', '"/"', "into to"),
    (f"{TO}\nroutes = {{ '/a/*' = 'web:81' }}", "route-path", '.routes."/a/*"', '"/a/*"', '"/a" = …'),
    (f"{TO}\nroutes = {{ '/쾡' = 'web:81' }}", "route-path", '.routes."/쾡"', '"/쾡"', "letters, digits"),
    (f"{TO}\nroutes = {{ '/a' = 'web:1', '/a/' = 'web:2' }}", "duplicate-route", '.routes."/a/"', '"/a"', "Take one"),
    (f"{TO}\nroutes = {{ '/a' = 'web:443' }}", "port-443", '.routes."/a"', '"web:443"', '"web:80"'),
    (f"{TO}\nallow = '8.8.8.8'", "type", ".allow", '"8.8.8.8"', 'allow = ["8.8.8.8"]'),
    (f"{TO}\nallow = []", "allow", ".allow", "allow = []", "Leave allow out"),
    (f"{TO}\nallow = ['office']", "allow", ".allow", '"office"', "203.0.113.0/24"),
    (f"{TO}\nallow = ['203.0.113.0/33']", "allow", ".allow", '"203.0.113.0/33"', "203.0.113.0/24"),
    (f"{TO}\nallow = ['203.0.113.7/24']", "allow", ".allow", '"203.0.113.7/24"', '"203.0.113.0/24"'),
    (f"{TO}\nallow = ['0.0.0.0/0']", "allow-everybody", ".allow", '"0.0.0.0/0"', "Leave allow out"),
    (f"{TO}\nallow = ['2001:db8::/32']", "not-yet", ".allow", '"2001:db8::/32"', "IPv4"),
    (f"{TO}\nallow = ['192.168.0.10']", "allow-inside", ".allow", '"192.168.0.10"', "public"),
    (f"{TO}\nallow = ['8.8.8.8', '8.8.8.0/24']", "allow-overlap", ".allow", '"8.8.8.8/32"', '"8.8.8.8/32" out'),
    (f"{TO}\nallow = {[f'8.{n}.0.0/16' for n in range(21)]}", "allow", ".allow", "21 networks", "20"),
    (f"{TO}\naliases = {[f'a{n}.shop' for n in range(96)]}", "too-many-rules", "", "96 aliases make 21", "95 names"),
    (f"{TO}\naliases = 'www.koing.shop'", "type", ".aliases", '"www.koing.shop"', '["www.koing.shop"]'),
    (f"{TO}\naliases = [1]", "type", ".aliases", "= 1", "texts in quotes"),
    (f"{TO}\naliases = ['a_b.shop']", "host-characters", ".aliases", '"a_b.shop"', '"a-b.shop"'),
    (f"{TO}\naliases = ['*.koing.shop']", "alias", ".aliases", '"*.koing.shop"', '[sites."*.koing.shop"]'),
    (f"{TO}\naliases = ['Koing.shop.']", "duplicate-host", ".aliases", '"Koing.shop."', "Take one of them out."),
    (f"{TO}\nhealth = '/health'", "type", ".health", '"/health"', 'health = { path = "/health" }'),
    (f"{TO}\nhealth = {{ path = 'health' }}", "health-path", ".health.path", '"health"', '"/health"'),
    (f"{TO}\nhealth = {{ path = '/쾡' }}", "health-path", ".health.path", '"/쾡"', '"/%EC%BE%A1"'),
    (f"{TO}\nhealth = {{ codes = 200 }}", "type", ".health.codes", "codes = 200", 'codes = "200"'),
    (f"{TO}\nhealth = {{ codes = '200-599' }}", "health-codes", ".health.codes", '"200-599"', "200 to 499"),
    (f"{TO}\nhealth = {{ codes = '2xx' }}", "health-codes", ".health.codes", '"2xx"', '"200-299"'),
    (
        f"{TO}\nhealth = {{ interval = 10, timeout = 10 }}",
        "timeout",
        ".health.timeout",
        "timeout = 10",
        "interval = 12",
    ),
    (f"{TO}\nhealth = {{ interval = 4 }}", "range", ".health.interval", "interval = 4", "interval = 5"),
    (f"{TO}\nhealth = {{ healthy = 1 }}", "range", ".health.healthy", "healthy = 1", "2 to 10"),
    (f"{TO}\nhealth = {{ unhealthy = 11 }}", "range", ".health.unhealthy", "unhealthy = 11", "2 to 10"),
    (f"{TO}\nhealth = {{ tiemout = 5 }}", "unknown-key", ".health.tiemout", "tiemout", "Did you mean timeout?"),
)
HOSTS: tuple[tuple[str, str, str], ...] = (
    ("", "host", "koing.shop"),
    ("koing", "host-dot", "koing.shop"),
    ("com.", "host-dot", "koing.shop"),
    ("koing..shop", "host", '[sites."koing.shop"]'),
    ("https://koing.shop/", "host-url", '[sites."koing.shop"]'),
    ("koing.shop:3000", "host-url", "web:3000"),
    ("43.200.1.2", "host-ip", "koing.shop"),
    ("*.*.koing.shop", "host-wildcard", '[sites."*.koing.shop"]'),
    ("www*.koing.shop", "host-wildcard", '[sites."*.koing.shop"]'),
    ("*.com", "host-wildcard", "*.koing.shop"),
    ("my_app.koing.shop", "host-characters", '[sites."my-app.koing.shop"]'),
    ("koing-.shop", "host-hyphen", "letter or digit"),
    ("ab--cd.shop", "host-hyphen", "xn--"),
    ("koing.1", "host-ending", ".shop"),
    (LONG, "host-long", "63"),
    ("a." * 30 + "koing.shop", "host-long", "64"),
    ("☃.kr", "host-idn", "Letters and digits"),
)
REST: tuple[Row, ...] = (
    ("[edge]\nzones = 1", "range", "edge.zones", "zones = 1", "zones = 2"),
    ("[edge]\nzones = '2'", "type", "edge.zones", '"2"', "zones = 2"),
    ("[edge]\nidle_timeout = 4001", "range", "edge.idle_timeout", "4001", "1 to 4000"),
    ("[edge]\navoid_zones = ['us-east-1a']", "zone", "edge.avoid_zones", '"us-east-1a"', "ap-northeast-2a"),
    ("[edge]\ndrop_invalid_headers = 'no'", "type", "edge.drop_invalid_headers", '"no"', "= false"),
    ("[edge]\ndualstack = true", "not-yet", "edge.dualstack", "dualstack", "IPv4"),
    ("[dns]\nprovider = 'gabia'", "not-yet", "dns", "dns", "Route53"),
    ("[asg]\nname = 'web'", "not-yet", "asg", "asg", "many = true"),
    ("[site]\nto = 'web:80'", "unknown-key", "site", "site", "Did you mean sites?"),
    ("[certificate]\nkey_type = 'RSA_4096'", "key-type", "certificate.key_type", '"RSA_4096"', "EC_prime256v1"),
    (f"[certificate]\nkey_type = 'RSA_2048'\narn = '{ARN}'", "exclusive", "certificate.arn", "RSA_2048", "Take key_"),
    (f"[certificate]\narn = '{UUID[:-1]}'", "certificate-arn", "certificate.arn", UUID[:-1], "arn:aws:acm:REGION"),
    (f"[certificate]\narn = '{ARN} '", "certificate-arn", "certificate.arn", ARN, f'arn = "{ARN}"'),
    (f"[certificate]\narn = '{ARN.replace('ap-', 'us-')}'", "certificate-region", "certificate.arn", "us-n", "own reg"),
    (
        f"[certificate]\narn = '{ARN.replace('1234', '4321')}'",
        "certificate-account",
        "certificate.arn",
        "4321",
        "own ac",
    ),
)
WHOLE: tuple[tuple[bytes, str, str, str, str], ...] = (
    (b"", "empty", "", "is empty", "[stack]"),
    (b"# nothing\n", "empty", "", "is empty", "[stack]"),
    (b"{}", "syntax", "line 1, column 1", "{}", "TOML, not JSON"),
    (b"stack:\n  name: koing\n", "syntax", "line 1, column 6", "stack:", "="),
    (b"[stack]\nname = koing\n", "syntax", "line 2, column 8", "name = koing", "in quotes"),
    ("[stack]\nname = “koing”\n".encode(), "syntax", "line 2, column 8", "“koing”", "curly quotes"),
    (b"[stack]\nname = 'a'\nname = 'b'\n", "syntax", "line 3, column 11", "name = 'b'", "keep one"),
    (b"[sites.koing.shop]\nto = 'web:80'", "host-unquoted", "sites.koing.shop", '"koing.shop"', '[sites."koing.shop"]'),
    ("[sites.쾡.kr]\n".encode(), "syntax", "line 1, column 8", "쾡", "in quotes"),
    (codecs.BOM_UTF8 + b"[stack]\n", "bom", "line 1", "byte order mark", "UTF-8"),
    ("# 코잉\n".encode("cp949"), "cp949", "line 1", "# 코잉", "UTF-8"),
    ("[stack]\n".encode("utf-16"), "utf16", "", "UTF-16", "UTF-8"),
    (b"# \xff\xfe\xfd\n", "not-utf8", "line 1", "0xFF", "UTF-8"),
    (b"# a\x00b\n", "nul", "line 1", "NUL", "UTF-8"),
    (b"[stack]\rname = 'koing'\r", "line-ends", "line 1", "carriage return", "LF"),
    (b"a" + b".a" * 5000 + b" = 1", "syntax", "", "nested without end", "four levels"),
    (b"stack = 'koing'", "type", "stack", '"koing"', "[stack]"),
    (b"[[instances]]\nid = 'i-01234567'", "type", "instances", "is a list", "[instances.web]"),
    (b"[instances.Web]\nid = 'i-01234567'", "label", "instances.Web", "[instances.Web]", '[instances."web"]'),
    (b"[[sites]]\nto = 'web:80'", "type", "sites", "is a list", '[sites."koing.shop"]'),
    (b"[sites]\n'koing.shop' = 'web:80'", "type", 'sites."koing.shop"', '"web:80"', '[sites."koing.shop"]'),
    (b"#" * (1024 * 1024 + 1), "too-large", "", "1 MiB", "right file"),
)

RIGHT = {
    "stack": '[stack]\nname = "koing"\nregion = "ap-northeast-2"\naccount = "123456789012"\n',
    "instances": f"[instances.web]\n{ID}\n",
    "sites": f'[sites."koing.shop"]\n{TO}\n',
}


def rows() -> Iterator[tuple[bytes, str, str, str, str]]:
    """Every row as a whole file; its place as a whole key path."""
    tables = (
        ("stack", "[stack]\n", "stack", STACK),
        ("instances", "[instances.web]\n", "instances.web", INSTANCES),
        ("sites", '[sites."koing.shop"]\n', 'sites."koing.shop"', SITES),
        ("rest", "", "", REST),
    )
    for part, head, place, table in tables:
        for lines, slug, where, value, remedy in table:
            yield "\n".join((RIGHT | {part: head + lines}).values()).encode(), slug, place + where, value, remedy
    for host, slug, remedy in HOSTS:
        text = "\n".join((RIGHT | {"sites": f"[sites.'{host}']\n{TO}"}).values())
        place = "sites." + (host if host == "koing" else f'"{host}"')
        yield text.encode(), slug, place, host, remedy
    yield from WHOLE


@pytest.fixture
def aws(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guard:
    furnish(tmp_path, monkeypatch)
    return guard(monkeypatch)


@pytest.mark.parametrize(("data", "slug", "place", "value", "remedy"), list(rows()))
def test_a_wrong_file_is_told_before_aws_is_asked(
    aws: Guard, capsys: pytest.CaptureFixture[str], data: bytes, slug: str, place: str, value: str, remedy: str
) -> None:
    """Exit code 64; the finding names the place, the value, and what is right."""
    Path("edgeops.toml").write_bytes(data)
    assert edgeops("plan", "--json") == 64

    said = json.loads(capsys.readouterr().out)
    where = ": ".join(part for part in ("edgeops.toml", place) if part)
    (finding,) = [one for one in said["findings"] if (one["id"], one["where"]) == (f"config-{slug}", where)]
    assert value in finding["what"]
    assert remedy in finding["why"] + finding["fix"]
    assert said["exit_code"] == 64
    assert aws.asked == 0


def test_a_right_file_does_ask(aws: Guard) -> None:
    """So the zero above means something."""
    Path("edgeops.toml").write_text("".join(RIGHT.values()))
    assert edgeops("plan") == 4
    assert aws.asked == 1
