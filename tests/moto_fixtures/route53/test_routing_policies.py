import pytest


def weighted(aws, identifier, weight=1, action="CREATE", value="192.0.2.1"):
    return aws.change(action, "www.koing.shop", "A", value, SetIdentifier=identifier, Weight=weight)


def simple(aws, action="CREATE"):
    return aws.change(action, "www.koing.shop", "A", "192.0.2.1")


def test_weighted_ones_stand_side_by_side(aws):
    """Told apart by SetIdentifier, listed one after the other, deleted one by one."""
    aws.batch(weighted(aws, "a"), weighted(aws, "b", 0))
    shown = aws.route53.list_resource_record_sets(HostedZoneId=aws.zone, StartRecordName="www.koing.shop")
    assert [(each["SetIdentifier"], each["Weight"]) for each in shown["ResourceRecordSets"][:2]] == [("a", 1), ("b", 0)]
    with aws.refused("InvalidChangeBatch", "set-identifier='a'] but it already exists"):
        aws.batch(weighted(aws, "a"))
    aws.batch(weighted(aws, "a", action="DELETE"))


@pytest.mark.parametrize("action", ["CREATE", "UPSERT"])
def test_a_simple_one_is_refused_beside_them(aws, action):
    """And would have changed whom they answer (T2.28)."""
    aws.batch(weighted(aws, "a"))
    with aws.refused("InvalidChangeBatch", "cannot be created as other RRSets exist with the same name and type"):
        aws.batch(simple(aws, action))


def test_they_are_refused_beside_a_simple_one(aws):
    """The other way round (T2.28)."""
    aws.batch(simple(aws))
    with aws.refused("InvalidChangeBatch", "cannot be created as a non-weighted set exists"):
        aws.batch(weighted(aws, "a"))


def test_one_batch_may_replace_a_simple_one_by_them(aws):
    """The simple one is deleted first."""
    aws.batch(simple(aws))
    aws.batch(weighted(aws, "a"), simple(aws, "DELETE"))


def test_policies_do_not_mix(aws):
    """Latency beside weighted is refused; a region or role is taken once."""
    aws.batch(weighted(aws, "a"))
    latency = {"SetIdentifier": "b", "Region": "eu-west-1"}
    with aws.refused("InvalidChangeBatch", "as a non-latency set exists"):
        aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1", **latency))
    primary = {"SetIdentifier": "a", "Failover": "PRIMARY"}
    aws.batch(aws.change("CREATE", "api.koing.shop", "A", "192.0.2.1", **primary))
    with aws.refused("InvalidChangeBatch", "Failover PRIMARY"):
        aws.batch(aws.change("CREATE", "api.koing.shop", "A", "192.0.2.1", **primary | {"SetIdentifier": "b"}))
    aws.batch(aws.change("CREATE", "api.koing.shop", "A", "192.0.2.1", SetIdentifier="b", Failover="SECONDARY"))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"SetIdentifier": "a"}, "found none"),
        ({"SetIdentifier": "a", "Weight": 1, "Region": "eu-west-1"}, "found more than one"),
        ({"Weight": 1}, "Missing field 'SetIdentifier'"),
    ],
)
def test_an_identifier_and_one_policy_belong_together(aws, more, words):
    """InvalidInput, not InvalidChangeBatch: the request itself is wrong."""
    with aws.refused("InvalidInput", words):
        aws.batch(aws.change("CREATE", "www.koing.shop", "A", "192.0.2.1", **more))
