from moto_fixtures.acm.validation import record


def options(aws, arn):
    shown = aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]["DomainValidationOptions"]
    return {each["DomainName"]: each.get("ResourceRecord") for each in shown}


def test_the_record_comes_later_than_the_certificate(aws):
    """DescribeCertificate first shows no ResourceRecord (T1.1)."""
    arn = aws.requested("koing.shop")
    assert options(aws, arn)["koing.shop"] is None
    aws.advance()
    assert options(aws, arn)["koing.shop"]["Type"] == "CNAME"


def test_records_do_not_come_together(aws):
    """One name has its record while another has none yet (T1.2)."""
    arn = aws.requested("koing.shop", "www.koing.shop")
    aws.advance(0.008)
    assert [each is None for each in options(aws, arn).values()] == [True, False]


def test_apex_and_wildcard_share_a_record_others_do_not(aws):
    """The record is made for the domain and the account (T1.3-4)."""
    arn = aws.requested("koing.shop", "*.koing.shop", "www.koing.shop")
    aws.advance()
    found = options(aws, arn)
    assert found["koing.shop"] == found["*.koing.shop"] != found["www.koing.shop"]
    assert found["koing.shop"]["Name"].endswith(".koing.shop.")
    assert found["koing.shop"]["Value"].endswith(".acm-validations.aws.")


def test_another_certificate_asks_for_the_same_record(aws):
    """So a record that was kept validates the next one without waiting for DNS (T1.4)."""
    aws.issued("koing.shop")
    again = aws.requested("koing.shop", IdempotencyToken="second")
    aws.advance()
    aws.advance()
    assert aws.status(again) == "ISSUED"


def test_it_is_issued_once_the_records_exist(aws):
    """Not by time alone: only when every name is proven (T9)."""
    arn = aws.requested("koing.shop", "www.koing.shop")
    aws.advance(600)
    assert aws.status(arn) == "PENDING_VALIDATION"
    first, second = aws.validation(arn)
    aws.batch(first)
    aws.advance()
    assert aws.status(arn) == "PENDING_VALIDATION"
    aws.batch(second)
    assert aws.status(arn) == "PENDING_VALIDATION"
    aws.advance()
    assert aws.status(arn) == "ISSUED"


def test_a_wrong_value_proves_nothing(aws):
    """The value is compared."""
    arn = aws.requested("koing.shop")
    aws.batch(aws.change("CREATE", record("123456789012", "koing.shop")["Name"], "CNAME", "_x.acm-validations.aws."))
    aws.advance(600)
    assert aws.status(arn) == "PENDING_VALIDATION"


def test_a_record_in_a_private_zone_proves_nothing(aws):
    """Only public zones are seen (T2.11)."""
    aws.route53.create_hosted_zone(
        Name="inner.kr",
        CallerReference="p",
        HostedZoneConfig={"PrivateZone": True},
        VPC={"VPCRegion": "ap-northeast-2", "VPCId": aws.vpc},
    )
    zone = aws.route53.list_hosted_zones()["HostedZones"][-1]["Id"]
    arn = aws.requested("inner.kr")
    aws.advance()
    aws.route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": aws.validation(arn)})
    aws.advance(600)
    assert aws.status(arn) == "PENDING_VALIDATION"


def test_a_zone_that_nobody_delegates_to_proves_nothing(aws):
    """The registrar names other name servers (T1.17, I10)."""
    aws.world.knobs.undelegated_zones.add("koing.shop")
    assert aws.status(aws.issued("koing.shop")) == "PENDING_VALIDATION"


def test_a_knob_keeps_certificates_pending_until_they_time_out(aws):
    """After 72 hours it is VALIDATION_TIMED_OUT (T1.15)."""
    aws.world.knobs.certificates_never_issue = True
    arn = aws.issued("koing.shop")
    assert aws.status(arn) == "PENDING_VALIDATION"
    aws.advance(73 * 3600)
    assert aws.status(arn) == "VALIDATION_TIMED_OUT"


def test_a_knob_makes_certificates_fail_with_a_reason(aws):
    """FAILED with CAA_ERROR while every name counts as proven (T1.16)."""
    aws.world.knobs.certificate_failure = "CAA_ERROR"
    shown = aws.acm.describe_certificate(CertificateArn=aws.issued("koing.shop"))["Certificate"]
    assert (shown["Status"], shown["FailureReason"]) == ("FAILED", "CAA_ERROR")
    assert shown["DomainValidationOptions"][0]["ValidationStatus"] == "SUCCESS"
