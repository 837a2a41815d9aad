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
    brief: str
    text: str


def monthly(charges: Iterable[Charge], region: str) -> Cost | None:
    """What the charges come to in a month of 730 hours; None where nothing is billed."""
    counts: Counter[str] = Counter()
    for charge in charges:
        counts[charge.item] += charge.count
    if not counts.total():
        return None
    items = [_item("load balancer", counts["load-balancer"], _balancer_price(region))]
    items.append(_item("public IPv4 address", counts["public-ipv4"], PUBLIC_IPV4))
    present = [item for item in items if item is not None]
    total = sum((price for _, price in present), Decimal(0))
    brief = f"about ${total} a month"
    return Cost(total, brief, f"{brief} ({', '.join(f'{name} ${price}' for name, price in present)}; {_fine(region)})")


def _item(noun: str, number: int, hourly: Decimal) -> tuple[str, Decimal] | None:
    price = (hourly * HOURS_A_MONTH * number).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if not number:
        return None
    plural = "es" if noun.endswith("s") else "s"
    return (noun if number == 1 else f"{number} {noun}{plural}", price)


def _balancer_price(region: str) -> Decimal:
    return LOAD_BALANCER.get(region, LOAD_BALANCER[HOME])


def _fine(region: str) -> str:
    where = "" if region in LOAD_BALANCER else f" of {HOME}, {region} may differ"
    return f"traffic extra; prices of {DATED}{where}"


def explanation() -> str:
    """The page `edgeops help costs`."""
    rows = [f"  {region:<16} ${price} an hour" for region, price in LOAD_BALANCER.items()]
    edge = monthly((Charge("load-balancer"), Charge("public-ipv4", 2)), HOME)
    assert edge is not None
    return "\n".join(
        [
            f"What AWS bills for the edge (prices of {DATED}, US dollars, before tax)",
            "",
            "Load balancer, one for all your sites:",
            *rows,
            f"  any other region is reckoned with the price of {HOME}, and the plan says so",
            "",
            f"Public IPv4 address: ${PUBLIC_IPV4} an hour each, used or not.",
            "  The load balancer has one in every zone it stands in ([edge] zones = 2);",
            "  an Elastic IP on your instance is one more.",
            "",
            f"In {HOME} with two zones: {edge.brief}. A month is {HOURS_A_MONTH} hours.",
            "",
            "Not in these numbers: traffic (load balancer capacity units, data transfer),",
            "and your instance. A quiet load balancer is not free: it bills by the hour,",
            "also while your instance is stopped.",
            "Free: public certificates of ACM, target groups, security groups. The hosted",
            "zone is yours already.",
            "`edgeops down` removes the load balancer and its addresses. It keeps an",
            "Elastic IP of ours, which goes on costing, unless you add --delete-address.",
            "",
            "Sources:",
            *(f"  {source}" for source in SOURCES),
        ]
    )
