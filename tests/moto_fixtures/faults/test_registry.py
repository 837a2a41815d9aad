import pytest

from moto_fixtures import Fault
from moto_fixtures.faults import EVERY, Error, Faults, LostRequest


def struck(faults, *operations):
    """Which of these calls are struck, by number from 1."""
    return [number for number, each in enumerate(operations, 1) if faults.strike("elbv2", each).effect]


@pytest.mark.parametrize(
    ("more", "expected"),
    [({}, [1]), ({"nth": 3}, [3]), ({"nth": 2, "times": 2}, [2, 3]), ({"nth": 3, "times": EVERY}, [3, 4, 5])],
)
def test_a_fault_strikes_from_the_nth_call_on(more, expected):
    """Once, several times or for ever."""
    faults = Faults()
    faults.add(Fault("*", LostRequest(), **more))
    assert struck(faults, *["CreateRule"] * 5) == expected


def test_only_matching_calls_are_counted():
    """From the moment the fault is added."""
    faults = Faults()
    faults.strike("elbv2", "CreateRule")
    faults.add(Fault("*.CreateRule", LostRequest(), nth=2))
    assert struck(faults, "CreateRule", "DescribeRules", "CreateListener", "CreateRule", "CreateRule") == [4]


def test_a_chance_strikes_about_as_often_and_the_same_calls_each_time():
    """A third of a thousand, the same ones for the same seed."""
    hits = []
    for seed in (1, 1, 2):
        faults = Faults()
        faults.add(Fault("*", LostRequest(), times=EVERY, chance=0.3, seed=seed))
        hits.append(struck(faults, *["CreateRule"] * 1000))
    assert hits[0] == hits[1] != hits[2]
    assert 250 < len(hits[0]) < 350


def test_the_first_of_several_strikes_and_all_count():
    """What a fault sees does not depend on the others."""
    faults = Faults()
    faults.add(Fault("*", Error("First")), Fault("*", LostRequest(), nth=2))
    assert [faults.strike("elbv2", "CreateRule").label for _ in range(3)] == ["Error", "LostRequest", None]
    assert (faults.struck, len(faults)) == (2, 2)
    faults.clear()
    assert len(faults) == 0
