"""What Elastic Load Balancing last told us."""

from dataclasses import replace

from edgeops.model import Balancer, Balancers, Entry, Group, Groups, HealthCheck, Https, Listener, Match, Rule

HOSTS = Match(("koing.shop",))


def _rule(arn: str, ours: bool = True, site: str | None = "koing.shop", part: str | None = "forward-0") -> Rule:
    return Rule(arn, 10_018, ours, site, part, HOSTS)


def test_a_load_balancer_is_found_by_its_index() -> None:
    """Where one was deleted by hand the others keep theirs."""
    first = Balancer("arn", "eo-koing-1", "lb.amazonaws.com", "Z9", "active", "", (), (), (), None)
    third = replace(first, index=2)
    found = Balancers((first, third))

    assert [found.at(index) for index in (0, 1, 2)] == [first, None, third]


def test_listeners_and_rules_are_of_a_load_balancer() -> None:
    """By its index."""
    plain, secure = Listener("arn:80", 80, "HTTP", "", balancer=1), Listener("arn:443", 443, "HTTPS", "", balancer=1)
    first, second = _rule("1"), replace(_rule("2"), balancer=1)
    https = Https((secure,), (first, second))

    assert (Entry((plain,)).on(1), Entry((plain,)).on(0)) == (plain, None)
    assert (https.on(1), https.on(0)) == (secure, None)
    assert (https.rules_on(1), https.rules_on(0)) == ((second,), (first,))


def test_a_target_group_is_found_by_its_name() -> None:
    """The name says all that it cannot change."""
    group = Group("arn", "eo-koing-80-1", "koing.shop", "web:80", 80, HealthCheck(), (), ())

    assert Groups((group,)).named("eo-koing-80-1") is group
    assert Groups((group,)).named("eo-koing-81-1") is None


def test_a_rule_is_found_by_site_and_part_if_it_is_ours() -> None:
    """A stranger's may carry any tag."""
    foreign, alias, mine = _rule("1", ours=False), _rule("2", part="alias-0"), _rule("3")
    other = _rule("4", site="other.io")
    https = Https(rules=(foreign, alias, other, mine))

    assert https.rule("koing.shop", "forward-0") is mine
    assert https.rule("koing.shop", "alias-0") is alias
    assert https.rule("koing.shop", "alias-1") is None
    assert Https(rules=(foreign,)).rule("koing.shop", "forward-0") is None


def test_a_rule_answers_for_the_hosts_of_its_conditions() -> None:
    """None can be named where it has conditions that edgeops does not know."""
    assert _rule("1").hosts == ("koing.shop",)
    assert Rule("1", 1, False, None, None, Match(paths=("/a",))).hosts == ()
    assert Rule("1", 1, False, None, None, None).hosts == ()


def test_where_records_lead_is_known_of_all_load_balancers() -> None:
    """As records have it: lower case."""
    first = Balancer("arn", "eo-koing-1", "LB-1.amazonaws.com", "Z9", "active", "", (), (), (), None)
    second = replace(first, dns_name="lb-2.amazonaws.com", index=-1)
    assert Balancers((first, second)).dns_names == {"lb-1.amazonaws.com", "lb-2.amazonaws.com"}
