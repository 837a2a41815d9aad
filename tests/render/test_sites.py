"""The sites as a table that fits the terminal, or as blocks where it would not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edgeops.catalogue import ENGLISH, Tongue, say
from edgeops.render.sites import shown
from edgeops.render.text import NO_INK, Ink, width
from edgeops.report import SiteReport, TargetReport

WELL = SiteReport(
    host="koing.kr",
    url="https://koing.kr",
    certificate=say("site.certificate-until", date="2027-12-01"),
    dns=say("site.dns-ours"),
    live="web:80",
    targets=(TargetReport("i-0f3a5c9d1e7b24680", 80, "healthy", "", ""),),
    healthy=True,
    verdict=say("verdict.healthy"),
)
SICK = replace(
    WELL,
    host="grafana.koing.kr",
    url="https://grafana.koing.kr",
    certificate=say("site.certificate-issued"),
    live="web:3000",
    targets=(
        TargetReport("i-0f3a5c9d1e7b24680", 3000, "healthy", "", ""),
        TargetReport("i-0123456789abcdef0", 3000, "unhealthy", "Target.Timeout", "It does not answer in time."),
    ),
    healthy=False,
    verdict="1 of 2 targets is unhealthy",
)


def told(*reports: SiteReport, columns: int = 80, tongue: Tongue = ENGLISH, ink: Ink = NO_INK) -> str:
    blocks = shown(reports, frozenset(), ink, columns, tongue)
    return "\n\n".join("\n".join(block) for block in blocks)


def test_a_line_a_site_and_below_it_what_is_wrong() -> None:
    """Only the targets that are sick are named."""
    assert (
        told(WELL, SICK)
        == """\
        site              certificate       DNS            live      healthy
ok      koing.kr          until 2027-12-01  load balancer  web:80    1/1
NOT OK  grafana.koing.kr  issued            load balancer  web:3000  1/2
    1 of 2 targets is unhealthy
    targets      i-0123456789abcdef0:3000  unhealthy (Target.Timeout)
                   It does not answer in time."""
    )


def test_columns_stay_in_line_in_korean() -> None:
    """A Hangul syllable takes two columns."""
    head, first, second, *_ = told(WELL, SICK, tongue=Tongue("ko")).split("\n")
    places = {width(line[: line.index(word)]) for line, word in ((head, "DNS"), (first, "로드"), (second, "로드"))}
    assert len(places) == 1


@pytest.mark.parametrize(
    "long",
    [{"host": "a-name-that-is-longer-than-most.example-of-a-company.co.kr"}, {"live": "docker-host:8080 (green); x:1"}],
    ids=["host", "pool"],
)
def test_what_does_not_fit_a_line_is_told_in_blocks(long: Any) -> None:
    """All sites alike, with everything in whole words."""
    text = told(WELL, replace(SICK, **long))
    assert "certificate  issued, valid until 2027-12-01" in text
    assert "DNS          leads to the load balancer" in text
    assert "until 2027-12-01  load balancer" not in text


@given(host=st.text("abc.", min_size=1, max_size=60), columns=st.integers(60, 120))
def test_no_line_is_longer_than_the_terminal(host: str, columns: int) -> None:
    """But for words that cannot be broken."""
    lines = told(replace(WELL, host=host), SICK, columns=columns).split("\n")
    assert all(width(line) <= columns or max(map(width, line.split())) > columns - 19 for line in lines)


def test_colour_only_adds_to_words() -> None:
    """Without the codes it is the same text."""
    coloured = told(WELL, SICK, ink=Ink(True))
    plain = coloured
    for code in ("\x1b[2m", "\x1b[32m", "\x1b[31m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert coloured != plain
    assert plain == told(WELL, SICK)


def test_advice_that_a_finding_gives_is_not_given_here() -> None:
    """It stands below with its cause and its fix."""
    blocks = shown([SICK], frozenset({SICK.targets[1].advice}), NO_INK, 80, ENGLISH)
    assert "It does not answer" not in "\n".join(blocks[0])


def test_no_site_is_no_table() -> None:
    """Nor its head."""
    assert told() == ""
