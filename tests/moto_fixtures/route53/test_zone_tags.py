def test_zones_have_tags(aws):
    """Added, listed and removed by zone id."""
    zone = aws.zone.removeprefix("/hostedzone/")
    asked = {"ResourceType": "hostedzone", "ResourceId": zone}
    aws.route53.change_tags_for_resource(**asked, AddTags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    aws.route53.change_tags_for_resource(**asked, RemoveTagKeys=["b"])
    assert aws.route53.list_tags_for_resource(**asked)["ResourceTagSet"]["Tags"] == [{"Key": "a", "Value": "1"}]
