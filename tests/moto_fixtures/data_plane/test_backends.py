import pytest


def refuse(region, port):
    """Take the world's way to a port of the instance out of its security group."""
    (instance,) = region.ec2.all_instances()
    (group,) = instance.nics[0].group_set
    anywhere = [{"CidrIp": "0.0.0.0/0"}]
    region.ec2.revoke_security_group_ingress(group.id, "tcp", str(port), str(port), anywhere)


@pytest.mark.parametrize(("state", "status"), [("ok", 200), ({"/": 204}, 204), ({"/": 418}, 418), ("closed", 502)])
def test_a_port_that_nobody_serves_answers_as_the_account_says(browser, world, group, state, status):
    """A closed one is a refused connection: 502 (I1)."""
    world.instance("web").set_port(80, state)
    assert browser.ask("https://koing.shop/").status == status


def test_a_hanging_port_is_504(browser, world, group):
    """After the ten seconds that a load balancer tries to connect, fifty times as fast."""
    world.instance("web").set_port(80, "hang")
    answer = browser.ask("https://koing.shop/")
    assert answer.status == 504
    assert b"504 Gateway Time-out" in answer.body


def test_an_instance_whose_firewall_drops_the_packets_is_504(browser, region, backend, group):
    """The application runs, and does not hear of it (T4.19)."""
    refuse(region, 80)
    assert browser.ask("https://koing.shop/").status == 504
    assert [each.path for each in backend.seen if each.headers["User-Agent"] != "ELB-HealthChecker/2.0"] == []


def test_a_group_that_speaks_https_fails_at_a_plain_port(browser, backend, group):
    """TLS to something that speaks none: 502 (T3.27)."""
    group.settings["Protocol"] = "HTTPS"
    assert browser.ask("https://koing.shop/").status == 502
