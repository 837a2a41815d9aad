import pytest

from moto_fixtures.data_plane.asked import Asked
from moto_fixtures.data_plane.matching import meets

REQUEST = Asked(
    method="GET",
    host="api.koing.shop",
    path="/Img/a.png",
    query="version=V2&x",
    headers={"User-Agent": "Mozilla/5.0 Chrome"},
    client="198.51.100.7",
    client_port=1,
    protocol="https",
    listener_port=443,
)


def condition(field, config, **content):
    return {"Field": field, config: content}


@pytest.mark.parametrize(
    ("values", "met"),
    [
        (["koing.shop", "API.koing.shop"], True),
        (["*.koing.shop"], True),
        (["?pi.koing.shop"], True),
        (["*.koing.sho?"], True),
        (["koing.shop"], False),
        (["apixkoing.shop"], False),
        (["?.koing.shop"], False),
    ],
)
def test_hosts_are_compared_in_any_case_with_wildcards(values, met):
    """A dot is a dot (T3.21)."""
    assert meets(REQUEST, [condition("host-header", "HostHeaderConfig", Values=values)]) is met


@pytest.mark.parametrize(
    ("values", "met"), [(["/Img/*"], True), (["/Img/?.png"], True), (["/img/*"], False), (["/Img"], False)]
)
def test_paths_are_compared_exactly_with_wildcards(values, met):
    """Their case counts, the query does not belong to them."""
    assert meets(REQUEST, [condition("path-pattern", "PathPatternConfig", Values=values)]) is met


@pytest.mark.parametrize(("values", "met"), [(["10.0.0.0/8", "198.51.100.0/24"], True), (["198.51.100.8/32"], False)])
def test_source_addresses_are_networks(values, met):
    """Of the client that connects, not of X-Forwarded-For."""
    assert meets(REQUEST, [condition("source-ip", "SourceIpConfig", Values=values)]) is met


@pytest.mark.parametrize(
    ("name", "values", "met"),
    [("user-agent", ["*chrome*"], True), ("User-Agent", ["chrome"], False), ("X-None", ["*"], False)],
)
def test_headers_are_compared_by_name_and_value_in_any_case(name, values, met):
    """A header that was not sent meets nothing."""
    headers = {name: REQUEST.headers["User-Agent"]} if name != "X-None" else {}
    request = Asked(**{**REQUEST.__dict__, "headers": headers})
    assert meets(request, [condition("http-header", "HttpHeaderConfig", HttpHeaderName=name, Values=values)]) is met


def test_methods_and_queries():
    """A query value may stand under a key or under any."""
    assert meets(REQUEST, [condition("http-request-method", "HttpRequestMethodConfig", Values=["GET", "HEAD"])])
    assert not meets(REQUEST, [condition("http-request-method", "HttpRequestMethodConfig", Values=["POST"])])
    for pair, met in (({"Key": "version", "Value": "v2"}, True), ({"Value": "*2"}, True), ({"Value": "v3"}, False)):
        assert meets(REQUEST, [condition("query-string", "QueryStringConfig", Values=[pair])]) is met


def test_patterns_may_be_regular_expressions():
    """The newer form of host and path conditions (T3.21)."""
    assert meets(REQUEST, [condition("path-pattern", "PathPatternConfig", RegexValues=[r"\.png$"])])
    assert not meets(REQUEST, [condition("host-header", "HostHeaderConfig", RegexValues=[r"^www\."])])


def test_all_conditions_must_be_met():
    """And none is always met: the default rule."""
    host = condition("host-header", "HostHeaderConfig", Values=["api.koing.shop"])
    path = condition("path-pattern", "PathPatternConfig", Values=["/other"])
    assert not meets(REQUEST, [host, path])
    assert meets(REQUEST, [])
