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
        "us-east-2": Decimal("0.0225"),
        "us-west-1": Decimal("0.0252"),
        "us-west-2": Decimal("0.0225"),
        "ca-central-1": Decimal("0.02475"),
        "ap-northeast-1": Decimal("0.0243"),
        "ap-northeast-2": Decimal("0.0225"),
        "ap-south-1": Decimal("0.0239"),
        "ap-southeast-1": Decimal("0.0252"),
        "ap-southeast-2": Decimal("0.0252"),
        "eu-central-1": Decimal("0.027"),
        "eu-west-1": Decimal("0.0252"),
        "eu-west-2": Decimal("0.02646"),
    }
)
PUBLIC_IPV4 = IDLE_IPV4 = Decimal("0.005")
"""Per address, the same in every region, in use or not (PublicIPv4:InUseAddress, PublicIPv4:IdleAddress)."""
ITEMS = (
    ("load-balancer", "balancer", "balancers"),
    ("public-ipv4", "address", "addresses"),
    ("idle-ipv4", "idle", "idles"),
)


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
    if not counts.total():
        return None
    hourly = {"load-balancer": _balancer_price(region), "public-ipv4": PUBLIC_IPV4, "idle-ipv4": IDLE_IPV4}
    prices = {item: _price(counts[item], hourly[item]) for item in hourly}
    items = [_item(one, several, counts[item], prices[item]) for item, one, several in ITEMS if counts[item]]
    total = sum(prices.values(), Decimal(0))
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
