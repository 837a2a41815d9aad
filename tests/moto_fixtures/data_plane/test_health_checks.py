import threading

import pytest

from moto_fixtures.accounts import s0
from moto_fixtures.data_plane.health_checks import CHECKING, REFUSED, Streak, following
from moto_fixtures.elbv2 import target_health
from moto_fixtures.elbv2.state import HEALTHY


@pytest.fixture
def health(region, group, plane):
    """Make some checks now, then say what DescribeTargetHealth would: state, reason, description."""

    def after(checks):
        for _ in range(checks):
            plane.check()
        verdict = target_health.verdict(region, group, (s0.INSTANCE_ID, 80))
        return verdict.state, verdict.reason, verdict.description

    return after


@pytest.fixture
def slow(group):
    """So slow that only the checks of the test are made."""
    group.settings |= {"HealthCheckIntervalSeconds": 300, "HealthCheckTimeoutSeconds": 120}


def test_a_check_is_a_request_for_the_groups_path(backend, group, health):
    """With AWS's agent and the target's address as host."""
    group.settings["HealthCheckPath"] = "/actuator/health?full=1"
    health(1)
    check = next(each for each in backend.seen if each.path == "/actuator/health?full=1")
    assert check.headers["User-Agent"] == "ELB-HealthChecker/2.0"
    assert (check.headers["Host"], check.headers["Connection"]) == ("172.31.5.20:80", "close")


def test_the_first_check_decides_and_later_it_takes_the_threshold(world, slow, backend, group, health):
    """Healthy at once; unhealthy after two failures, healthy again after five successes (T3.28)."""
    assert health(1) == ("healthy", "", "")
    backend.status(503)
    while health(1)[0] == "healthy":
        pass
    mismatch = ("unhealthy", "Target.ResponseCodeMismatch", "Health checks failed with these codes: [503]")
    assert health(0) == mismatch
    backend.status(200)
    assert health(1) == mismatch


@pytest.mark.parametrize("status", [301, 404])
def test_another_status_is_a_mismatch_with_the_code(backend, group, health, status):
    """301 is the classic: the application redirects the check, too (I9)."""
    backend.status(status)
    expected = f"Health checks failed with these codes: [{status}]"
    assert health(3) == ("unhealthy", "Target.ResponseCodeMismatch", expected)
    group.settings["Matcher"] = {"HttpCode": "200-399"}
    assert health(6)[0] == ("healthy" if status == 301 else "unhealthy")


def test_nobody_listening_fails_the_checks(backend, group, health):
    """Stop the application and its target is unhealthy (I1)."""
    assert health(1)[0] == "healthy"
    backend.server.server_close()
    assert health(3) == ("unhealthy", "Target.FailedHealthChecks", "Health checks failed")


def test_an_application_that_hangs_times_out(backend, group, health):
    """Target.Timeout, after the group's timeout (T3.27)."""
    done = threading.Event()
    backend.answer = lambda _: done.wait(5)
    try:
        assert health(2) == ("unhealthy", "Target.Timeout", "Request timed out")
    finally:
        done.set()


@pytest.fixture
def firewalled(region):
    """The instance's security group lets nobody in on port 80."""
    (instance,) = region.ec2.all_instances()
    (firewall,) = instance.nics[0].group_set
    region.ec2.revoke_security_group_ingress(firewall.id, "tcp", "80", "80", [{"CidrIp": "0.0.0.0/0"}])


def test_a_missing_firewall_rule_times_out(firewalled, backend, group, health):
    """Though the application runs (T4.19)."""
    assert health(2) == ("unhealthy", "Target.Timeout", "Request timed out")
    assert backend.seen == []


@pytest.fixture
def own_port(world, group, make_backend):
    """Checks go to port 8080, where all is well."""
    world.instance("web").serve(8080, "127.0.0.1", make_backend().port)
    group.settings["HealthCheckPort"] = "8080"


def test_a_check_of_its_own_port_asks_there(backend, own_port, health):
    """The traffic port may be broken all the while."""
    backend.status(500)
    assert health(1)[0] == "healthy"


def test_an_https_check_of_plain_http_fails(backend, group, health):
    """TLS to a port that speaks none (T3.27)."""
    group.settings["HealthCheckProtocol"] = "HTTPS"
    assert health(3)[1] == "Target.FailedHealthChecks"


def test_checks_come_by_themselves(world, backend, group, plane):
    """Every interval: 30 s here, in a `quick` world fifty times as fast a tenth of a second."""
    third, seen = threading.Event(), []

    def answer(handler):
        seen.append(handler.path)
        if len(seen) >= 3:
            third.set()
        backend.echo(handler)

    backend.answer = answer
    assert third.wait(10)


def test_a_port_that_nobody_serves_keeps_its_made_up_health(world, group, plane, region):
    """Set by hand, or again after a backend was there."""
    plane.check()
    assert next(iter(group.targets.values())).measured is None


def test_without_the_data_plane_the_account_counts_again(world, backend, group, region):
    """A backend nobody checks counts as fine."""
    from moto_fixtures.data_plane.plane import DataPlane

    backend.status(500)
    with DataPlane(world) as plane:
        plane.check(), plane.check()
        assert target_health.verdict(region, group, (s0.INSTANCE_ID, 80)).state == "unhealthy"
    assert target_health.verdict(region, group, (s0.INSTANCE_ID, 80)).state == "healthy"


def test_a_late_check_does_not_delay_the_next_ones():
    """They keep their rhythm; what has not been checked for long begins a new one."""
    assert following(due=100, now=103, interval=10) == 110
    assert following(due=0, now=500, interval=10) == 510


def test_a_streak_counts_outcomes_in_a_row():
    """A failure between starts anew; another reason of the same outcome shows at once."""
    streak, settings = Streak(), {"HealthyThresholdCount": 3, "UnhealthyThresholdCount": 2}
    reported = CHECKING
    for found, expected in [
        (REFUSED, REFUSED),
        (HEALTHY, REFUSED),
        (HEALTHY, REFUSED),
        (REFUSED, REFUSED),
        (HEALTHY, REFUSED),
        (HEALTHY, REFUSED),
        (HEALTHY, HEALTHY),
        (REFUSED, HEALTHY),
        (target_health.TIMEOUT, target_health.TIMEOUT),
        (REFUSED, REFUSED),
    ]:
        reported = streak.add(found, reported, settings)
        assert reported == expected
