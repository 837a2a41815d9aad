"""Answers that are asked for once, by several threads."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from edgeops.aws.memo import Memo

CHANGES: dict[str, Callable[[Memo[str, str]], None]] = {
    "forget": lambda memo: memo.forget("zone"),
    "clear": lambda memo: memo.clear(),
    "put": lambda memo: memo.put("zone", "fresh"),
}
any_change = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)


def _fresh() -> str:
    return "fresh"


def _never() -> str:
    raise AssertionError("it was fetched again")


def test_a_value_is_fetched_once() -> None:
    """The second question is answered from memory."""
    memo: Memo[str, str] = Memo()

    assert memo.get("zone", _fresh) == "fresh"
    assert memo.get("zone", _never) == "fresh"


def test_an_empty_answer_is_an_answer() -> None:
    """An account without load balancers is not asked again and again."""
    memo: Memo[str, list[str]] = Memo()

    assert memo.get("all", list) == []
    assert memo.get("all", lambda: ["again"]) == []


def test_a_failed_fetch_is_not_remembered() -> None:
    """The next question may be answered."""
    memo: Memo[str, str] = Memo()

    with pytest.raises(AssertionError):
        memo.get("zone", _never)
    assert memo.get("zone", _fresh) == "fresh"


@any_change
def test_after_a_change_the_old_value_is_gone(change: Callable[[Memo[str, str]], None]) -> None:
    """Whoever writes says so."""
    memo: Memo[str, str] = Memo()
    memo.get("zone", lambda: "stale")

    change(memo)

    assert memo.get("zone", _fresh) == "fresh"


def test_forgetting_one_key_keeps_the_others() -> None:
    """Their answers still hold."""
    memo: Memo[str, str] = Memo()
    memo.get("other", _fresh)

    memo.forget("zone")

    assert memo.get("other", _never) == "fresh"


@any_change
def test_an_answer_from_before_a_change_is_not_kept(change: Callable[[Memo[str, str]], None]) -> None:
    """Another thread wrote while the list was on its way: whoever asks after that gets a fresh one."""
    memo: Memo[str, str] = Memo()

    def overtaken() -> str:
        change(memo)
        return "stale"

    assert memo.get("zone", overtaken) == "stale"
    assert memo.get("zone", _fresh) == "fresh"


def test_many_threads_ask_aws_once() -> None:
    """One of them fetches, the others wait for its answer."""
    memo: Memo[str, str] = Memo()
    fetched, others_ask = [], threading.Barrier(8, timeout=5)

    def fetch() -> str:
        fetched.append("once")
        if len(fetched) == 1:
            others_ask.wait()
        return "fresh"

    def ask() -> str:
        others_ask.wait()
        return memo.get("zone", fetch)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(memo.get, "zone", fetch), *(pool.submit(ask) for _ in range(7))]
        assert [future.result(5) for future in asked] == ["fresh"] * 8
    assert fetched == ["once"]


def test_different_keys_are_fetched_at_the_same_time() -> None:
    """Each of two fetches waits for the other to have begun."""
    memo: Memo[str, str] = Memo()
    both = threading.Barrier(2, timeout=5)

    def fetch() -> str:
        both.wait()
        return "fresh"

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(memo.get, key, fetch) for key in ("one", "other")]
        assert [future.result(5) for future in asked] == ["fresh", "fresh"]
