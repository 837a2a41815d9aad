"""Which instance is meant."""

from dataclasses import replace

from edgeops.model import Lead
from edgeops.proposal import choose
from tests.proposal.seen import HOST, OTHER, WEB, led, serving

HERE = "ap-northeast-2"


def test_the_record_decides_among_several() -> None:
    """Its address is that of one of them."""
    chosen = choose([OTHER, WEB], [Lead(HOST, addresses=(WEB.address,))], [], HERE)
    assert (chosen.machines, chosen.guessed) == ((WEB,), False)
    assert chosen.why == f"{HOST} leads to {WEB.id} today, so that is where your application runs."


def test_a_load_balancer_that_the_name_leads_to_decides() -> None:
    """It sends to one of them."""
    chosen = choose([OTHER, WEB], led().values(), [serving(port=80)], HERE)
    assert (chosen.machines, chosen.guessed) == ((WEB,), False)
    assert "old-lb" in chosen.why


def test_a_load_balancer_that_serves_another_name_decides_nothing() -> None:
    """The blog's is the blog's."""
    assert len(choose([OTHER, WEB], [Lead(HOST)], [serving(port=80)], HERE).machines) == 2


def test_the_only_running_one_is_assumed() -> None:
    """Stopped ones do not count."""
    chosen = choose([replace(OTHER, state="stopped"), WEB], [Lead(HOST)], [], HERE)
    assert (chosen.machines, chosen.guessed) == ((WEB,), True)


def test_nobody_guesses_among_several_or_none() -> None:
    """All that could be meant are named."""
    assert choose([OTHER, WEB], [Lead(HOST)], [], HERE).machines == (OTHER, WEB)
    assert choose([], [Lead(HOST)], [], HERE).machines == ()


def test_the_flag_is_stronger_than_everything() -> None:
    """Also for a stopped one; an unknown id finds none."""
    stopped = replace(OTHER, state="stopped")
    lead = Lead(HOST, addresses=(WEB.address,))
    assert choose([stopped, WEB], [lead], [], HERE, OTHER.id).machines == (stopped,)
    assert choose([stopped, WEB], [lead], [], HERE, "i-00000000").machines == ()
