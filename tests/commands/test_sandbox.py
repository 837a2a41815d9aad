"""The sandbox in the foreground."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import types
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from edgeops.commands.sandbox import sandbox
from edgeops.errors import ExitStatus, UsageProblem
from edgeops.report import Outcome, Page
from moto_fixtures.data_plane.plane import Socket
from moto_fixtures.programs.running import Listening

NGINX = Listening("nginx", 80, "127.0.0.1:8003", True)


@dataclass(frozen=True)
class Info:
    """As moto_fixtures.server.SandboxInfo."""

    url: str = "http://127.0.0.1:5510"
    region: str = "ap-northeast-2"
    account_id: str = "123456789012"
    access_key: str = "testing"
    secret_key: str = "testing"
    config: str = "/with space/s0.toml"
    hosts: tuple[str, ...] = ("koing.shop",)
    dns: str = "127.0.0.1:5301"
    dns_parents: str = "127.0.0.1:5302"
    dns_resolver: str = "127.0.0.1:5303"
    ca: str = "/with space/ca.pem"
    proxy: str = "http://127.0.0.1:5304"
    sockets: tuple[Socket, ...] = ()
    http: str = "127.0.0.1:8001"
    https: str = "127.0.0.1:8002"
    programs: tuple[Listening, ...] = (NGINX, Listening("green", 8082, "127.0.0.1:8004", False))
    missing: str = ""


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., None]], None]:
    """Puts a function in the place of the simulated AWS."""

    def put(function: Callable[..., None]) -> None:
        module = types.ModuleType("moto_fixtures.server")
        module.serve = function  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "moto_fixtures.server", module)

    return put


def test_it_says_how_to_use_it(serve: Callable[[Callable[..., None]], None]) -> None:
    """Endpoint, region, keys, the lines for both shells, the file, and what to run next."""
    asked: list[object] = []
    said: list[Outcome] = []

    def announce_only(account: str, port: int, profile: str, announce: Callable[[Info], None], _stop: object) -> None:
        asked.extend((account, port, profile))
        announce(Info())

    serve(announce_only)
    sandbox("S0", 5510, "quick", said.append, threading.Event())

    (outcome,) = said
    assert asked == ["S0", 5510, "quick"]
    assert outcome.status is ExitStatus.OK
    assert outcome.next[0] == "edgeops plan -c '/with space/s0.toml'"
    assert outcome.page is not None
    assert "  export AWS_ENDPOINT_URL=http://127.0.0.1:5510" in outcome.page.text
    assert '  $env:AWS_SECRET_ACCESS_KEY = "testing"' in outcome.page.text
    assert "/with space/s0.toml" in outcome.page.text
    assert outcome.page.fields["endpoint"] == "http://127.0.0.1:5510"
    assert outcome.page.fields["environment"] == {
        "AWS_ENDPOINT_URL": "http://127.0.0.1:5510",
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": "ap-northeast-2",
        "AWS_DEFAULT_REGION": "ap-northeast-2",
        "EDGEOPS_DNS": "127.0.0.1:5303,127.0.0.1:5302",
        "HTTPS_PROXY": "http://127.0.0.1:5304",
        "SSL_CERT_FILE": "/with space/ca.pem",
    }


@pytest.fixture
def announced(serve: Callable[[Callable[..., None]], None]) -> Callable[[Info], Page]:
    """The page that it shows for an account."""

    def show(info: Info) -> Page:
        said: list[Outcome] = []
        serve(lambda _account, _port, _profile, announce, _stop: announce(info))
        sandbox("S0", 5510, "quick", said.append, threading.Event())
        assert said[0].page is not None
        return said[0].page

    return show


def test_it_says_how_to_visit_the_sites(announced: Callable[[Info], Page]) -> None:
    """A line for each site, for the redirect and for DNS, to be pasted as they are."""
    page = announced(Info(hosts=("main.io", "sub.main.io")))
    assert page.fields["try"] == [
        "dig @127.0.0.1 -p 5301 main.io",
        "curl -I --connect-to main.io:80:127.0.0.1:8001 http://main.io/",
        "curl --cacert '/with space/ca.pem' --connect-to main.io:443:127.0.0.1:8002 https://main.io/",
        "curl --cacert '/with space/ca.pem' --connect-to sub.main.io:443:127.0.0.1:8002 https://sub.main.io/",
    ]
    assert all(line in page.text for line in page.fields["try"])
    assert (page.fields["ca"], page.fields["https"]) == ("/with space/ca.pem", "127.0.0.1:8002")
    assert page.fields["dns"] == {
        "authority": "127.0.0.1:5301",
        "parents": "127.0.0.1:5302",
        "resolver": "127.0.0.1:5303",
    }


def test_it_says_what_runs_on_the_instances(announced: Callable[[Info], Page]) -> None:
    """Where, and how to stop nginx; where there is none, that the application answers in its place."""
    page = announced(Info())
    assert "  nginx    port 80    127.0.0.1:8003\n  green    port 8082  stopped\n" in page.text
    assert page.fields["programs"] == [each.as_json() for each in Info().programs]
    stop = """curl -d '{"name": "nginx", "action": "stop"}' http://127.0.0.1:5510/edgeops-sandbox/program"""
    assert stop in page.text

    spring = Listening("spring", 8080, "127.0.0.1:8005", True)
    page = announced(Info(programs=(spring,), missing="nginx is not installed"))
    assert "nginx is not installed: its port leads straight to the application." in page.text
    assert '"name": "spring"' in page.text
    assert page.fields["missing"] == "nginx is not installed"


def test_it_lists_the_load_balancers_that_are_there(announced: Callable[[Info], Page]) -> None:
    """Somebody made them by hand, and they answer already."""
    old = Socket("koing-alb", "koing-alb-1.elb.amazonaws.com", ("3.3.3.3",), 443, "HTTPS", "127.0.0.1:8009")
    page = announced(Info(sockets=(old,)))
    assert "there already:\n  koing-alb port 443  127.0.0.1:8009" in page.text
    assert "there already" not in announced(Info()).text


def test_a_taken_port_is_a_usage_problem(serve: Callable[[Callable[..., None]], None]) -> None:
    """With the way out of it."""

    def taken(*_: object) -> None:
        raise OSError(98, "Address already in use")

    serve(taken)
    with pytest.raises(UsageProblem) as caught:
        sandbox("S0", 5510, "quick", lambda _: None, threading.Event())

    (finding,) = caught.value.findings
    assert finding.what == "cannot listen on port 5510: Address already in use"
    assert "--port 0" in finding.fix


def test_stopping_is_its_normal_end(serve: Callable[[Callable[..., None]], None]) -> None:
    """It comes back when the stop is set, without an error."""
    ended: list[bool] = []

    def until_stopped(
        _account: str, _port: int, _profile: str, announce: Callable[[Info], None], stop: threading.Event
    ) -> None:
        announce(Info())
        ended.append(stop.wait(30))

    serve(until_stopped)
    stop = threading.Event()
    sandbox("S0", 0, "quick", lambda _: stop.set(), stop)

    assert ended == [True]


def test_without_moto_it_says_what_to_install() -> None:
    """The extra is named; exit code 64; no traceback."""
    code = (
        "import sys; sys.modules['moto'] = None\n"
        "from edgeops.cli import Session, run\n"
        "sys.exit(run(Session(('sandbox', '--port', '0'))))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert ended.returncode == ExitStatus.USAGE
    assert 'pip install "edgeops[sandbox]"' in ended.stderr
    assert "Traceback" not in ended.stderr


@contextmanager
def _foreground(*words: str) -> Iterator[tuple["subprocess.Popen[str]", dict[str, Any]]]:
    """`edgeops sandbox` as a process, and its JSON; ended by Ctrl-C unless the block has done so."""
    command = [sys.executable, "-m", "edgeops", "sandbox", *words, "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())["result"]
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.communicate(timeout=60)


posix = pytest.mark.skipif(sys.platform == "win32", reason="signals are sent differently there")


@posix
def test_the_real_one_answers_and_ends_at_ctrl_c() -> None:
    """One JSON object while it runs, an HTTP server behind it, exit code 0 at its end, and no program is left."""
    with _foreground("s3") as (process, result):
        with pytest.raises(urllib.error.HTTPError):  # it answers, and does not know this
            urllib.request.urlopen(result["endpoint"] + "/edgeops-sandbox/no-such-page", timeout=10)
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate(timeout=60)

    assert result["account"] == "S3"
    assert (process.returncode, rest, complaints) == (0, "", "")
    assert {each["name"] for each in result["programs"]} == {"main", "sub", "blog"}
    for each in result["programs"]:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", int(each["address"].rpartition(":")[2])), 5)


@posix
@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("dig")), reason="curl or dig is not installed")
def test_what_it_says_can_be_pasted(here: Path) -> None:
    """The environment, `up`, then every line it says to try: the name resolves, http redirects, https answers."""
    with _foreground("S0", "--profile", "instant") as (_, result):
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "EDGEOPS_"))}
        up = [sys.executable, "-m", "edgeops", "up", "--yes", "--json", "-c", result["config"]]
        subprocess.run(up, env=clean | result["environment"], capture_output=True, check=True, timeout=60)
        found, redirected, page = [
            subprocess.run(line, shell=True, capture_output=True, text=True, timeout=30).stdout
            for line in result["try"]
        ]
    assert "status: NOERROR" in found
    assert redirected.startswith("HTTP/1.1 301")
    assert "Location: https://koing.shop:443/" in redirected.replace("\r", "")
    assert page == "Hello from spring.\n"
