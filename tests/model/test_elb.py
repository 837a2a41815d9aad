"""What Elastic Load Balancing last told us."""

from edgeops.model import Balancer, Balancers, Group, Groups, HealthCheck, Https, Match, Rule

HOSTS = Match(("koing.shop",))


def _rule(arn: str, ours: bool = True, site: str | None = "koing.shop", part: str | None = "forward-0") -> Rule:
    return Rule(arn, 10_018, ours, site, part, HOSTS)


def test_the_first_load_balancer_is_the_one() -> None:
    """None before it is made."""
    made = Balancer("arn", "eo-koing-1", "lb.amazonaws.com", "Z9", "active", "", (), (), (), None)

    assert Balancers((made,)).first is made
    assert Balancers().first is None


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
