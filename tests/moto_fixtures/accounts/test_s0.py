from pathlib import Path

from moto_fixtures import World


def test_s0_has_an_address_made_by_hand_and_mail_records():
    """So the configuration leaves elastic_ip out."""
    world = World("S0")
    assert world.instance("web").public_ip == "13.124.55.66"
    assert "elastic_ip" not in Path(world.account.toml).read_text()
    types = {key[1] for key in world.cloud.dns.zone_named("koing.shop").records}
    assert {"MX", "TXT", "A"} <= types
