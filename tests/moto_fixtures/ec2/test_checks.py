def test_tags_for_another_kind_of_thing_are_refused(aws):
    """TagSpecifications must name the type that the call makes."""
    wrong = [{"ResourceType": "instance", "Tags": [{"Key": "a", "Value": "b"}]}]
    with aws.refused("InvalidParameterValue"):
        aws.ec2.allocate_address(Domain="vpc", TagSpecifications=wrong)
