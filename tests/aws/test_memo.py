"""Answers that are asked for once."""

import threading

import pytest

from edgeops.aws.memo import Memo


def test_a_value_is_fetched_once() -> None:
    """The second question is not asked again, until it is forgotten."""
    memo: Memo[str, int] = Memo()
    asked: list[int] = []

    def fetch() -> int:
        asked.append(1)
        return len(asked)

    assert [memo.get("a", fetch), memo.get("a", fetch)] == [1, 1]
    memo.forget("a")
    assert memo.get("a", fetch) == 2
    memo.clear()
    assert memo.get("a", fetch) == 3


def test_a_failure_is_not_remembered() -> None:
    """The next question is asked again."""
    memo: Memo[str, int] = Memo()

    def fail() -> int:
        raise LookupError

    with pytest.raises(LookupError):
        memo.get("a", fail)
    assert memo.get("a", lambda: 1) == 1


def test_several_threads_share_one_fetch_and_other_keys_do_not_wait() -> None:
    """While one key is being fetched, who asks for it waits, and another key is answered."""
    memo: Memo[str, str] = Memo()
    begun, go_on = threading.Event(), threading.Event()
    fetched: list[str] = []

    def slow() -> str:
        begun.set()
        assert go_on.wait(10)
        fetched.append("slow")
        return "slow"

    threads = [threading.Thread(target=memo.get, args=("a", slow)) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    assert memo.get("b", lambda: "at once") == "at once"
    assert fetched == []
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert fetched == ["slow"]


def test_what_is_put_is_known() -> None:
    """Nobody fetches it."""
    memo: Memo[str, int] = Memo()
    memo.put("a", 1)
    assert memo.get("a", lambda: 2) == 1
