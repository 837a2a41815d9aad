def test_there_are_no_classic_load_balancers_yet(aws):
    """The call is answered, by the other version of the service."""
    assert aws.elb.describe_load_balancers()["LoadBalancerDescriptions"] == []
