import boto3

from moto_fixtures import World


def test_s2_is_found_by_its_name_tag_and_has_an_elastic_ip():
    """One instance with the tag, one address made by hand."""
    with World("S2").activate() as world:
        named = [{"Name": "tag:Name", "Values": ["docker-host"]}]
        found = boto3.client("ec2").describe_instances(Filters=named)["Reservations"]
        assert [each["InstanceId"] for each in found[0]["Instances"]] == [world.instance("docker-host").id]
        assert boto3.client("ec2").describe_addresses()["Addresses"][0]["PublicIp"] == "43.200.17.88"


def test_s2_answers_the_health_paths_only():
    """The start pages do not: the gateway has none, Jenkins wants a login (I9)."""
    world = World("S2")
    status, host = world.region.ports.status, world.instance("docker-host").id
    assert [status(host, port, "/") for port in (8000, 8001, 8080)] == [404, 404, 403]
