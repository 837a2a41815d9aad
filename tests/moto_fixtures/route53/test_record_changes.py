import pytest


def records(aws, name=None):
    shown = aws.route53.list_resource_record_sets(HostedZoneId=aws.zone)["ResourceRecordSets"]
    return {(each["Name"], each["Type"]): each for each in shown if name in (None, each["Name"])}


def test_create_never_overwrites(aws):
    """An existing record set of the name and type is refused in AWS's words (T2.5)."""
    aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1"))
    message = "Tried to create resource record set [name='www.koing.shop.', type='A'] but it already exists"
    with aws.refused("InvalidChangeBatch", message):
        aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.2"))
    assert len(records(aws, "www.koing.shop.")) == 1


def test_create_again_after_delete(aws):
    """What was deleted can be created again (emulators.md 2)."""
    for action in ("CREATE", "DELETE", "CREATE"):
        aws.batch(aws.change(action, "www.koing.shop", "A", "192.0.2.1"))
    assert records(aws, "www.koing.shop.")


def test_upsert_overwrites(aws):
    """UPSERT creates or replaces."""
    for value in ("192.0.2.1", "192.0.2.2"):
        aws.batch(aws.change("UPSERT", "www.koing.shop", "A", value))
    assert records(aws)["www.koing.shop.", "A"]["ResourceRecords"] == [{"Value": "192.0.2.2"}]


def test_delete_compares(aws):
    """Another value or TTL is refused, and nothing goes (T0.6)."""
    aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1"))
    for wrong in (("192.0.2.2", 300), ("192.0.2.1", 60)):
        with aws.refused("InvalidChangeBatch", "values provided do not match the current values"):
            aws.batch(aws.change("DELETE", "www.koing.shop", "A", wrong[0], ttl=wrong[1]))
    assert records(aws, "www.koing.shop.")


def test_delete_of_nothing_is_refused(aws):
    """InvalidChangeBatch, not InvalidInput (T9)."""
    with aws.refused("InvalidChangeBatch", "but it was not found"):
        aws.batch(aws.change("DELETE", "www.koing.shop", "A", "192.0.2.1"))


def test_a_batch_is_all_or_nothing(aws):
    """One bad change leaves the good ones undone, and every problem is named (T2.4)."""
    with aws.refused("InvalidChangeBatch") as _:
        aws.batch(
            aws.change("CREATE", "good.koing.shop", "A", "192.0.2.1"),
            aws.change("CREATE", "www.elsewhere.io", "A", "192.0.2.1"),
        )
    assert ("good.koing.shop.", "A") not in records(aws)


def test_a_cname_can_be_swapped_for_an_alias_in_one_batch(aws):
    """DELETE and CREATE together, in any order (T2.8)."""
    aws.batch(aws.change("CREATE", "www.koing.shop", "CNAME", "old.example.net"))
    balancer = aws.balancer()
    aws.batch(
        aws.alias(balancer, "www.koing.shop"),
        aws.change("DELETE", "www.koing.shop", "CNAME", "old.example.net"),
    )
    assert ("www.koing.shop.", "A") in records(aws)


@pytest.mark.parametrize("kinds", [("CNAME", "A"), ("A", "CNAME"), ("TXT", "CNAME")])
def test_a_cname_stands_alone(aws, kinds):
    """Neither beside another type nor another type beside it (T2.8)."""
    values = {"CNAME": "other.example.net", "A": "192.0.2.1", "TXT": '"text"'}
    aws.batch(aws.change("CREATE", "www.koing.shop", kinds[0], values[kinds[0]]))
    with aws.refused("InvalidChangeBatch", "a conflicting RRSet of type"):
        aws.batch(aws.change("CREATE", "www.koing.shop", kinds[1], values[kinds[1]]))


def test_the_ns_and_soa_records_of_the_zone_stay(aws):
    """They cannot be deleted."""
    soa = records(aws)["koing.shop.", "SOA"]
    with aws.refused("InvalidChangeBatch"):
        aws.batch({"Action": "DELETE", "ResourceRecordSet": soa})


def test_names_come_back_in_route_53_s_spelling(aws):
    r"""Lower case, a final dot, `*` as \052 (T2.15)."""
    aws.batch(aws.change("CREATE", "*.Koing.shop", "A", "192.0.2.1"))
    assert ("\\052.koing.shop.", "A") in records(aws)


def test_the_same_record_twice_in_a_batch_is_refused(aws):
    """Apex and wildcard certificates ask for the same CNAME: twice is an error (T1.3)."""
    for action in ("CREATE", "UPSERT"):
        change = aws.change(action, "_x.koing.shop", "CNAME", "_y.acm-validations.aws")
        with aws.refused("InvalidChangeBatch", "an invalid set of changes for a resource record set"):
            aws.batch(change, change)


def test_an_upsert_counts_twice_toward_the_limit(aws):
    """1,000 values a batch, 500 upserts (T2.3)."""
    values = [f"10.0.{i // 250}.{i % 250}" for i in range(501)]
    with aws.refused("InvalidChangeBatch"):
        aws.batch(aws.change("UPSERT", "many.koing.shop", "A", *values))


def test_the_record_just_read_can_be_deleted(aws):
    """Aliases too, since the record set is sent back as it was read (T2.20)."""
    aws.batch(aws.alias(aws.balancer()))
    alias = records(aws)["koing.shop.", "A"]
    aws.batch({"Action": "DELETE", "ResourceRecordSet": alias})
    assert ("koing.shop.", "A") not in records(aws)


def test_a_zone_that_a_service_made_takes_no_change(aws):
    """LinkedService tells it, and a change is AccessDenied (T2.11)."""
    aws.world.cloud.dns.zone(aws.zone).linked_service = "servicediscovery.amazonaws.com"
    zone = aws.route53.get_hosted_zone(Id=aws.zone)["HostedZone"]
    assert zone["LinkedService"]["ServicePrincipal"] == "servicediscovery.amazonaws.com"
    with aws.refused("AccessDenied"):
        aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1"))
