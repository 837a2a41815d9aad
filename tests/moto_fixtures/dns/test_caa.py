import pytest

from moto_fixtures.dns.caa import permits
from moto_fixtures.dns.public import put_records


@pytest.mark.parametrize(
    ("values", "plain", "wild"),
    [
        ((), True, True),
        (('0 issue "letsencrypt.org"',), False, False),
        (('0 issue "letsencrypt.org"', '0 issue "amazon.com"'), True, True),
        (('0 issue "amazonaws.com; account=1"',), True, True),
        (('0 issue "amazon.com"', '0 issuewild ";"'), True, False),
        (('0 issuewild "awstrust.com"', '0 issue "letsencrypt.org"'), False, True),
        (('0 iodef "mailto:me@koing.shop"',), True, True),
    ],
)
def test_records_name_who_may_issue(world, zone, values, plain, wild):
    """`issuewild` goes before `issue` for wildcards; other tags forbid nothing (T1.16)."""
    if values:
        put_records(zone, "koing.shop", "CAA", *values)
    assert permits(world.cloud, "deep.api.koing.shop") is plain
    assert permits(world.cloud, "*.koing.shop") is wild


def test_the_closest_record_counts_and_a_cname_brings_its_targets(world, zone):
    """A name that points elsewhere inherits the records there (T1.16)."""
    put_records(zone, "koing.shop", "CAA", '0 issue "letsencrypt.org"')
    put_records(zone, "api.koing.shop", "CAA", '0 issue "amazon.com"')
    put_records(zone, "www.koing.shop", "CNAME", "pages.github.io.")
    assert permits(world.cloud, "v1.api.koing.shop")
    assert not permits(world.cloud, "www.koing.shop")
    put_records(world.dns.foreign_zone("github.io", "ns.github.io"), "pages.github.io", "CAA", '0 issue "amazon.com"')
    assert permits(world.cloud, "www.koing.shop")


def test_a_forbidden_certificate_fails(aws):
    """FAILED with CAA_ERROR when it would have been issued (T1.16)."""
    aws.batch(aws.change("CREATE", "koing.shop", "CAA", '0 issue "letsencrypt.org"'))
    arn = aws.issued("koing.shop")
    shown = aws.acm.describe_certificate(CertificateArn=arn)["Certificate"]
    assert (shown["Status"], shown["FailureReason"]) == ("FAILED", "CAA_ERROR")
