import ipaddress

import pytest


def allocate(aws, **more):
    return aws.ec2.allocate_address(Domain="vpc", **more)["AllocationId"]


def public(aws, **asked):
    return {each["AllocationId"]: each for each in aws.ec2.describe_addresses(**asked)["Addresses"]}


@pytest.fixture
def bare(aws):
    """S0 without the address that was made by hand."""
    for each in public(aws).values():
        aws.ec2.disassociate_address(AssociationId=each["AssociationId"])
        aws.ec2.release_address(AllocationId=each["AllocationId"])
    return aws


def test_five_per_region(bare):
    """The sixth is AddressLimitExceeded (T4.10)."""
    for _ in range(5):
        allocate(bare)
    with bare.refused("AddressLimitExceeded"):
        allocate(bare)


def test_an_address_is_a_public_one(bare):
    """moto hands out 127.x.x.x."""
    allocate(bare)
    address = next(iter(public(bare).values()))["PublicIp"]
    assert ipaddress.ip_address(address).is_global


def test_tags_in_the_call_are_found_by_filter(bare):
    """TagSpecifications at allocation, the only way to find a lost one (T4.1)."""
    tags = [{"Key": "edgeops:stack", "Value": "koing"}]
    made = allocate(bare, TagSpecifications=[{"ResourceType": "elastic-ip", "Tags": tags}])
    assert list(public(bare, Filters=[{"Name": "tag:edgeops:stack", "Values": ["koing"]}])) == [made]


def test_association_takes_the_automatic_address_away_and_disassociation_brings_one(bare):
    """The instance's address changes, and the owner of it says which kind it is (T4.6)."""
    automatic = bare.instance["PublicIpAddress"]
    owner = bare.instance["NetworkInterfaces"][0]["Association"]["IpOwnerId"]
    made = allocate(bare)
    bare.ec2.associate_address(AllocationId=made, InstanceId=bare.instance["InstanceId"])
    assert bare.instance["PublicIpAddress"] == public(bare)[made]["PublicIp"] != automatic
    assert (owner, bare.instance["NetworkInterfaces"][0]["Association"]["IpOwnerId"]) == ("amazon", "123456789012")
    bare.ec2.disassociate_address(AssociationId=public(bare)[made]["AssociationId"])
    assert bare.instance["PublicIpAddress"] not in (public(bare)[made]["PublicIp"], automatic)


def test_another_address_on_the_instance_is_displaced(aws):
    """The one that was there ends up unassociated (T4.5)."""
    before = next(iter(public(aws)))
    made = allocate(aws)
    aws.ec2.associate_address(AllocationId=made, InstanceId=aws.instance["InstanceId"])
    assert "AssociationId" not in public(aws)[before]
    assert public(aws)[made]["InstanceId"] == aws.instance["InstanceId"]


def test_associating_again_changes_nothing(aws):
    """It is idempotent (T4.5)."""
    each = next(iter(public(aws).values()))
    asked = {"AllocationId": each["AllocationId"], "InstanceId": each["InstanceId"], "AllowReassociation": False}
    assert aws.ec2.associate_address(**asked)["AssociationId"] == each["AssociationId"]


def test_an_associated_address_is_not_moved_if_one_says_so(aws):
    """AllowReassociation=False guards an address that is elsewhere, else it moves (T4.5)."""
    address = next(iter(public(aws)))
    other = aws.ec2.create_network_interface(SubnetId=aws.subnets[1])["NetworkInterface"]["NetworkInterfaceId"]
    asked = {"AllocationId": address, "NetworkInterfaceId": other}
    with aws.refused("Resource.AlreadyAssociated"):
        aws.ec2.associate_address(**asked, AllowReassociation=False)
    moved = public(aws)[address]["PublicIp"]
    aws.ec2.associate_address(**asked)
    assert public(aws)[address]["NetworkInterfaceId"] == other
    assert aws.instance["PublicIpAddress"] != moved


def test_an_elastic_ip_survives_a_stop(aws, web):
    """An automatic address does not (I6)."""
    address = web.public_ip
    web.stop()
    web.start()
    assert web.public_ip == address


def test_an_automatic_address_does_not_survive_a_stop(bare):
    """It is another one after the start (I6)."""
    web = bare.world.instance("web")
    before = web.public_ip
    web.stop()
    assert web.public_ip is None
    web.start()
    assert web.public_ip not in (None, before)


def test_releasing_an_associated_address(aws):
    """In the default VPC it is disassociated on the way; elsewhere it is InvalidIPAddress.InUse (T4.8)."""
    vpc = aws.ec2.create_vpc(CidrBlock="10.9.0.0/16")["Vpc"]["VpcId"]
    subnet = aws.ec2.create_subnet(VpcId=vpc, CidrBlock="10.9.1.0/24")["Subnet"]["SubnetId"]
    interface = aws.ec2.create_network_interface(SubnetId=subnet)["NetworkInterface"]["NetworkInterfaceId"]
    made = allocate(aws)
    aws.ec2.associate_address(AllocationId=made, NetworkInterfaceId=interface)
    with aws.refused("InvalidIPAddress.InUse"):
        aws.ec2.release_address(AllocationId=made)
    by_hand = next(each for each in public(aws) if each != made)
    aws.ec2.release_address(AllocationId=by_hand)
    assert by_hand not in public(aws)


def test_an_unknown_address_is_not_found(aws):
    """InvalidAllocationID.NotFound."""
    with aws.refused("InvalidAllocationID.NotFound"):
        aws.ec2.release_address(AllocationId="eipalloc-0123456789abcdef0")


def test_a_terminated_instance_takes_no_address(aws, web):
    """InvalidInstanceID (T4.5)."""
    web.terminate()
    with aws.refused("InvalidInstanceID"):
        aws.ec2.associate_address(AllocationId=allocate(aws), InstanceId=web.id)


def test_a_dry_run_allocates_nothing(aws):
    """DryRunOperation (T4.21)."""
    with aws.refused("DryRunOperation"):
        allocate(aws, DryRun=True)
    assert len(public(aws)) == 1
