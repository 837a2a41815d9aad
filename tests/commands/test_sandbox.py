"""The sandbox in the foreground."""

import json
import signal
import subprocess
import sys
import threading
import types
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from edgeops.commands.sandbox import sandbox
from edgeops.errors import ExitStatus, UsageProblem
from edgeops.report import Outcome


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
    }


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


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent differently there")
def test_the_real_one_answers_and_ends_at_ctrl_c() -> None:
    """One JSON object while it runs, an HTTP server behind it, and exit code 0 at its end."""
    command = [sys.executable, "-m", "edgeops", "sandbox", "s3", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        result = json.loads(process.stdout.readline())["result"]
        with pytest.raises(urllib.error.HTTPError):  # it answers, and does not know this
            urllib.request.urlopen(result["endpoint"] + "/edgeops-sandbox/no-such-page", timeout=10)
        process.send_signal(signal.SIGINT)
        rest, complaints = process.communicate(timeout=10)

    assert result["account"] == "S3"
    assert (process.returncode, rest, complaints) == (0, "", "")
