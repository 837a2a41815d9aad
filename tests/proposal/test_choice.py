"""Ports, health paths and the stack's name."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from edgeops.model import Lead, Openings
from edgeops.proposal.choice import stack_name
from tests.proposal.seen import HOST, WEB, heard, led, proposal, serving

OK = {"/": 200}


@pytest.mark.parametrize(
    ("ports", "port", "path"),
    [
        ({"p80": {"/": 301}, "p8080": {"/actuator/health": 200}}, 80, ""),
        ({"p80": {}, "p8080": {"/login": 200}}, 8080, "/login"),
        ({"p8080": {"/": 403, "/login": 200}, "p8000": {"/health": 200}}, 8000, "/health"),
        ({"p8080": {"/": 404}, "p3000": {"/": 200}}, 3000, "/"),
        ({"p8080": OK, "p8081": OK}, 8080, "/"),
    ],
)
def test_the_port_is_80_or_the_best_application(ports: Mapping[str, Mapping[str, int]], port: int, path: str) -> None:
    """80 when anything answers there; else the port whose health path tells most."""
    (site,) = proposal(ports=heard(**ports)).sites
    assert (site.port, site.health) == (port, path)


def test_two_names_get_two_applications() -> None:
    """S3: without a web server on 80 each name has a port of its own."""
    sites = proposal("main.io", "sub.main.io", ports=heard(p8080=OK, p8081=OK)).sites
    assert [site.port for site in sites] == [8080, 8081]
    shared = proposal("main.io", "sub.main.io", ports=heard(p8080=OK)).sites
    assert [site.port for site in shared] == [8080, 8080]


def test_a_name_that_says_what_it_is_gets_its_usual_port() -> None:
    """S1: Grafana's, though nginx answers on 80 - if something answers there."""
    both = proposal("grafana.koing.kr", ports=heard(p80=OK, p3000={"/api/health": 200}))
    assert (both.sites[0].port, both.sites[0].health) == (3000, "/api/health")
    assert proposal("grafana.koing.kr", ports=heard(p80=OK)).sites[0].port == 80


def test_the_port_that_a_load_balancer_uses_today_is_the_best_evidence() -> None:
    """Even where nothing answers from here."""
    chosen = proposal(servings=(serving(port=9000),), leads=led(), ports=heard(p80=OK))
    assert chosen.sites[0].port == 9000
    assert chosen.takeover == (HOST,)


def test_without_any_answer_an_open_port_is_assumed_and_doubted() -> None:
    """80 before others; what was tried is said."""
    some = proposal(openings=Openings((), (8080,)), ports=heard(p8080={}))
    assert (some.sites[0].port, some.sites[0].health) == (8080, "")
    assert some.unknown[0].startswith("whether your application listens on port 8080")
    none = proposal(openings=Openings())
    assert none.sites[0].port == 80
    assert "reach any of 80, 8080, 3000" in none.unknown[0]
    hidden = proposal(machine=replace(WEB, address=""))
    assert "no public address" in hidden.unknown[0]


def test_what_is_known_leaves_no_doubt() -> None:
    """And says on what grounds it stands."""
    known = proposal(ports=heard(p80={"/healthz": 404, "/": 200}))
    assert known.unknown == ()
    assert known.assumed[-1] == f"{HOST} is healthy when / answers 200, as it does now."
    vague = proposal(ports=heard(p80={"/healthz": 404, "/": 302}))
    assert "/healthz answers 404, / answers 302" in vague.assumed[-1]


@pytest.mark.parametrize(
    ("host", "zone", "name"),
    [
        ("koing.shop", "", "koing"),
        ("api.msa-lab.kr", "msa-lab.kr", "msa-lab"),
        ("api.msa-lab.kr", "", "msa-lab"),
        ("www.koing.co.kr", "", "koing"),
        ("*.koing.shop", "", "koing"),
        ("1234.com", "", "site"),
        ("24-hours.kr", "", "hours"),
        ("xn--9t4b11yi5a.kr", "", "t4b11yi5a"),
        ("a-very-long-name-of-a-domain.kr", "", "a-very-long-nam"),
        ("fourteen-chars-x.kr", "", "fourteen-chars"),
    ],
)
def test_the_stack_is_called_after_the_domain(host: str, zone: str, name: str) -> None:
    """By the rules for names of stacks."""
    assert stack_name(host, zone) == name


def test_another_stacks_name_is_not_taken() -> None:
    """Its `up` would remove the sites of the other."""
    assert proposal(stacks={"koing": frozenset({"other.kr"})}).name == "koing-2"
    assert proposal(stacks={"koing": frozenset(), "koing-2": frozenset()}).name == "koing-3"


def test_the_stack_that_holds_the_name_goes_on() -> None:
    """The file was lost, or is on another machine; nothing is to be taken over."""
    held = {HOST: Lead(HOST, HOST, "A alias", stack="shop")}
    again = proposal(leads=held, stacks={"shop": frozenset({HOST})})
    assert (again.name, again.takeover) == ("shop", ())
