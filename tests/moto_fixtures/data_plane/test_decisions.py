import pytest

from moto_fixtures.accounts import s0
from moto_fixtures.elbv2.state import Rule, Target
from tests.moto_fixtures.data_plane.conftest import act


def forward(weights):
    groups = [{"TargetGroupArn": arn, "Weight": weight} for arn, weight in weights.items()]
    return {"Type": "forward", "ForwardConfig": {"TargetGroups": groups}}


def fixed(status, body="", kind="text/plain"):
    config = {"StatusCode": str(status), "MessageBody": body, "ContentType": kind}
    return {"Type": "fixed-response", "FixedResponseConfig": config}


def add_rule(region, listener, priority, action, *conditions):
    arn = f"{listener.arn}/{priority}"
    region.elb.rules[arn] = Rule(arn, listener.arn, priority, list(conditions), [action])


def host(*names):
    return {"Field": "host-header", "HostHeaderConfig": {"Values": list(names)}}


def path(*patterns):
    return {"Field": "path-pattern", "PathPatternConfig": {"Values": list(patterns)}}


@pytest.mark.parametrize(
    ("config", "location"),
    [
        (
            {"Host": "www.#{host}", "Path": "/x/#{path}", "Query": "#{query}&y=2"},
            "http://www.koing.shop:80/x/a?b=1&y=2",
        ),
        ({"Protocol": "HTTPS", "Port": "8443", "Query": ""}, "https://koing.shop:8443/a"),
        ({"Path": "/#{port}/#{protocol}", "Host": "new.kr"}, "http://new.kr:80/80/http?b=1"),
    ],
)
def test_a_redirect_is_filled_in_with_what_was_asked(browser, region, config, location):
    """Host, path, port, protocol and query (T3.17)."""
    (plain,) = [each for each in region.elb.listeners.values() if each.port == 80]
    whole = {"Protocol": "#{protocol}", "Port": "#{port}", "Host": "#{host}", "Path": "/#{path}", "Query": "#{query}"}
    act(region, plain, {"Type": "redirect", "RedirectConfig": {**whole, **config, "StatusCode": "HTTP_302"}})
    answer = browser.ask("http://koing.shop/a?b=1")
    assert (answer.status, answer.headers["Location"]) == (302, location)


def test_rules_are_tried_by_priority_and_changes_count_at_once(browser, region, listener):
    """Host and path both; the default rule last (T3.18)."""
    act(region, listener, fixed(404, "nobody"))
    add_rule(region, listener, 20, fixed(200, "any"), host("*.koing.shop"))
    add_rule(region, listener, 10, fixed(200, '{"api": 1}', "application/json"), host("api.koing.shop"), path("/v1/*"))
    api = browser.ask("https://api.koing.shop/v1/x")
    assert (api.body, api.headers["Content-Type"]) == (b'{"api": 1}', "application/json; charset=utf-8")
    assert browser.ask("https://api.koing.shop/v2").body == b"any"
    assert browser.ask("https://koing.shop/v1/x").status == 404
    add_rule(region, listener, 5, fixed(503, "maintenance"), host("koing.shop"))
    assert browser.ask("https://koing.shop/").body == b"maintenance"


def test_source_addresses_choose_a_rule(browser, region, listener):
    """Only the office gets in."""
    act(region, listener, fixed(403))
    office = {"Field": "source-ip", "SourceIpConfig": {"Values": ["198.51.100.0/24"]}}
    add_rule(region, listener, 1, fixed(200, "welcome"), office)
    assert browser.ask("https://koing.shop/").status == 403
    assert browser.ask("https://koing.shop/", headers={"X-Edgeops-Client": "198.51.100.3"}).body == b"welcome"


def second_group(region, group, port):
    """A group like the first, with the instance on another port, healthy."""
    other = type(group)(f"{group.arn}2", "other", dict(group.settings), dict(group.attributes))
    first = next(iter(group.targets.values()))
    other.targets[s0.INSTANCE_ID, port] = Target(s0.INSTANCE_ID, port, first.zone, seen=first.seen, seen_at=-1e6)
    region.elb.groups[other.arn] = other
    return other


def test_weights_share_requests_out(browser, world, region, group, listener, make_backend):
    """Three to one, then all to the other, then none: 503 (T3.22)."""
    blue, green = make_backend(), make_backend()
    world.instance("web").serve(80, "127.0.0.1", blue.port)
    world.instance("web").serve(8080, "127.0.0.1", green.port)
    other = second_group(region, group, 8080)
    act(region, listener, forward({group.arn: 3, other.arn: 1}))
    browser.plane.check()
    blue.seen.clear(), green.seen.clear()
    assert {browser.ask("https://koing.shop/t").status for _ in range(8)} == {200}
    counted = [len([each for each in backend.seen if each.path == "/t"]) for backend in (blue, green)]
    assert counted == [6, 2]
    act(region, listener, forward({group.arn: 0, other.arn: 1}))
    browser.ask("https://koing.shop/g")
    assert [each.path for each in green.seen if each.path != "/"][-1] == "/g"
    act(region, listener, forward({group.arn: 0, other.arn: 0}))
    assert browser.ask("https://koing.shop/").status == 503


def test_a_group_without_targets_is_503(browser, group):
    """With AWS's page."""
    group.targets.clear()
    answer = browser.ask("https://koing.shop/")
    assert (answer.status, answer.headers["Server"]) == (503, "awselb/2.0")
    assert b"503 Service Temporarily Unavailable" in answer.body


def test_a_stopped_instance_is_no_target_to_try(browser, world, backend, group):
    """All targets unused: 503."""
    world.instance("web").stop()
    assert browser.ask("https://koing.shop/").status == 503


def test_unhealthy_targets_are_tried_when_there_is_no_other(browser, world, backend, group):
    """It fails open: the application answers, healthy or not (T3.29)."""
    backend.status(404)
    for _ in range(3):
        browser.plane.check()
    (verdict,) = [target.measured for target in group.targets.values()]
    assert (verdict.state, verdict.reason) == ("unhealthy", "Target.ResponseCodeMismatch")
    assert browser.ask("https://koing.shop/").status == 404


def test_an_unhealthy_target_gets_nothing_beside_a_healthy_one(browser, world, group, make_backend):
    """Two ports of one instance, one of them closed (T3.24, I2)."""
    good = make_backend()
    world.instance("web").serve(80, "127.0.0.1", good.port)
    first = group.targets[s0.INSTANCE_ID, 80]
    group.targets[s0.INSTANCE_ID, 443] = Target(s0.INSTANCE_ID, 443, first.zone)
    world.instance("web").set_port(443, "closed")
    browser.plane.check()
    assert {browser.ask("https://koing.shop/").status for _ in range(4)} == {200}


def test_a_draining_target_gets_no_new_requests(browser, world, backend, group):
    """Deregistered: what runs goes on, what comes is 503 for want of another target."""
    for target in group.targets.values():
        target.deregistered = world.clock.now()
    assert browser.ask("https://koing.shop/").status == 503


def test_a_load_balancer_that_is_not_active_yet_says_nothing(browser, world, balancer):
    """Its names resolve, nobody answers (T3.9)."""
    balancer.created = world.clock.now() + 1e6
    with pytest.raises(TimeoutError):
        browser.ask("http://koing.shop/", timeout=0.3)


def test_a_firewall_without_a_rule_for_the_port_is_silence(browser, world, region, balancer):
    """The client waits until it gives up; another client may be let in (T4.15)."""
    (rule_group,) = balancer.security_groups
    http = [{"CidrIp": "0.0.0.0/0"}]
    region.ec2.revoke_security_group_ingress(rule_group, "tcp", "80", "80", http)
    region.ec2.authorize_security_group_ingress(rule_group, "tcp", "80", "80", [{"CidrIp": "198.51.100.0/24"}])
    with pytest.raises(TimeoutError):
        browser.ask("http://koing.shop/", timeout=0.3)
    assert browser.ask("http://koing.shop/", headers={"X-Edgeops-Client": "198.51.100.1"}).status == 301
