from moto_fixtures.dns.lookup import find
from moto_fixtures.dns.public import put_records


def test_a_wildcard_stands_below_the_closest_name_that_exists(dig, zone):
    """RFC 4592: a name, or names below it, hide the wildcard above."""
    put_records(zone, "*.koing.shop", "A", "192.0.2.1")
    put_records(zone, "x.api.koing.shop", "A", "192.0.2.2")
    assert dig.values("any.koing.shop") == ["192.0.2.1"]
    assert dig.values("deep.any.koing.shop") == ["192.0.2.1"]
    assert dig.values("*.koing.shop") == ["192.0.2.1"]
    assert (dig.code("api.koing.shop"), dig.values("api.koing.shop")) == ("NOERROR", [])
    assert dig.code("y.api.koing.shop") == "NXDOMAIN"
    assert (dig.code("any.koing.shop", "TXT"), dig.values("any.koing.shop", "TXT")) == ("NOERROR", [])


def test_the_owner_of_a_wildcard_answer_is_the_name_asked_for(dig, zone):
    """As spelled in the question."""
    put_records(zone, "*.koing.shop", "A", "192.0.2.1")
    assert dig.ask("any.koing.shop").answer[0].name.to_text() == "any.koing.shop."


def test_ns_records_below_the_apex_are_a_cut(dig, zone):
    """A referral instead of an answer, also for names below, whatever the zone still holds there (T2.13)."""
    put_records(zone, "sub.koing.shop", "NS", "ns1.elsewhere.net.")
    put_records(zone, "www.sub.koing.shop", "A", "192.0.2.3")
    message = dig.ask("www.sub.koing.shop")
    assert message.answer == []
    assert message.authority[0].name.to_text() == "sub.koing.shop."


def test_the_heaviest_of_weighted_records_answers(zone):
    """One of those with a set identifier."""
    for weight in (1, 9):
        record = {"Name": "w.koing.shop.", "Type": "A", "SetIdentifier": str(weight), "Weight": weight, "TTL": 60}
        zone.put({**record, "ResourceRecords": [{"Value": f"192.0.2.{weight}"}]})
    assert [each["Weight"] for each in find(zone, "w.koing.shop.").records] == [9]
