"""Random sequences of edits, hands, crashes and commands: a few of what `scripts/torture sequences` plays."""

from typing import Any

import pytest

from edgeops import naming
from tests.torture.sequences import check, torture
from tests.torture.story.player import Broken, Player

COUNT, SEED = 4, 5
POLICY = 4
"""Of the :443 listener."""


def test_whatever_happened_the_next_up_makes_it_what_the_file_says() -> None:
    """And `down` what it was before. Never a change to what is somebody else's."""
    passed, _done, failures = torture(COUNT, SEED)
    assert failures == []
    assert passed >= COUNT


def test_a_long_day() -> None:
    """One sequence of every kind, by hand: what random ones need many tries for."""
    check(
        [
            ("record_of_their_own", 2),
            ("add_site", 2),
            ("elastic_ip", 0),
            ("killed_up", 41),
            ("settle", 0),
            ("port", 8),
            ("tag_stripped", 3),
            ("lost_up", 5),
            ("record_changed", 5),
            ("balancer_changed", 3),
            ("settle", 0),
            ("remove_site", 1),
            ("killed_down", 9),
        ]
    )


def test_taking_what_is_not_ours_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The watch itself: with every tag check gone, somebody else's things are touched, and it says so."""

    def everything_is_ours(found: Any, _stack: str, _role: str) -> bool:
        return bool(found) or True

    with Player.sit_down() as player:
        player.play([("up", 0), ("rule_of_their_own", 0)])
        monkeypatch.setattr(naming, "owned", everything_is_ours)
        with pytest.raises(Broken):
            player.play([("up", 0), ("down", 3)])


def test_what_is_left_undone_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The comparison itself: an `up` that does not see a wrong rule leaves it, and `status` tells; of a wrong policy,
    which harms no visitor, only the fresh account does.
    """
    monkeypatch.setattr("edgeops.resources.https.rules.same_match", lambda _found, _wanted: True)
    with pytest.raises(Broken, match="status is not healthy"):
        check([("up", 0), ("rule_changed", 0)])
    monkeypatch.setattr("edgeops.resources.https.listener._mended", lambda *_: [])
    with pytest.raises(Broken, match="fresh account"):
        check([("up", 0), ("listener_changed", POLICY)])


def test_a_rule_that_answers_before_ours_is_told() -> None:
    """By `status`, until the operator has deleted it."""
    assert check([("up", 0), ("rule_of_their_own", 1)])["told: site-shadowed"] == 1
