import tomllib
from pathlib import Path

import boto3
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


def test_s0_has_an_address_made_by_hand_and_mail_records():
    """So the configuration leaves elastic_ip out."""
    world = World("S0")
    assert world.instance("web").public_ip == "13.124.55.66"
    assert "elastic_ip" not in Path(world.account.toml).read_text()
    types = {key[1] for key in world.cloud.dns.zone_named("koing.shop").records}
    assert {"MX", "TXT", "A"} <= types


def test_s3_has_somebody_else_s_site_that_works():
    """An active load balancer with a healthy target, from the beginning."""
    world = World("S3")
    with world.activate():
        elb = boto3.client("elbv2")
        assert elb.describe_load_balancers()["LoadBalancers"][0]["State"]["Code"] == "active"
        group = elb.describe_target_groups()["TargetGroups"][0]["TargetGroupArn"]
        health = elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
        assert [each["TargetHealth"]["State"] for each in health] == ["healthy"]
        assert boto3.client("acm").list_certificates()["CertificateSummaryList"][0]["InUse"] is True


def test_an_empty_account_has_a_default_vpc_only():
    """Nothing else to trip over."""
    region = World("empty").inventory()["regions"]["ap-northeast-2"]
    assert [name for name, things in region.items() if things] == ["security_groups"]
