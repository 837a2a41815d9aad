"""What the screen and `--json` tell of a proposal."""

import json

from edgeops.catalogue import say
from edgeops.model import Lead, Openings
from edgeops.proposal.page import fields, page
from tests.proposal.seen import HOST, WEB, heard, led, proposal, serving

PLACE = say("place.line", stack="koing", region="r", account="1", which="real AWS")


def told(**more: object) -> str:
    return str(page(proposal(**more), PLACE, "edgeops.toml", blocked=False))


def test_the_page_says_what_was_found_and_assumed() -> None:
    """In this order, and where the file is."""
    text = told(ports=heard(p80={"/healthz": 200}, p8080={}, p3000={"/": 302}))
    lines = text.split("\n")
    assert lines[0] == PLACE
    assert f"  instance: {WEB.id} (web), running, 13.124.55.66, an Elastic IP" in lines
    assert f"  {HOST}: no record yet" in lines
    assert "  port 80: /healthz answers 200" in lines
    assert "  port 8080: no answer from here (Connection refused)" in lines
    assert "  port 3000: / answers 302" in lines
    assert lines[-1] == "Written: edgeops.toml"
    assert "Not known:" not in text
    assert "Not known:" in told(openings=Openings())


def test_load_balancers_and_certificates_are_named() -> None:
    """With what they do today."""
    text = told(servings=(serving(port=80),), leads=led(), certificates=(("arn:x", "ISSUED"),))
    assert f"  load balancer old-lb: sends everything to {WEB.id}:80" in text
    assert "  certificate: arn:x (ISSUED) covers all these names" in text
    assert f"  {HOST}: record A alias" in text


def test_a_name_without_a_zone_is_told_as_the_world_sees_it() -> None:
    """There may be DNS elsewhere."""
    text = told(leads={HOST: Lead(HOST, addresses=("1.2.3.4",))})
    assert "the world sees 1.2.3.4" in text
    assert "  hosted zone: none" in text


def test_errors_that_follow_are_announced() -> None:
    """The file is there all the same."""
    assert "will refuse" in page(proposal(), PLACE, "edgeops.toml", blocked=True)


def test_programs_get_the_same_as_data() -> None:
    """Everything is plain JSON."""
    made = json.loads(json.dumps(fields(proposal(leads=led(), ports=heard(p80={"/": 302})), "edgeops.toml")))
    assert made["sites"] == {
        HOST: {"to": "web:80", "health": None, "aliases": [], "zone": HOST, "record": "A alias"},
    }
    assert (made["stack"], made["takeover"], made["instance"]["id"]) == ("koing", [HOST], WEB.id)
