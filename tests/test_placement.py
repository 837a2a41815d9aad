"""Which load balancer a site is on."""

import pytest

from edgeops import naming
from edgeops.placement import index_in_arn, index_led_to, index_of, on_balancer, sites_on
from tests.resources.builders import site, spec, stack


def test_what_stands_on_the_first_load_balancer_is_called_plainly() -> None:
    """As before there could be others; on those it says on which."""
    assert on_balancer(":80", "shop", 0) == ":80"
    assert on_balancer(":80", "shop", 1) == f":80 of {naming.balancer('shop', 1)}"


def test_the_sites_of_one_load_balancer() -> None:
    """The rest of the wish is the same."""
    wish = spec(site("a.kr"), site("b.kr"))
    assert sites_on(wish, stack(), 0) == wish
    assert sites_on(wish, stack(), 1).sites == ()


@pytest.mark.parametrize("index", [0, 1, 49])
def test_the_index_of_a_load_balancer_is_read_back(index: int) -> None:
    """From its name, from its DNS name also when it is gone, and from its ARN; another stack's has none."""
    name = naming.balancer("koing", index)
    arn = f"arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/{name}/50dc6c495c0c9188"
    for of, wanted in (("koing", index), ("koing-shop", None), ("ko", None)):
        assert index_of(of, name) == wanted
        assert index_led_to(of, f"{name}-12.ap-northeast-2.elb.amazonaws.com") == wanted
        assert index_in_arn(of, arn) == wanted


def test_what_only_looks_alike_has_no_index() -> None:
    """Half a name, a longer one, a name we never give, another service."""
    name = naming.balancer("koing")
    assert index_led_to("koing", name) is None
    assert index_led_to("koing", f"{name}0-12.ap-northeast-2.elb.amazonaws.com") is None
    assert index_of("koing", "eo-koing-00000000") is None
    assert index_in_arn("koing", "arn:aws:cloudfront::123456789012:distribution/E1") is None
