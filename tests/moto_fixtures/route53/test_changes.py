def status(aws, change):
    return aws.route53.get_change(Id=change["Id"])["ChangeInfo"]["Status"]


def test_a_change_is_pending_then_insync(aws):
    """Each change has an id of its own (T2.23)."""
    first = aws.batch(aws.change("CREATE", "a.koing.shop", "A", "192.0.2.1"))
    second = aws.batch(aws.change("CREATE", "b.koing.shop", "A", "192.0.2.1"))
    assert first["Id"] != second["Id"]
    assert (first["Status"], status(aws, first)) == ("PENDING", "PENDING")
    aws.advance()
    assert status(aws, first) == "INSYNC"


def test_records_can_be_read_while_the_change_is_pending(aws):
    """The API reads its own writes (T2.17)."""
    aws.batch(aws.change("CREATE", "a.koing.shop", "A", "192.0.2.1"))
    shown = aws.route53.list_resource_record_sets(HostedZoneId=aws.zone)["ResourceRecordSets"]
    assert "a.koing.shop." in [each["Name"] for each in shown]


def test_an_unknown_change_is_not_found(aws):
    """NoSuchChange (T2.27)."""
    with aws.refused("NoSuchChange"):
        aws.route53.get_change(Id="CUNKNOWN")


def test_a_knob_keeps_changes_pending(aws):
    """As in an outage of Route 53 (T2.23)."""
    aws.world.knobs.changes_never_insync = True
    change = aws.batch(aws.change("CREATE", "a.koing.shop", "A", "192.0.2.1"))
    aws.advance(3600)
    assert status(aws, change) == "PENDING"
