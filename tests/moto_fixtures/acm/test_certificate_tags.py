def tags_of(aws, arn):
    tags = aws.acm.list_tags_for_certificate(CertificateArn=arn)["Tags"]
    return {tag["Key"]: tag["Value"] for tag in tags}


def test_tags_in_the_request_are_there_at_once(aws):
    """RequestCertificate takes tags (T1.7)."""
    arn = aws.requested("koing.shop", Tags=[{"Key": "edgeops:stack", "Value": "koing"}])
    assert tags_of(aws, arn) == {"edgeops:stack": "koing"}


def test_a_star_in_a_value_is_refused(aws):
    """`*` is not allowed in a tag value of ACM, and nothing is requested then."""
    before = aws.acm.list_certificates()["CertificateSummaryList"]
    with aws.refused("ValidationException"):
        aws.requested("koing.shop", Tags=[{"Key": "edgeops:site", "Value": "*.koing.shop"}])
    assert aws.acm.list_certificates()["CertificateSummaryList"] == before


def test_tags_can_be_changed_and_removed(aws):
    """A removal with a value needs the right one."""
    arn = aws.requested("koing.shop", Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    aws.acm.add_tags_to_certificate(CertificateArn=arn, Tags=[{"Key": "a", "Value": "3"}])
    aws.acm.remove_tags_from_certificate(CertificateArn=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b"}])
    assert tags_of(aws, arn) == {"a": "3"}
