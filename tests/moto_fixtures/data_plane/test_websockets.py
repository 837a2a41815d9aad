import asyncio
import threading

import aiohttp
import pytest
from aiohttp import web


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


def talk(browser, scene, path="/chat"):
    """Play a scene with a connected client, verified TLS and all."""

    async def play():
        host, port = browser.address(443)
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(
                f"https://{host}:{port}{path}",
                headers={"Host": "koing.shop"},
                server_hostname="koing.shop",
                ssl=browser.trust(),
                protocols=["v1", "v2"],
                timeout=aiohttp.ClientWSTimeout(ws_close=5),
            ) as socket,
        ):
            return await scene(socket)

    return asyncio.run(play())


def test_messages_go_both_ways(browser, chat, group):
    """Text and bytes, with the headers that the load balancer adds and the protocol that the target chose."""

    async def scene(socket):
        assert socket.protocol == "v2"
        hello = await socket.receive_json()
        await socket.send_str("hi")
        await socket.send_bytes(b"\x00\x01")
        return hello, await socket.receive_str(), await socket.receive_bytes()

    hello, text, data = talk(browser, scene)
    assert hello == {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.50", "Host": "koing.shop"}
    assert (text, data) == ("HI", b"\x00\x01")


def test_the_target_hangs_up_with_its_code(browser, chat, group):
    """And the client hears it."""

    async def scene(socket):
        await socket.receive()
        await socket.send_str("bye")
        message = await socket.receive()
        return message.type, socket.close_code

    assert talk(browser, scene) == (aiohttp.WSMsgType.CLOSE, 4001)


def test_a_target_without_websockets_answers_its_own_status(browser, chat, group):
    """No upgrade where there is nothing to talk to."""

    async def scene(_):
        raise AssertionError("there is no upgrade")

    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        talk(browser, scene, "/elsewhere")
    assert refused.value.status == 404
