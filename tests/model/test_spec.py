"""What the user asked, and what follows from it."""

import pytest

from edgeops.model import Instance, Pool, Route, Site, Spec, Target

WEB = Pool("live", (Target("web", 80),))


@pytest.mark.parametrize(
    ("targets", "key"),
    [
        ([("web", 80)], "web:80"),
        ([("web", 8081), ("web", 8080)], "web:8080"),
        ([("web", 80), ("api", 9000)], "api:9000"),
        ([("web", 8080), ("web", 443), ("web", 80)], "web:80"),
    ],
)
def test_a_pool_is_known_by_its_lowest_target(targets: list[tuple[str, int]], key: str) -> None:
    """In whatever order the file lists them; ports are compared as numbers."""
    listed = tuple(Target(instance, port) for instance, port in targets)

    assert str(Pool("live", listed).key) == str(Pool("live", listed[::-1]).key) == key


def test_every_name_of_every_site_is_a_host_in_the_order_of_the_file() -> None:
    """Each needs a record and a certificate."""
    spec = Spec(
        "koing",
        "ap-northeast-2",
        sites=(Site("koing.shop", (WEB,), ("www.koing.shop", "koing.kr")), Site("api.koing.shop", (WEB,))),
    )

    assert spec.sites[0].names == ("koing.shop", "www.koing.shop", "koing.kr")
    assert spec.hosts == ("koing.shop", "www.koing.shop", "koing.kr", "api.koing.shop")
    assert Spec("koing", "ap-northeast-2").hosts == ()


def test_an_instance_is_found_by_its_label() -> None:
    """A label that the file does not have is a bug, not an answer."""
    spec = Spec("koing", "ap-northeast-2", instances=(Instance("web", "i-1"), Instance("api", "i-2")))

    assert spec.instance("api").id == "i-2"
    with pytest.raises(StopIteration):
        spec.instance("db")


def test_each_pool_of_a_site_is_one_group() -> None:
    """Those of routes first; a route to a pool of the site makes no second one, whatever it is called."""
    auth = Pool("auth", (Target("web", 8001),))
    routes = (Route("/auth", auth), Route("/old", Pool("old", WEB.targets)), Route("/login", auth))

    assert set(Site("koing.shop", (WEB,), routes=routes).groups) == {auth, WEB}
    assert Site("koing.shop", (WEB,)).groups == (WEB,)


def test_only_instances_with_a_hostname_have_one() -> None:
    """A name that leads to the instance itself."""
    web, api = Instance("web", "i-1", hostname="ssh.koing.shop"), Instance("api", "i-2")
    assert Spec("koing", "ap-northeast-2", instances=(web, api)).hostnames == {"ssh.koing.shop": web}
