import pytest


@pytest.fixture
def interface(aws):
    """One of a load balancer's."""
    aws.balancer()
    shown = aws.ec2.describe_network_interfaces(Filters=[{"Name": "requester-id", "Values": ["amazon-elb"]}])
    return shown["NetworkInterfaces"][0]["NetworkInterfaceId"]


def test_a_load_balancer_s_interface_is_not_deleted(aws, interface):
    """Not even to free its security group (T4.17)."""
    with aws.refused("InvalidParameterValue", "currently in use"):
        aws.ec2.delete_network_interface(NetworkInterfaceId=interface)


def test_it_takes_no_elastic_ip(aws, interface):
    """AuthFailure (T4.7)."""
    address = aws.ec2.allocate_address(Domain="vpc")["AllocationId"]
    with aws.refused("AuthFailure"):
        aws.ec2.associate_address(AllocationId=address, NetworkInterfaceId=interface)


def test_one_s_own_are_one_s_own(aws):
    """Made and deleted."""
    made = aws.ec2.create_network_interface(SubnetId=aws.subnets[0])["NetworkInterface"]["NetworkInterfaceId"]
    aws.ec2.delete_network_interface(NetworkInterfaceId=made)
