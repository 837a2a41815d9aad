import socket
import subprocess
import sys
from pathlib import Path

import pytest

from moto_fixtures import Control, RealClock, Server, World
from moto_fixtures.programs.running import Programs
from tests.moto_fixtures.programs.conftest import address_of, ask, gone, needs_nginx

HOLDER = """
import sys
from moto_fixtures import RealClock, World
from moto_fixtures.programs.running import Programs
with Programs(World("S0", clock=RealClock())) as programs:
    print(*(process.pid for process in programs._processes.values()), flush=True)
    sys.stdin.read()
"""


def led(world, port):
    """Where a port of the instance leads."""
    host, real = world.region.ports.backends[world.instance("web").id, port]
    return f"{host}:{real}"


@needs_nginx
def test_the_instances_ports_lead_to_the_programs(s0):
    """nginx on 80, the application on 8080; and again in a world begun anew."""
    for _ in range(2):
        assert led(s0, 80) == address_of(s0.programs, "nginx")
        assert led(s0, 8080) == address_of(s0.programs, "spring")
        s0.reset()


def test_two_copies_of_which_one_runs():
    """S4 between releases: the idle copy is refused until it is started, and answers what the other does."""
    with Programs(World("S4", clock=RealClock())) as programs:
        assert {each.name: each.runs for each in programs.listing() if each.name != "nginx"} == {
            "blue": True,
            "green": False,
        }
        green = address_of(programs, "green")
        with pytest.raises(ConnectionRefusedError):
            ask(green, "/health")
        programs.start("green")
        programs.start("green")
        assert (ask(green, "/health").status, ask(green, "/elsewhere").status) == (200, 404)


def test_grafana_sends_to_its_login_and_answers_its_health_page():
    """S1; Prometheus and the exporter stay made up."""
    with Programs(World("S1", clock=RealClock())) as programs:
        grafana = address_of(programs, "grafana")
        assert ask(grafana, "/").status == 302
        assert ask(grafana, "/api/health").json["database"] == "ok"


def test_without_nginx_its_port_leads_to_the_application():
    """And the reason is told."""
    world = World("S0", clock=RealClock())
    with Programs(world, find_nginx=lambda: None) as programs:
        assert programs.missing == "nginx is not installed"
        assert [each.name for each in programs.listing()] == ["spring"]
        assert led(world, 80) == led(world, 8080) == address_of(programs, "spring")


def test_an_nginx_that_does_not_run_here_is_as_none():
    """With what it said."""
    with Programs(World("S0", clock=RealClock()), find_nginx=lambda: "/bin/false") as programs:
        assert programs.missing.startswith("nginx does not run here")


def test_an_account_without_instances_has_none():
    """Nothing is started."""
    with Programs(World("empty", clock=RealClock())) as programs:
        assert programs.listing() == []


def test_nothing_runs_or_is_held_afterwards():
    """Processes and ports are gone."""
    world = World("S0", clock=RealClock())
    with Programs(world) as programs:
        addresses = [each.address for each in programs.listing()]
        assert world.programs is programs
    assert world.programs is None
    for address in addresses:
        with socket.socket() as sock:
            sock.bind(("127.0.0.1", int(address.rpartition(":")[2])))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of the end of a process that is not a child")
def test_the_programs_end_with_the_process_that_started_them():
    """Even when it is killed and can do nothing about it."""
    command = [sys.executable, "-c", HOLDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as holder:
        pids = [int(each) for each in holder.stdout.readline().split()]
        children = [int(each) for pid in pids for each in _children(pid)]
        holder.kill()
        assert all(gone(pid) for pid in [*pids, *children])


def _children(pid):
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_a_server_runs_them_on_request():
    """The control endpoint lists, stops and starts them and tells an application what to say."""
    with Server(World("S0", clock=RealClock()), programs=True) as server:
        control = Control(server.url)
        known = {each["name"]: each for each in control.programs()}
        spring = known["spring"]
        assert (spring["port"], spring["runs"]) == (8080, True)
        control.answer("spring", "/", 503)
        assert ask(spring["address"], "/").status == 503
        control.program("spring", "stop")
        assert not next(each["runs"] for each in control.programs() if each["name"] == "spring")
        control.program("spring", "start")
        assert ask(spring["address"], "/").status == 200
        with pytest.raises(ValueError, match="KeyError"):
            control.program("tomcat", "stop")


def test_a_server_without_them_says_so():
    """Nothing to list."""
    with Server(World("empty")) as server, pytest.raises(ValueError, match="no programs"):
        Control(server.url).programs()
