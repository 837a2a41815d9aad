from moto_fixtures import World


def test_s1_answers_on_nginx_the_application_and_grafana():
    """nginx answers 200 to anything; Grafana's start page is a redirect, its health is not (I9)."""
    world = World("S1")
    status, web = world.region.ports.status, world.instance("web").id
    assert (status(web, 80, "/anything"), status(web, 8080, "/anything")) == (200, 404)
    assert (status(web, 3000, "/"), status(web, 3000, "/api/health")) == (302, 200)


def test_s1_is_open_to_the_world_and_has_no_elastic_ip():
    """Ports 22, 80, 8080 and 3000 (I5)."""
    region = World("S1").inventory()["regions"]["ap-northeast-2"]
    group = next(each for each in region["security_groups"].values() if each["name"] == "launch-wizard-2")
    assert sorted(int(rule["from"]) for rule in group["ingress"]) == [22, 80, 3000, 8080]
    assert region["addresses"] == {}
