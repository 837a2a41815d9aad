import tomllib
from pathlib import Path

import pytest

from moto_fixtures import ACCOUNTS, World

CONFIGURED = [name for name, account in ACCOUNTS.items() if account.toml]


@pytest.mark.parametrize("name", CONFIGURED)
def test_the_configuration_fits_the_account(name):
    """Instance, region, account id and hosts in edgeops.toml are those of the account."""
    world = World(name)
    config = tomllib.loads(Path(world.account.toml).read_text())
    assert config["stack"]["account"] == world.account_id
    assert config["instances"]["web"]["id"] == world.instance("web").id
    assert tuple(config["sites"]) == world.account.hosts
    assert world.instance("web").state == "running"


@pytest.mark.parametrize("name", CONFIGURED)
def test_every_host_has_its_zone_and_no_address_record_yet(name):
    """The names of the sites are free."""
    world = World(name)
    records = [key for zone in world.cloud.dns.zones.values() for key in zone.records]
    for host in world.account.hosts:
        assert any(f"{host}.".endswith(zone.name) for zone in world.cloud.dns.zones.values())
        assert not [key for key in records if key[0] == f"{host}." and key[1] in ("A", "AAAA", "CNAME")]
