"""What the edge costs."""

import re
from decimal import Decimal

import pytest

from edgeops.claims import A_BALANCER_COSTS
from edgeops.model import Charge
from edgeops.render import costs

EDGE = (Charge("load-balancer"), Charge("public-ipv4", 2))


def test_the_usual_edge_in_seoul() -> None:
    """One load balancer in two zones, to the cent, with what it is made of and what is not in it."""
    cost = costs.monthly(EDGE, "ap-northeast-2")

    assert cost is not None
    assert cost.text == (
        "about $23.73 a month (load balancer $16.43, 2 public IPv4 addresses $7.30; traffic extra; prices of 2026-11)"
    )


def test_charges_of_the_same_kind_are_added() -> None:
    """The load balancer's addresses and an Elastic IP are one item."""
    cost = costs.monthly((*EDGE, Charge("public-ipv4")), "ap-northeast-2")

    assert cost is not None
    assert "3 public IPv4 addresses $10.95" in cost.text


@pytest.mark.parametrize("charges", [(), (Charge("public-ipv4", 0),)])
def test_nothing_billed_is_no_cost(charges: tuple[Charge, ...]) -> None:
    """No sentence about $0.00."""
    assert costs.monthly(charges, "us-east-1") is None


def test_an_unknown_region_is_reckoned_with_the_home_region_and_says_so() -> None:
    """A price that may be wrong is marked as such."""
    cost = costs.monthly(EDGE, "sa-east-1")

    assert cost is not None
    assert cost.dollars == Decimal("23.73")
    assert "prices of 2026-11 of us-east-1, sa-east-1 may differ" in cost.text


@pytest.mark.parametrize("region", costs.LOAD_BALANCER)
def test_the_parts_add_up(region: str) -> None:
    """A reader who adds the parts gets the sum."""
    cost = costs.monthly(EDGE, region)

    assert cost is not None
    total, *parts = (Decimal(price) for price in re.findall(r"\$([\d.]+)", cost.text))
    assert total == sum(parts)


def test_the_page_names_prices_sources_and_what_is_left_out() -> None:
    """`help costs` holds every region of the table, its date and its sources."""
    page = costs.explanation()

    assert all(word in page for word in (*costs.LOAD_BALANCER, *costs.SOURCES, costs.DATED, "capacity units"))
    assert max(map(len, page.splitlines())) <= 80


def test_what_is_said_of_an_old_load_balancer_agrees_with_the_table() -> None:
    """The text that names a load balancer nobody needs any more holds the same price."""
    cost = costs.monthly((Charge("load-balancer"),), "us-east-1")

    assert cost is not None
    assert A_BALANCER_COSTS.startswith(cost.text.partition(".")[0])
