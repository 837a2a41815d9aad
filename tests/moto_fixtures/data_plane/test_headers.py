import re

import pytest

from moto_fixtures.data_plane.asked import Asked
from moto_fixtures.data_plane.headers import to_client, to_target, trace
from moto_fixtures.elbv2 import attributes

PLAIN = attributes.defaults(attributes.BALANCER)
REQUEST = Asked("GET", "koing.shop", "/", "", {}, "198.51.100.7", 5555, "https", 443)


def sent(headers=None, port=443, **changed):
    request = Asked(**{**REQUEST.__dict__, "listener_port": port})
    more = {f"routing.http.{key}": value for key, value in changed.items()}
    return to_target(request, {"Host": "koing.shop", **(headers or {})}, {**PLAIN, **more})


def test_the_application_learns_who_asked_and_how():
    """X-Forwarded-* are the load balancer's word, whatever the client claims (I16)."""
    headers = sent({"X-Forwarded-Proto": "http", "X-Forwarded-Port": "80"})
    assert headers["X-Forwarded-For"] == "198.51.100.7"
    assert (headers["X-Forwarded-Proto"], headers["X-Forwarded-Port"]) == ("https", "443")
    assert headers["Host"] == "koing.shop"


@pytest.mark.parametrize(
    ("mode", "expected"), [("append", "1.1.1.1, 198.51.100.7"), ("preserve", "1.1.1.1"), ("remove", None)]
)
def test_forwarded_for_is_appended_preserved_or_removed(mode, expected):
    """As the attribute says (T3.32)."""
    headers = sent({"X-Forwarded-For": "1.1.1.1"}, **{"xff_header_processing.mode": mode})
    assert headers.get("X-Forwarded-For") == expected


def test_the_clients_port_may_be_added():
    """By an attribute."""
    assert sent(**{"xff_client_port.enabled": "true"})["X-Forwarded-For"] == "198.51.100.7:5555"


def test_the_host_gets_the_port_of_an_unusual_listener():
    """Unless it is to be preserved."""
    assert sent(port=8443)["Host"] == "koing.shop:8443"
    assert sent(port=8443, **{"preserve_host_header.enabled": "true"})["Host"] == "koing.shop"


def test_headers_of_the_connection_stay_behind():
    """Hop by hop, and those that Connection names."""
    headers = sent({"Connection": "close, X-Hop", "X-Hop": "1", "TE": "trailers", "Upgrade": "h2c", "X-Stays": "1"})
    assert {"Connection", "X-Hop", "TE", "Upgrade"} & set(headers) == set()
    assert headers["X-Stays"] == "1"
    assert dict(to_client({"Connection": "keep-alive", "Keep-Alive": "5", "ETag": "x"})) == {"ETag": "x"}


def test_invalid_names_are_dropped_if_wanted():
    """An underscore is invalid; the default lets it through (T3.32)."""
    assert "my_header" in sent({"my_header": "1"})
    assert "my_header" not in sent({"my_header": "1"}, **{"drop_invalid_header_fields.enabled": "true"})


def test_every_request_has_a_trace():
    """A new Root; a client's Root is kept beside a Self."""
    new = r"1-[0-9a-f]{8}-[0-9a-f]{24}"
    assert re.fullmatch(f"Root={new}", trace(None))
    assert re.fullmatch(f"Self={new};Root=1-a-b;X=y", trace("Root=1-a-b;X=y"))
    assert re.fullmatch(f"Root={new};X=y", trace("Self=1-c-d;X=y"))


def test_a_listeners_headers_are_put_into_every_answer(browser, backend, group, listener):
    """Over what the application says; the Server header may go (T3.33)."""
    listener.attributes["routing.http.response.strict_transport_security.header_value"] = "max-age=300"
    listener.attributes["routing.http.response.x_frame_options.header_value"] = "DENY"
    backend.answer = lambda handler: backend.echo(handler, headers=[("X-Frame-Options", "SAMEORIGIN")])
    answer = browser.ask("https://koing.shop/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=300"
    assert answer.headers.get_all("X-Frame-Options") == ["DENY"]
    assert answer.headers["Server"].startswith("BaseHTTP")
    listener.attributes["routing.http.response.server.enabled"] = "false"
    assert "Server" not in browser.ask("https://koing.shop/").headers
    assert "Strict-Transport-Security" not in browser.ask("http://koing.shop/").headers


def received(browser, **headers):
    """The headers that the application got."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    return dict(browser.ask("https://koing.shop/", headers=sent).json["headers"])


def test_the_application_hears_the_load_balancers_word(browser, backend, group):
    """What a client claims of protocol and port is replaced, its own X-Forwarded-For continued (I16)."""
    heard = received(browser, X_Forwarded_Proto="http", X_Forwarded_Port="80", X_Forwarded_For="1.1.1.1")
    told = {name: heard[f"X-Forwarded-{name}"] for name in ("For", "Proto", "Port")}
    assert told == {"For": "1.1.1.1, 203.0.113.50", "Proto": "https", "Port": "443"}


def test_attributes_say_what_becomes_of_forwarded_for(browser, backend, group, balancer):
    """Changed ones count at once (T3.32)."""
    mode = "routing.http.xff_header_processing.mode"
    balancer.attributes[mode] = "preserve"
    assert received(browser, X_Forwarded_For="1.1.1.1")["X-Forwarded-For"] == "1.1.1.1"
    balancer.attributes[mode] = "remove"
    assert "X-Forwarded-For" not in received(browser, X_Forwarded_For="1.1.1.1")
    balancer.attributes |= {mode: "append", "routing.http.xff_client_port.enabled": "true"}
    assert re.fullmatch(r"203\.0\.113\.50:\d+", received(browser)["X-Forwarded-For"])


def test_invalid_names_do_not_reach_the_application_if_unwanted(browser, backend, group, balancer):
    """Those with an underscore, for one (T3.32)."""
    asked = {"headers": {"my_header": "1"}}
    assert "my_header" in dict(browser.ask("https://koing.shop/", **asked).json["headers"])
    balancer.attributes["routing.http.drop_invalid_header_fields.enabled"] = "true"
    assert "my_header" not in dict(browser.ask("https://koing.shop/", **asked).json["headers"])


def test_a_root_of_the_client_reaches_the_application(browser, backend, group):
    """Beside the load balancer's own Self; without one there is a new Root."""
    assert re.match(r"Self=1-\S+;Root=1-a-b", received(browser, X_Amzn_Trace_Id="Root=1-a-b")["X-Amzn-Trace-Id"])
    assert re.match(r"Root=1-[0-9a-f]{8}-", received(browser)["X-Amzn-Trace-Id"])
