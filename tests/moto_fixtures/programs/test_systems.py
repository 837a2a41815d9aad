from moto_fixtures import ACCOUNTS, World
from moto_fixtures.programs.systems import SYSTEMS


def test_every_account_has_its_programs():
    """Each with a port of its own, on an instance that is there; nginx stands in front of one of them."""
    assert SYSTEMS.keys() == ACCOUNTS.keys()
    for account, system in SYSTEMS.items():
        ports = [each.port for each in system.programs]
        names = [each.name for each in system.programs]
        assert len({*ports}) == len({*names}) == len(ports)
        assert {each.in_front_of for each in system.programs} <= {0, *ports}
        if ports:
            World(account).instance(system.instance)
