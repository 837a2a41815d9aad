"""What `status` says and what a browser gets is what really happens: nginx and the application are processes.

Time runs twenty times as fast as real time; AWS's durations are zero but for the health checks, which are every 10 s.
"""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import boto3
import pytest

from edgeops.errors import ExitStatus
from edgeops.report import SiteReport, TargetReport
from edgeops.settings import Overrides, load
from moto_fixtures import PROFILES, RealClock, Server, VirtualClock, World
from moto_fixtures.accounts import s0
from moto_fixtures.data_plane.health_checks import Check
from moto_fixtures.programs import nginx
from moto_fixtures.programs.running import Programs
from moto_fixtures.reserved import ReservedPort
from tests.harness import Desk, account_file
from tests.visits import Visit, curl, needs_curl

HOST, HEALTH = "koing.shop", "/actuator/health"
SPEED = 20.0
INTERVAL, THRESHOLD, TIMEOUT = 10.0, 3, 8.0
"""Of the checks: the file's defaults, in seconds."""
LATE = 0.3 * SPEED
"""Seconds of delay between a cause and its report: the data plane looks ten times a real second."""
PATIENCE = 20.0 * SPEED

pytestmark = [
    needs_curl,
    pytest.mark.skipif(nginx.find() is None, reason="nginx is not installed"),
]


class Live:
    """S0, built by `up`, with its programs running and its load balancer answering."""

    def __init__(self, desk: Desk, server: Server) -> None:
        self.desk, self.server = desk, server
        self.programs: Programs = server.programs
        self._looks: list[float] = []
        self._due = server.plane._checks.due
        server.plane._checks.due = self._look  # type: ignore[method-assign]

    def _look(self) -> list[Check]:
        self._looks.append(self.desk.clock.now())
        return self._due()

    def stalled(self, since: float) -> float:
        """Seconds for which this machine, busy with other things, kept the data plane from looking."""
        looks = [each for each in self._looks if each >= since]
        return sum(max(0.0, later - before - LATE) for before, later in pairwise(looks))

    def visit(self, path: str = "/") -> Visit:
        return curl(self.server.plane, f"https://{HOST}{path}")

    def site(self) -> SiteReport:
        """As `status` tells it now."""
        result = self.desk.status().result
        assert result is not None
        assert result.sites is not None
        return result.sites[HOST]

    def until(self, reason: str) -> tuple[TargetReport, float]:
        """Wait until AWS reports that of the target; the target as `status` has it then, and the clock's time."""
        clock, elb = self.desk.clock, _client("elbv2")
        groups = elb.describe_target_groups()["TargetGroups"]
        start = clock.now()
        while (now := clock.now()) < start + PATIENCE:
            (seen,) = elb.describe_target_health(TargetGroupArn=groups[0]["TargetGroupArn"])["TargetHealthDescriptions"]
            if seen["TargetHealth"].get("Reason", "") == reason:
                (target,) = self.site().targets
                assert target.reason == reason
                return target, now
            clock.sleep(1)
        raise AssertionError(f"nobody ever said {reason!r}")


@pytest.fixture(scope="module")
def _live() -> Iterator[Live]:
    clock = RealClock(speed=SPEED)
    timing = dataclasses.replace(PROFILES["instant"], health=INTERVAL)
    world = World("S0", profile=timing, clock=clock)
    with Server(world, data_plane=True, programs=True) as server, world.activate():
        desk = Desk(world, cast("VirtualClock", clock), load(account_file("S0"), Overrides(), {}))
        desk.wish(edge=dataclasses.replace(desk.spec.edge, idle_timeout=10))
        assert desk.up().status is ExitStatus.OK
        yield Live(desk, server)


@pytest.fixture
def live(_live: Live) -> Iterator[Live]:
    """All is well at the beginning."""
    with _live.desk.world.activate():
        _live.programs.start("nginx")
        for path in ("/", HEALTH):
            _live.programs.answer("spring", path, 200)
        for _ in range(20):  # two are enough on a machine that is not too busy to answer in half a second
            _live.server.plane.check()
            if _live.site().healthy:
                break
        assert _live.site().healthy
        assert _live.visit().status == 200
        yield _live


def _process(live: Live) -> tuple[int, dict[str, Any]]:
    """`edgeops status --json` as a process, over HTTP: its exit code and the target."""
    environment = {
        "PATH": os.environ["PATH"],
        "AWS_ENDPOINT_URL": live.server.url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "EDGEOPS_CONFIG": str(account_file("S0")),
    }
    command = [str(Path(sys.executable).with_name("edgeops")), "status", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    (target,) = json.loads(done.stdout)["result"]["sites"][HOST]["targets"]
    return done.returncode, target


def test_nothing_listens(live: Live) -> None:
    """nginx stopped (I1): refused, within interval x threshold; the only target gets the requests all the same: 502."""
    live.programs.stop("nginx")
    stopped = live.desk.clock.now()
    assert live.visit().status == 502
    target, reported = live.until("Target.FailedHealthChecks")
    assert reported - stopped <= INTERVAL * THRESHOLD + LATE + live.stalled(stopped)
    assert target.state == "unhealthy"
    assert "Nothing accepts connections on port 80" in target.advice
    assert live.visit().status == 502
    code, said = _process(live)
    assert (code, said["state"], said["reason"]) == (3, "unhealthy", "Target.FailedHealthChecks")

    live.programs.start("nginx")
    assert live.visit().status == 200  # it fails open: the target still counts as unhealthy
    assert live.until("")[0].state == "healthy"


def test_the_application_hangs(live: Live) -> None:
    """Checks time out, and so does the browser: 504."""
    for path in ("/", HEALTH):
        live.programs.answer("spring", path, "hang")
    hung = live.desk.clock.now()
    assert live.visit().status == 504
    target, reported = live.until("Target.Timeout")
    assert reported - hung <= INTERVAL * THRESHOLD + TIMEOUT + LATE + live.stalled(hung)
    assert target.state == "unhealthy"


def test_the_health_path_redirects(live: Live) -> None:
    """The application redirects to https by itself (I3, I9): a mismatch with the code; the page works, fail-open."""
    live.programs.answer("spring", HEALTH, 301)
    target, _ = live.until("Target.ResponseCodeMismatch")
    assert "[301]" in target.advice
    assert live.visit().status == 200


@pytest.fixture
def on_443(live: Live) -> Iterator[Callable[[], dict[str, str]]]:
    """The same instance registered on 443 too, by hand, with an open firewall; gives that target's health."""
    elb, ec2 = _client("elbv2"), _client("ec2")
    group = next(each for each in elb.describe_target_groups()["TargetGroups"] if each["Port"] == 80)["TargetGroupArn"]
    target = {"TargetGroupArn": group, "Targets": [{"Id": s0.INSTANCE_ID, "Port": 443}]}
    ec2.authorize_security_group_ingress(
        GroupId=s0.GROUP_ID, IpProtocol="tcp", FromPort=443, ToPort=443, CidrIp="0.0.0.0/0"
    )
    nobody = ReservedPort()
    live.desk.world.instance("web").serve(443, "127.0.0.1", nobody.number)
    elb.register_targets(**target)
    yield lambda: elb.describe_target_health(**target)["TargetHealthDescriptions"][0]["TargetHealth"]
    elb.deregister_targets(**target)
    nobody.close()


def test_the_instances_port_443_is_refused(live: Live, on_443: Callable[[], dict[str, str]]) -> None:
    """For ever unhealthy, since https ends at the load balancer, and the site works (I2)."""
    live.server.plane.check()
    target = on_443()
    assert (target["State"], target["Reason"]) == ("unhealthy", "Target.FailedHealthChecks")
    assert live.site().healthy  # it is none of the file's
    assert {live.visit().status for _ in range(4)} == {200}


def test_a_missing_firewall_rule_is_silence(live: Live) -> None:
    """No packet arrives: checks time out though all runs, and the browser gets a 504."""
    ec2 = _client("ec2")
    of_the_instance = [{"Name": "group-id", "Values": [s0.GROUP_ID]}]
    rules = ec2.describe_security_group_rules(Filters=of_the_instance)["SecurityGroupRules"]
    on_80 = [each["SecurityGroupRuleId"] for each in rules if not each["IsEgress"] and each["FromPort"] == 80]
    ec2.revoke_security_group_ingress(GroupId=s0.GROUP_ID, SecurityGroupRuleIds=on_80)
    assert live.visit().status == 504
    target, _ = live.until("Target.Timeout")
    assert "security group" in target.advice

    assert live.desk.up().status is ExitStatus.OK
    assert live.visit().status == 200


def _client(service: str) -> Any:
    return boto3.client(service, region_name="ap-northeast-2")
