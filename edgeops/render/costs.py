"""What AWS bills for the edge: the one table of prices, with its date and its sources.

Prices are US dollars per hour of what costs money without any traffic. Traffic itself - load balancer capacity units
(LCU) and data transfer - is extra, and said so. Public certificates of ACM cost nothing; a hosted zone is yours
already.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

from edgeops.catalogue import Text, joined, say
from edgeops.model import Charge

DATED = "2026-11"
SOURCES = ("https://aws.amazon.com/elasticloadbalancing/pricing/", "https://aws.amazon.com/vpc/pricing/")
HOURS_A_MONTH = 730
HOME = "us-east-1"

LOAD_BALANCER: Mapping[str, Decimal] = MappingProxyType(
    {
        HOME: Decimal("0.0225"),
        "ap-northeast-1": Decimal("0.0243"),
        "ap-northeast-2": Decimal("0.0225"),
        "eu-west-1": Decimal("0.0252"),
    }
)
PUBLIC_IPV4 = Decimal("0.005")  # the same in every region


@dataclass(frozen=True)
class Cost:
    """US dollars a month. `brief` for a step's line; `text` says what it is made of and what is not in it."""

    dollars: Decimal
    brief: Text
    text: Text


def monthly(charges: Iterable[Charge], region: str) -> Cost | None:
    """What the charges come to in a month of 730 hours; None where nothing is billed."""
    counts: Counter[str] = Counter()
    for charge in charges:
        counts[charge.item] += charge.count
    balancers, addresses = counts["load-balancer"], counts["public-ipv4"]
    prices = (_price(balancers, _balancer_price(region)), _price(addresses, PUBLIC_IPV4))
    if not counts.total():
        return None
    items = [
        *([_item("balancer", "balancers", balancers, prices[0])] if balancers else []),
        *([_item("address", "addresses", addresses, prices[1])] if addresses else []),
    ]
    total = sum(prices, Decimal(0))
    brief = say("cost.brief", dollars=total)
    return Cost(total, brief, say("cost.text", brief=brief, items=joined(", ", items), fine=_fine(region)))


def _price(number: int, hourly: Decimal) -> Decimal:
    return (hourly * HOURS_A_MONTH * number).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _item(one: str, several: str, count: int, price: Decimal) -> Text:
    return say(f"cost.{one}", price=price) if count == 1 else say(f"cost.{several}", count=count, price=price)


def _balancer_price(region: str) -> Decimal:
    return LOAD_BALANCER.get(region, LOAD_BALANCER[HOME])


def _fine(region: str) -> Text:
    if region in LOAD_BALANCER:
        return say("cost.fine", date=DATED)
    return say("cost.fine-elsewhere", date=DATED, home=HOME, region=region)


def explanation() -> Text:
    """The page `edgeops help costs`."""
    rows = [say("cost.region", region=f"{region:<16}", price=price) for region, price in LOAD_BALANCER.items()]
    edge = monthly((Charge("load-balancer"), Charge("public-ipv4", 2)), HOME)
    assert edge is not None
    return say(
        "cost.page",
        date=DATED,
        regions=joined("\n", rows),
        home=HOME,
        address=PUBLIC_IPV4,
        edge=edge.brief,
        hours=HOURS_A_MONTH,
        sources="\n".join(f"  {source}" for source in SOURCES),
    )
