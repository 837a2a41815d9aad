"""What a person changes in edgeops.toml, at random: each edit takes the desk and a number that says which and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from edgeops.model import HealthCheck, Instance, Pool, Route, Site, Target
from moto_fixtures.acm.state import Certificate
from tests.harness import Desk

HOSTS = ("main.io", "sub.main.io", "api.main.io", "*.main.io", "shop.blog.example.kr")
HOSTNAME = "ssh.main.io"
PORTS = range(8080, 8100)
"""All of them answer, unless an operator closes one."""
NETWORKS = tuple(f"198.51.100.{number}/32" for number in range(9))

Edit = Callable[[Desk, int], None]


def _some_site(desk: Desk, pick: int) -> Site:
    return desk.spec.sites[pick % len(desk.spec.sites)]


def _main(port: int, *more: int) -> Pool:
    return Pool("main", tuple(Target("web", one) for one in (port, *more)))


def add_site(desk: Desk, pick: int) -> None:
    host = HOSTS[pick % len(HOSTS)]
    if host not in desk.spec.hosts:
        desk.wish(sites=(*desk.spec.sites, Site(host, (_main(8080 + pick % 5),))))


def remove_site(desk: Desk, pick: int) -> None:
    """A file without any site is not one."""
    gone = _some_site(desk, pick)
    if len(desk.spec.sites) > 1:
        desk.wish(sites=tuple(site for site in desk.spec.sites if site != gone))


def reverse_sites(desk: Desk, pick: int) -> None:
    """The first site's certificate is the default one."""
    desk.wish(sites=tuple(reversed(desk.spec.sites)))


def alias(desk: Desk, pick: int) -> None:
    """Comes, or goes again."""
    site = _some_site(desk, pick)
    if site.host.startswith("*"):
        return
    name = f"{('www', 'm', 'old', 'new', 'a', 'b')[pick // 8 % 6]}.{site.host}"
    rest = tuple(one for one in site.aliases if one != name)
    desk.wish_site(site.host, aliases=rest if len(rest) < len(site.aliases) else (*rest, name))


def port(desk: Desk, pick: int) -> None:
    """Another port for all, or two at once."""
    first = 8080 + pick // 8 % 5
    desk.wish_site(_some_site(desk, pick).host, pools=(_main(first, *([first + 1] if pick % 3 == 0 else [])),))


def pools(desk: Desk, pick: int) -> None:
    """A second pool comes, the two change places, or only the second stays."""
    site = _some_site(desk, pick)
    blue, *rest = site.pools
    spare = Pool("green", (Target("web", 8085 + pick // 8 % 3),))
    ways = [(blue, spare)] if not rest else [(*rest, blue), (*rest,), (blue,)]
    desk.wish_site(site.host, pools=ways[pick // 24 % len(ways)])


def route(desk: Desk, pick: int) -> None:
    """Comes, goes again, or leads elsewhere."""
    site = _some_site(desk, pick)
    path = ("/auth", "/auth/login", "/api")[pick // 8 % 3]
    rest = tuple(one for one in site.routes if one.path != path)
    new = Route(path, Pool(path, (Target("web", 8090 + pick // 24 % 2),)))
    desk.wish_site(site.host, routes=rest if new in site.routes else (*rest, new))


def allow(desk: Desk, pick: int) -> None:
    """Nobody, or some networks more or less; up to three chunks."""
    desk.wish_site(_some_site(desk, pick).host, allow=NETWORKS[: (0, 1, 3, 5, 9)[pick // 8 % 5]])


def health(desk: Desk, pick: int) -> None:
    path, interval = ("/", "/health", "/ready")[pick // 8 % 3], (10, 15)[pick // 24 % 2]
    check = HealthCheck(path=path, codes="200" if path != "/" else "200-499", interval=interval)
    desk.wish_site(_some_site(desk, pick).host, health=check)


def _instance(desk: Desk) -> Instance:
    return desk.spec.instances[0]


def elastic_ip(desk: Desk, pick: int) -> None:
    desk.wish(instances=(replace(_instance(desk), elastic_ip=not _instance(desk).elastic_ip),))


def hostname(desk: Desk, pick: int) -> None:
    desk.wish(instances=(replace(_instance(desk), hostname=None if _instance(desk).hostname else HOSTNAME),))


def by_tag(desk: Desk, pick: int) -> None:
    """The instance by its tag instead of its id, or back."""
    id = desk.world.instance("web").id
    tagged = replace(_instance(desk), id="", tag=(("Name", "web"),))
    desk.wish(instances=(tagged if _instance(desk).id else replace(tagged, id=id, tag=()),))


def zones(desk: Desk, pick: int) -> None:
    desk.wish(edge=replace(desk.spec.edge, zones=2 + pick % 3))


def idle_timeout(desk: Desk, pick: int) -> None:
    desk.wish(edge=replace(desk.spec.edge, idle_timeout=(60, 90)[pick % 2]))


def key_type(desk: Desk, pick: int) -> None:
    desk.wish(key_type=("RSA_2048", "EC_prime256v1")[pick % 2])


def own_certificate(desk: Desk, pick: int) -> None:
    """One of the user's own by its ARN, with the names of today or more; or one of ours again."""
    hosts = desk.spec.hosts
    wanted = None if desk.spec.certificate else issued(desk, hosts if pick % 2 else (*hosts, "more.main.io"))
    desk.wish(certificate=wanted)


def issued(desk: Desk, names: tuple[str, ...]) -> str:
    """A certificate that the user has asked ACM for, by hand; its ARN."""
    region = desk.world.region
    there = [arn for arn in region.acm.certificates if "/own-" in arn]
    arn = region.arn("acm", f"certificate/own-{len(there)}")
    region.acm.certificates[arn] = Certificate(arn, names, 0.0, issued=0.0, validated=0.0, tags={"Name": "own"})
    return str(arn)


def takeover(desk: Desk, pick: int) -> None:
    """The flag --takeover for a name, from now on."""
    names = desk.spec.hosts
    desk.wish(takeover=desk.spec.takeover | {names[pick % len(names)]})


EDITS: Mapping[str, Edit] = {
    edit.__name__: edit
    for edit in (
        add_site,
        remove_site,
        reverse_sites,
        alias,
        port,
        pools,
        route,
        allow,
        health,
        elastic_ip,
        hostname,
        by_tag,
        zones,
        idle_timeout,
        key_type,
        own_certificate,
        takeover,
    )
}
