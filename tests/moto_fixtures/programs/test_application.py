import asyncio

import aiohttp
import pytest

from tests.moto_fixtures.programs.conftest import ask


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/actuator/health", 200), ("/elsewhere", 404), ("/status/503", 503)]
)
def test_it_answers_as_the_account_says(spring, path, status):
    """A status per path, 404 for others; `/status/...` is whatever one asks for."""
    assert ask(spring, path).status == status


def test_it_says_who_it_is_and_what_the_real_one_would(spring):
    """Text, and Spring's health page."""
    assert ask(spring, "/").text == "Hello from spring.\n"
    assert ask(spring, "/actuator/health").json == {"status": "UP"}


def test_it_redirects_to_https(spring):
    """As an application that does not know what stands in front of it (I3)."""
    answer = ask(spring, "/status/301", headers={"Host": "koing.shop"})
    assert (answer.status, answer.headers["Location"]) == (301, "https://koing.shop/status/301")


def test_it_tells_which_headers_it_saw(spring):
    """All of them, by name."""
    seen = ask(spring, "/seen", headers={"X-Forwarded-Proto": "https"}).json
    assert seen["X-Forwarded-Proto"] == ["https"]


@pytest.mark.parametrize("path", ["/hang", "/stuck"])
def test_it_hangs(s0, spring, path):
    """On /hang, and where it has been told to."""
    s0.programs.answer("spring", "/stuck", "hang")
    with pytest.raises(TimeoutError):
        ask(spring, path, timeout=0.3)


def test_it_does_as_it_has_been_told(s0, spring):
    """Until it is told otherwise."""
    s0.programs.answer("spring", "/actuator/health", 503)
    assert ask(spring, "/actuator/health").status == 503
    s0.programs.answer("spring", "/actuator/health", 200)
    assert ask(spring, "/actuator/health").json == {"status": "UP"}


def test_it_talks_over_a_websocket(spring):
    """It says back what it hears."""

    async def talk():
        async with aiohttp.ClientSession() as session, session.ws_connect(f"http://{spring}/ws") as channel:
            await channel.send_str("hello")
            return await channel.receive_str(timeout=10)

    assert asyncio.run(talk()) == "hello"
