import pytest


def test_a_cname_at_the_apex_is_refused(aws):
    """The zone's own name holds NS and SOA (T2.29)."""
    with aws.refused("InvalidChangeBatch", "is not permitted at apex in zone koing.shop."):
        aws.batch(aws.change("CREATE", "koing.shop", "CNAME", "other.example.net"))


def test_a_name_outside_the_zone_is_refused(aws):
    """Whole labels count (T2.12)."""
    for name in ("www.elsewhere.io", "badkoing.shop"):
        with aws.refused("InvalidChangeBatch", "is not permitted in zone koing.shop."):
            aws.batch(aws.change("CREATE", name, "A", "192.0.2.1"))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("A", "300.1.1.1"),
        ("A", "not-an-address"),
        ("AAAA", "192.0.2.1"),
        ("TXT", "no quotation marks"),
        ("TXT", '"' + "x" * 256 + '"'),
        ("TXT", " ".join(['"' + "x" * 250 + '"'] * 17)),
    ],
)
def test_a_bad_value_is_refused(aws, kind, value):
    """Addresses are addresses; texts are quoted strings of at most 255 characters, 4,000 in all (emulators.md 2)."""
    with aws.refused("InvalidChangeBatch", "Invalid Resource Record"):
        aws.batch(aws.change("CREATE", "www.koing.shop", kind, value))


def test_a_text_of_several_strings_is_fine(aws):
    """Long texts are split into strings."""
    aws.batch(aws.change("CREATE", "www.koing.shop", "TXT", '"' + "x" * 255 + '" "more"'))


def test_an_alias_to_no_load_balancer_is_refused(aws):
    """The target must exist (T2.18, I4)."""
    nowhere = {"DNSName": "gone-1.ap-northeast-2.elb.amazonaws.com", "CanonicalHostedZoneId": "ZWKZPGTI48KDX"}
    with aws.refused("InvalidChangeBatch", "but that target was not found"):
        aws.batch(aws.alias(nowhere))


def test_an_alias_with_the_wrong_zone_is_refused(aws):
    """HostedZoneId must be the load balancer's region's (T2.18, I12)."""
    wrong = aws.balancer() | {"CanonicalHostedZoneId": "Z35SXDOTRQ7X7K"}
    with aws.refused("InvalidChangeBatch", "does not lie within the target zone"):
        aws.batch(aws.alias(wrong))


def test_an_alias_may_say_dualstack(aws):
    """The console writes it (T2.19)."""
    balancer = aws.balancer()
    aws.batch(aws.alias(balancer, DNSName=f"dualstack.{balancer['DNSName']}"))


def test_an_alias_within_the_zone_needs_its_target(aws):
    """It points at a record of the same type."""
    within = {"DNSName": "www.koing.shop", "CanonicalHostedZoneId": aws.zone.removeprefix("/hostedzone/")}
    with aws.refused("InvalidChangeBatch", "but that target was not found"):
        aws.batch(aws.alias(within))
    aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1"))
    aws.batch(aws.alias(within))


def test_a_record_needs_a_ttl_and_values_or_an_alias(aws):
    """Exactly one of the two."""
    with aws.refused("InvalidInput", "Expected exactly one of"):
        aws.batch(aws.change("CREATE", "www.koing.shop", "A"))
