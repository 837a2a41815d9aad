import concurrent.futures
import gzip
import http.client
import socket
import threading

import pytest

from moto_fixtures.data_plane import pace


def test_a_body_comes_through_with_its_length(browser, backend, group):
    """POST, and what the application made of it."""
    answer = browser.ask("https://koing.shop/form", "POST", body="a=1")
    assert (answer.json["method"], answer.json["body"]) == ("POST", "a=1")
    assert ["Content-Length", "3"] in answer.json["headers"]


def test_a_path_comes_through_as_it_was_sent(browser, backend, group):
    """Neither decoded nor tidied up."""
    assert browser.ask("https://koing.shop/a%2Fb/%7Ec//d?x=%20").json["path"] == "/a%2Fb/%7Ec//d?x=%20"


def test_nothing_is_added_to_the_request(browser, backend, group):
    """Only what the load balancer adds."""
    names = {name.lower() for name, _ in browser.ask("https://koing.shop/").json["headers"]}
    added = {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-port", "x-amzn-trace-id"}
    assert names == {"host", "accept-encoding", *added}


def test_answers_come_back_as_they_are(browser, backend, group):
    """Status, reason, cookies, packed bytes; nothing added that the application did not send."""
    packed = gzip.compress(b"hello")

    def answer(handler):
        handler.wfile.write(
            b"HTTP/1.1 404 Nothing Here\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nContent-Encoding: gzip\r\n"
            b"Content-Length: " + str(len(packed)).encode() + b"\r\n\r\n" + packed
        )

    backend.answer = answer
    got = browser.ask("https://koing.shop/")
    assert (got.status, gzip.decompress(got.body)) == (404, b"hello")
    assert got.headers.get_all("Set-Cookie") == ["a=1", "b=2"]
    assert {"Server", "Content-Type", "Date"} & set(got.headers) == set()


def test_head_and_not_modified_have_no_body(browser, backend, group):
    """HEAD keeps the length of what GET would get."""
    head = browser.ask("https://koing.shop/", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["Content-Length"]) > 0
    backend.answer = lambda handler: (
        handler.send_response(304),
        handler.send_header("ETag", "x"),
        handler.end_headers(),
    )
    unchanged = browser.ask("https://koing.shop/")
    assert (unchanged.status, unchanged.headers["ETag"], unchanged.body) == (304, "x", b"")


def test_a_long_answer_streams(browser, backend, group):
    """A megabyte in chunks, the first of it before the last is written."""
    first_seen = threading.Event()

    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for number in range(16):
            handler.wfile.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            assert number or first_seen.wait(5)
        handler.wfile.write(b"0\r\n\r\n")

    backend.answer = answer
    with browser.connect(443, "koing.shop") as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: koing.shop\r\n\r\n")
        response = http.client.HTTPResponse(connection)
        response.begin()
        assert response.read(1000) == b"x" * 1000
        first_seen.set()
        assert len(response.read()) == 16 * 65536 - 1000


def test_a_redirect_of_the_application_is_not_followed(browser, backend, group):
    """It is the client's to follow."""
    backend.answer = lambda handler: backend.echo(handler, 302, [("Location", "https://koing.shop/login")])
    assert browser.ask("https://koing.shop/").status == 302


@pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"])
def test_a_bad_answer_is_502(browser, backend, group, said):
    """Closed without one, not HTTP, or broken off."""

    def answer(handler):
        handler.wfile.write(said)
        handler.close_connection = True

    backend.answer = answer
    assert browser.ask("https://koing.shop/").status == 502


def test_nobody_listening_is_502(browser, backend, group):
    """The process is gone: connection refused (I1)."""
    backend.server.server_close()
    answer = browser.ask("https://koing.shop/")
    assert (answer.status, answer.headers["Server"]) == (502, "awselb/2.0")


def test_an_application_that_says_nothing_is_504(browser, backend, group, balancer):
    """After the idle timeout: here 20 s, fifty times as fast."""
    balancer.attributes["idle_timeout.timeout_seconds"] = "20"
    done = threading.Event()
    backend.answer = lambda _: done.wait(5)
    try:
        assert browser.ask("https://koing.shop/").status == 504
    finally:
        done.set()


def test_an_answer_that_breaks_off_late_breaks_off_at_the_client(browser, backend, group):
    """Too late for another status."""

    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + b"x" * 1000)
        handler.close_connection = True

    backend.answer = answer
    with pytest.raises((http.client.IncompleteRead, ConnectionError)):
        browser.ask("https://koing.shop/")


def test_a_request_without_host_is_400(browser):
    """HTTP/1.0 is understood, and must name a host as well."""
    with socket.create_connection(browser.address(80)) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert connection.recv(4096).startswith(b"HTTP/1.0 400")


def test_two_hundred_requests_over_tls_all_succeed(browser, backend, group, monkeypatch):
    """Eight clients at once, a handshake each time; with AWS's own timeouts, since it is not them that is tested."""
    monkeypatch.setattr(pace, "real", lambda cloud, seconds: seconds)
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(lambda number: browser.ask(f"https://koing.shop/{number}").status, range(200)))
    assert statuses == [200] * 200
    assert len({each.path for each in backend.seen} - {"/"}) == 200
