"""What was seen, in short."""

from dataclasses import replace

from edgeops.proposal import in_words
from tests.proposal.seen import HOST, WEB, led, seen, serving


def test_an_instance_is_told_in_one_line() -> None:
    """With its address, and of which kind that is."""
    assert in_words(WEB) == "i-0f3a5c9d1e7b24680 (web), running, 13.124.55.66, an Elastic IP"
    bare = replace(WEB, name="", address="", has_elastic_ip=False)
    assert in_words(bare) == "i-0f3a5c9d1e7b24680 (without a name), running, no public address"
    assert "an automatic address" in in_words(replace(WEB, has_elastic_ip=False))


def test_a_name_is_served_by_the_load_balancer_it_leads_to() -> None:
    """And by no other."""
    assert seen(servings=(serving(port=80),), leads=led()).serving(HOST) == serving(port=80)
    assert seen(servings=(serving(port=80),)).serving(HOST) is None


def test_aliases_are_names_too() -> None:
    """Each after its site."""
    assert seen(hosts={"a.kr": ("www.a.kr",), "b.kr": ()}).names == ("a.kr", "www.a.kr", "b.kr")
