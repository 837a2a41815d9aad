import asyncio
import threading

import aiohttp
import pytest
from aiohttp import web

from tests.moto_fixtures.data_plane.conftest import act


@pytest.fixture
def chat(world):
    """A WebSocket application on port 80 of the instance: it greets, echoes, and hangs up on `bye`."""

    async def talk(request):
        if request.path != "/chat":
            return web.Response(status=404)
        ours = web.WebSocketResponse(protocols=["v2"])
        await ours.prepare(request)
        await ours.send_json({name: request.headers[name] for name in ("X-Forwarded-Proto", "X-Forwarded-For", "Host")})
        async for message in ours:
            if message.data == "bye":
                await ours.close(code=4001)
            elif message.type is aiohttp.WSMsgType.BINARY:
                await ours.send_bytes(message.data)
            else:
                await ours.send_str(message.data.upper())
        return ours

    loop, runner = asyncio.new_event_loop(), None

    async def begin():
        nonlocal runner
        runner = web.ServerRunner(web.Server(talk), shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner.addresses[0][1]

    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    world.instance("web").serve(80, "127.0.0.1", asyncio.run_coroutine_threadsafe(begin(), loop).result(5))
    yield
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(5)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def plain(region, group):
    """The HTTP listener forwards instead of sending to https."""
    (found,) = [each for each in region.elb.listeners.values() if each.port == 80]
    groups = [{"TargetGroupArn": group.arn, "Weight": 1}]
    act(region, found, {"Type": "forward", "ForwardConfig": {"TargetGroups": groups}})


def talk(browser, scene, path="/chat"):
    """Play a scene with a connected client."""

    async def play():
        host, port = browser.address(80)
        url, named = f"http://{host}:{port}{path}", {"Host": "koing.shop"}
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(url, headers=named, protocols=["v1", "v2"]) as socket,
        ):
            return await scene(socket)

    return asyncio.run(play())


def test_messages_go_both_ways(browser, chat, plain):
    """Text and bytes, with the headers that the load balancer adds and the protocol that the target chose."""

    async def scene(socket):
        assert socket.protocol == "v2"
        hello = await socket.receive_json()
        await socket.send_str("hi")
        await socket.send_bytes(b"\x00\x01")
        return hello, await socket.receive_str(), await socket.receive_bytes()

    hello, text, data = talk(browser, scene)
    assert hello == {"X-Forwarded-Proto": "http", "X-Forwarded-For": "203.0.113.50", "Host": "koing.shop"}
    assert (text, data) == ("HI", b"\x00\x01")


def test_the_target_hangs_up_with_its_code(browser, chat, plain):
    """And the client hears it."""

    async def scene(socket):
        await socket.receive()
        await socket.send_str("bye")
        message = await socket.receive()
        return message.type, socket.close_code

    assert talk(browser, scene) == (aiohttp.WSMsgType.CLOSE, 4001)


def test_a_target_without_websockets_answers_its_own_status(browser, chat, plain):
    """No upgrade where there is nothing to talk to."""

    async def scene(_):
        raise AssertionError("there is no upgrade")

    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        talk(browser, scene, "/elsewhere")
    assert refused.value.status == 404


UPGRADE = b"""GET /chat HTTP/1.1\r
Host: koing.shop\r
Connection: Upgrade\r
Upgrade: websocket\r
Sec-WebSocket-Version: 13\r
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
\r
"""


def test_it_works_through_tls(browser, chat, group):
    """The handshake of RFC 6455 by hand: 101, its accept key, and the first frame is text."""
    with browser.connect(443, "koing.shop") as connection, connection.makefile("rb") as stream:
        connection.sendall(UPGRADE)
        assert stream.readline().startswith(b"HTTP/1.1 101")
        headers = b"".join(iter(stream.readline, b"\r\n"))
        assert b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in headers
        assert stream.read(2)[0] == 0x81
        assert b'{"X-Forwarded-Proto": "https"' in stream.read(40)
