def create(aws, name, reference=None):
    return aws.route53.create_hosted_zone(Name=name, CallerReference=reference or name)


def test_a_caller_reference_is_used_once(aws):
    """The same one again is HostedZoneAlreadyExists (emulators.md 2)."""
    create(aws, "a.io", "once")
    with aws.refused("HostedZoneAlreadyExists"):
        create(aws, "a.io", "once")


def test_two_public_zones_may_share_a_name(aws):
    """With other references and other name servers (T2.12)."""
    servers = [create(aws, "a.io", reference)["DelegationSet"]["NameServers"] for reference in ("1", "2")]
    assert servers[0] != servers[1]


def test_by_name_is_a_cursor_not_a_filter(aws):
    """From DNSName on, in the order of reversed labels (T2.14)."""
    for name in ("b.io", "a.io", "sub.a.io"):
        create(aws, name)
    shown = aws.route53.list_hosted_zones_by_name(DNSName="a.io")["HostedZones"]
    assert [zone["Name"] for zone in shown] == ["a.io.", "sub.a.io.", "b.io.", "koing.shop."]


def test_by_name_has_max_items(aws):
    """And says where to go on."""
    create(aws, "a.io")
    first = aws.route53.list_hosted_zones_by_name(MaxItems="1")
    assert [zone["Name"] for zone in first["HostedZones"]] == ["a.io."]
    assert (first["IsTruncated"], first["NextDNSName"]) == (True, "koing.shop.")


def test_the_list_is_paged(aws):
    """A hundred zones to a page, and a marker (T2.11)."""
    for number in range(120):
        create(aws, f"z{number}.io")
    pages = list(aws.route53.get_paginator("list_hosted_zones").paginate())
    assert [len(page["HostedZones"]) for page in pages] == [100, 21]


def test_a_zone_with_records_is_not_deleted(aws):
    """HostedZoneNotEmpty while anything but NS and SOA stands in it."""
    with aws.refused("HostedZoneNotEmpty"):
        aws.route53.delete_hosted_zone(Id=aws.zone)
    empty = create(aws, "a.io")["HostedZone"]["Id"]
    aws.route53.delete_hosted_zone(Id=empty)
    with aws.refused("NoSuchHostedZone"):
        aws.route53.get_hosted_zone(Id=empty)


def test_a_zone_tells_its_name_servers(aws):
    """Four, the same as its NS record (T1.17)."""
    servers = aws.route53.get_hosted_zone(Id=aws.zone)["DelegationSet"]["NameServers"]
    shown = aws.route53.list_resource_record_sets(HostedZoneId=aws.zone)["ResourceRecordSets"]
    record = next(each for each in shown if each["Type"] == "NS")
    assert len(servers) == 4
    assert [each["Value"] for each in record["ResourceRecords"]] == [f"{server}." for server in servers]
