def tags(aws, arn):
    shown = aws.tagging.get_resources(ResourceARNList=[arn])["ResourceTagMappingList"]
    return {tag["Key"]: tag["Value"] for tag in shown[0]["Tags"]} if shown else {}


def test_anything_can_be_tagged_and_untagged(aws):
    """By ARN, whatever the service (emulators.md 2)."""
    address = aws.ec2.allocate_address(Domain="vpc")["AllocationId"]
    arns = [
        aws.balancer()["LoadBalancerArn"],
        aws.requested("koing.shop"),
        f"arn:aws:ec2:ap-northeast-2:123456789012:elastic-ip/{address}",
    ]
    answer = aws.tagging.tag_resources(ResourceARNList=arns, Tags={"a": "1", "b": "2"})
    assert answer["FailedResourcesMap"] == {}
    aws.tagging.untag_resources(ResourceARNList=arns, TagKeys=["a"])
    assert [tags(aws, arn) for arn in arns] == [{"b": "2"}] * 3


def test_a_hosted_zone_can_be_tagged(aws):
    """Its ARN has no region."""
    arn = f"arn:aws:route53:::hostedzone/{aws.zone.removeprefix('/hostedzone/')}"
    aws.tagging.tag_resources(ResourceARNList=[arn], Tags={"a": "1"})
    zone = {"ResourceType": "hostedzone", "ResourceId": arn.rpartition("/")[2]}
    assert aws.route53.list_tags_for_resource(**zone)["ResourceTagSet"]["Tags"] == [{"Key": "a", "Value": "1"}]


def test_what_fails_is_told_by_arn(aws):
    """The others are tagged all the same."""
    arn = aws.balancer()["LoadBalancerArn"]
    wrong = arn.replace("/edge/", "/none/")
    failed = aws.tagging.tag_resources(ResourceARNList=[wrong, arn, "arn:aws:s3:::b"], Tags={"a": "1"})
    codes = {key: each["ErrorCode"] for key, each in failed["FailedResourcesMap"].items()}
    assert codes == {wrong: "LoadBalancerNotFound", "arn:aws:s3:::b": "InvalidParameterException"}
    assert tags(aws, arn) == {"a": "1"}
