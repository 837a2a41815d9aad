import tomllib
from pathlib import Path

import pytest

from moto_fixtures import ACCOUNTS, World
from moto_fixtures.accounts import account_named

CONFIGURED = [name for name, account in ACCOUNTS.items() if account.toml]
LIVE = ["S0-live", "S3-live", "live-a"]


def instance_of(world, wanted):
    """The instance that the file names by its id or its Name tag."""
    name = wanted["tag"]["Name"] if "tag" in wanted else "web"
    assert wanted.get("id") in (None, world.instance(name).id)
    return world.instance(name)


def addressed(world):
    """Names with an address of some kind."""
    keys = [key for zone in world.cloud.dns.zones.values() for key in zone.records]
    return {name for name, kind, _ in keys if kind in ("A", "AAAA", "CNAME")}


@pytest.mark.parametrize("name", CONFIGURED)
def test_the_configuration_fits_the_account(name):
    """Instance, region, account id and hosts in edgeops.toml are those of the account."""
    world = World(name)
    config = tomllib.loads(Path(world.account.toml).read_text())
    assert config["stack"]["account"] == world.account_id
    assert config["stack"]["region"] == world.region.name
    assert tuple(config["sites"]) == world.account.hosts
    assert instance_of(world, config["instances"]["web"]).state == "running"


@pytest.mark.parametrize("name", CONFIGURED)
def test_something_answers_where_the_configuration_sends(name):
    """The health path of each site gets a 200 on its port, that of the first pool with several."""
    world = World(name)
    config = tomllib.loads(Path(world.account.toml).read_text())
    web = instance_of(world, config["instances"]["web"])
    for site in config["sites"].values():
        first = site["to"] if "to" in site else next(iter(site["pools"].values()))
        ends = [first, *site.get("routes", {}).values()]
        path = site.get("health", {}).get("path", "/")
        assert [world.region.ports.status(web.id, int(end.partition(":")[2]), path) for end in ends] == [200] * len(
            ends
        )


@pytest.mark.parametrize("name", [name for name in CONFIGURED if name not in LIVE])
def test_every_host_has_its_zone_and_no_address_record_yet(name):
    """The names of the sites are free."""
    world = World(name)
    for host in world.account.hosts:
        assert any(f"{host}.".endswith(zone.name) for zone in world.cloud.dns.zones.values())
        assert f"{host}." not in addressed(world)


@pytest.mark.parametrize("name", LIVE)
def test_every_host_of_a_live_account_has_an_address(name):
    """The names of the sites are taken."""
    world = World(name)
    assert {f"{host}." for host in world.account.hosts} <= addressed(world)


def test_accounts_are_named_in_any_case():
    """As somebody types them."""
    assert account_named("s0-LIVE") is ACCOUNTS["S0-live"]
    with pytest.raises(KeyError):
        account_named("S9")
