"""What leaves a zone, and what is put back; see also test_cutover.py."""

from edgeops.model import Held
from edgeops.resources.records import releases
from tests.resources.builders import OTHER_ZONE, ZONE, brief, spec

TARGET = "eo-shop-1.elb.amazonaws.com"


def test_names_are_removed_zone_by_zone() -> None:
    """The names of a zone go in one batch."""
    held = [Held("other.kr", OTHER_ZONE, TARGET, True, True)]
    held += [Held(host, ZONE, TARGET, True, True) for host in ("shop.kr", "www.shop.kr")]
    gone = releases.deletions(spec(), held, "why")
    assert brief(gone) == ["prune delete records other.kr", "prune delete records shop.kr, www.shop.kr"]
