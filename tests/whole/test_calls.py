"""How many calls each command makes, action by action: none grows without being said."""

from collections import Counter

from tests.whole import calls


def test_every_command_makes_the_calls_that_are_written_down() -> None:
    """More calls cost every user time and a share of the account's rates; see tests/whole/calls.py for what to do."""
    assert calls.table(calls.counted()) == calls.TABLE.read_text(), "python -m tests.whole.calls writes it anew"


def test_calls_beside_each_other_are_no_more_calls() -> None:
    """With eight jobs the same changes and the same different questions, whoever comes first."""
    alone = {name: _made(desk) for name, desk in calls.commands(3)}
    together = {name: _made(desk) for name, desk in calls.commands(3, jobs=8)}
    assert together == alone


def _made(desk: calls.Desk) -> tuple[Counter[str], int]:
    """Changes by action without attempts to delete what is still in use, and changes with different questions."""
    writes = Counter(call.operation for call in desk.world.calls if call.mutating and call.error is None)
    failed = [call for call in desk.world.calls if call.mutating and call.error is not None]
    return writes, desk.counted - len(failed)
