def ask(aws, name, kind="A"):
    answer = aws.route53.test_dns_answer(HostedZoneId=aws.zone, RecordName=name, RecordType=kind)
    return answer["ResponseCode"], answer["RecordData"]


def test_a_record_is_answered(aws):
    """With its values (T2.25)."""
    assert ask(aws, "dev.koing.shop") == ("NOERROR", ["211.253.10.20"])


def test_a_missing_name_and_a_missing_type_differ(aws):
    """NXDOMAIN for a name that is not there, an empty answer for a type."""
    assert ask(aws, "no.koing.shop") == ("NXDOMAIN", [])
    assert ask(aws, "dev.koing.shop", "TXT") == ("NOERROR", [])


def test_an_alias_is_answered_with_the_load_balancer_s_addresses(aws):
    """One address per zone, none any more when it is gone (I4)."""
    balancer = aws.balancer()
    aws.batch(aws.alias(balancer))
    assert len(ask(aws, "koing.shop")[1]) == 2
    aws.elbv2.delete_load_balancer(LoadBalancerArn=balancer["LoadBalancerArn"])
    assert ask(aws, "koing.shop") == ("NOERROR", [])


def test_a_wildcard_answers_for_names_that_do_not_exist(aws):
    """Also for names further down."""
    aws.batch(aws.change("CREATE", "*.koing.shop", "A", "192.0.2.9"))
    assert ask(aws, "any.koing.shop") == ("NOERROR", ["192.0.2.9"])
    assert ask(aws, "any.deep.koing.shop") == ("NOERROR", ["192.0.2.9"])
    assert ask(aws, "dev.koing.shop")[1] == ["211.253.10.20"]
