import asyncio
import shutil

import aiohttp
import pytest

from moto_fixtures.programs import nginx
from tests.moto_fixtures.programs.conftest import address_of, ask, needs_nginx


@pytest.fixture
def front(s0):
    """Where nginx answers."""
    return address_of(s0.programs, "nginx")


@needs_nginx
def test_it_is_the_real_one(front):
    """By its own word, with the application's answer."""
    answer = ask(front, "/")
    assert answer.headers["Server"].startswith("nginx/")
    assert answer.text == "Hello from spring.\n"


@needs_nginx
@pytest.mark.parametrize(("came", "passed_on"), [({}, "http"), ({"X-Forwarded-Proto": "https"}, "https")])
def test_it_passes_on_how_the_browser_came(front, came, passed_on):
    """The load balancer's word counts, not its own scheme (I16); the host stays."""
    seen = ask(front, "/seen", headers={"Host": "koing.shop", "X-Forwarded-For": "203.0.113.50", **came}).json
    assert (seen["X-Forwarded-Proto"], seen["Host"]) == ([passed_on], ["koing.shop"])
    assert seen["X-Forwarded-For"] == ["203.0.113.50, 127.0.0.1"]


@needs_nginx
def test_it_lets_websockets_through(front):
    """Both ways."""

    async def talk():
        async with aiohttp.ClientSession() as session, session.ws_connect(f"http://{front}/ws") as channel:
            await channel.send_str("hello")
            return await channel.receive_str(timeout=10)

    assert asyncio.run(talk()) == "hello"


@needs_nginx
def test_a_dead_application_behind_it_is_a_502(s0, front):
    """nginx's own."""
    s0.programs.stop("spring")
    try:
        assert ask(front, "/").status == 502
    finally:
        s0.programs.start("spring")


def test_it_is_found_where_debian_puts_it(monkeypatch):
    """Though that is not on the PATH of everybody; None where it is not at all."""
    asked = []
    monkeypatch.setattr(shutil, "which", lambda name, path=None: asked.append(path))
    assert nginx.find() is None
    assert asked[0] is None
    assert "/usr/sbin" in asked[1]


def test_all_its_files_are_in_its_folder(tmp_path):
    """Nothing needs root, and nothing of this machine's nginx is touched."""
    words = nginx.command("/usr/sbin/nginx", tmp_path / "nginx", 18080, 18081)
    text = (tmp_path / "nginx" / "nginx.conf").read_text()
    paths = [line.split()[1] for line in text.splitlines() if "_path " in line or "pid " in line or "error_log" in line]
    assert len(paths) == 7
    assert all(path.startswith(str(tmp_path)) for path in paths)
    assert words[-2:] == ["-c", str(tmp_path / "nginx" / "nginx.conf")]
