def listed(aws, **asked):
    shown = aws.route53.list_resource_record_sets(HostedZoneId=aws.zone, **asked)
    return [(each["Name"], each["Type"]) for each in shown["ResourceRecordSets"]]


def test_records_are_ordered_by_labels_from_the_right(aws):
    """The apex first, then its children by name, types by letter (T2.15)."""
    aws.batch(
        aws.change("CREATE", "b.koing.shop", "A", "192.0.2.1"),
        aws.change("CREATE", "x.a.koing.shop", "A", "192.0.2.1"),
        aws.change("CREATE", "a.koing.shop", "TXT", '"t"'),
        aws.change("CREATE", "a.koing.shop", "A", "192.0.2.1"),
    )
    names = [each for each in listed(aws) if each[0] not in ("koing.shop.", "dev.koing.shop.")]
    expected = [("a.koing.shop.", "A"), ("a.koing.shop.", "TXT"), ("x.a.koing.shop.", "A"), ("b.koing.shop.", "A")]
    assert names == expected
    assert listed(aws)[0][0] == "koing.shop."


def test_the_cursor_is_a_name_and_a_type(aws):
    """Listing starts there, wildcards in their own spelling (T2.15)."""
    aws.batch(aws.change("CREATE", "*.koing.shop", "A", "192.0.2.1"))
    assert listed(aws, StartRecordName="\\052.koing.shop", StartRecordType="A")[0] == ("\\052.koing.shop.", "A")
    assert listed(aws, StartRecordName="*.koing.shop", MaxItems="1") == [("\\052.koing.shop.", "A")]


def test_pages_hold_max_items(aws):
    """The paginator sees every record once."""
    aws.batch(*[aws.change("CREATE", f"n{i}.koing.shop", "A", "192.0.2.1") for i in range(5)])
    paginator = aws.route53.get_paginator("list_resource_record_sets")
    pages = list(paginator.paginate(HostedZoneId=aws.zone, PaginationConfig={"PageSize": 3}))
    seen = [(each["Name"], each["Type"]) for page in pages for each in page["ResourceRecordSets"]]
    assert len(pages[0]["ResourceRecordSets"]) == 3
    assert seen == listed(aws)
