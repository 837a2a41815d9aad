"""The :80 listener: everybody who comes over http is sent to https."""

from typing import Any

import pytest

from edgeops.errors import ExitStatus
from edgeops.flow import BY_NAME
from edgeops.model import Entry, Listener
from edgeops.resources import entry
from tests.harness import Desk
from tests.resources.accidents import REGION, assert_next_up_completes, assert_refused, crash_in_up
from tests.resources.builders import brief, spec, stack

COMPLETE = Listener("arn:80", 80, "HTTP", entry.WANTED)
MEND = "build update listener :80"
FIXED: Any = {"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}


@pytest.mark.parametrize(
    ("listener", "wanted"),
    [
        pytest.param(None, ["build create listener :80"], id="nothing-there"),
        pytest.param(COMPLETE, [], id="complete"),
        pytest.param(Listener("arn:80", 80, "HTTP", "forward"), [MEND], id="it-forwards"),
        pytest.param(Listener("arn:80", 80, "HTTP", entry.WANTED.replace("301", "302")), [MEND], id="not-for-good"),
        pytest.param(Listener("arn:80", 80, "HTTPS", entry.WANTED), [MEND], id="another-protocol"),
    ],
)
def test_steps(listener: Listener | None, wanted: list[str]) -> None:
    """It is made, or mended where it does something else."""
    assert brief(entry.steps(spec(), Entry((listener,) if listener else ()), stack())) == wanted


def test_removal_leaves_it_to_the_load_balancer() -> None:
    """A listener goes with its load balancer (T3.37)."""
    assert entry.removal(spec(), Entry((COMPLETE,))) == []


def _listener(desk: Desk, port: int = 80) -> tuple[str, dict[str, Any]]:
    listeners = desk.world.inventory()["regions"][REGION]["listeners"]
    return next((arn, each) for arn, each in listeners.items() if each["port"] == port)


def test_it_redirects_and_keeps_host_path_and_query(desk: Desk) -> None:
    """A permanent redirect to https on 443 that changes nothing else."""
    desk.up()
    (rule,) = _listener(desk)[1]["rules"]
    assert rule["actions"][0]["RedirectConfig"] == {
        "Protocol": "HTTPS",
        "Port": "443",
        "Host": "#{host}",
        "Path": "/#{path}",
        "Query": "#{query}",
        "StatusCode": "HTTP_301",
    }


def test_it_waits_for_no_certificate() -> None:
    """Nothing that it needs, or that those need, has to do with certificates."""
    needed, left = set[str](), {"entry"}
    while left:
        name = left.pop()
        needed.add(name)
        left |= set(BY_NAME[name].NEEDS) - needed
    assert needed == {"entry", "balancer", "firewall", "network"}


def test_a_crash_right_after_it_is_made_up_for(desk: Desk) -> None:
    """The listener of the first run is used."""
    crash_in_up(desk, "CreateListener")
    assert_next_up_completes(desk)


def test_one_changed_by_hand_is_mended_in_place(desk: Desk) -> None:
    """One call, the same listener."""
    desk.up()
    arn, complete = _listener(desk)
    desk.aws().elbv2.modify_listener(ListenerArn=arn, DefaultActions=[FIXED])
    assert desk.up().status is ExitStatus.OK
    assert desk.writes == ["ModifyListener"]
    assert _listener(desk) == (arn, complete)


def test_a_listener_that_is_not_ours_stands_in_the_way(desk: Desk) -> None:
    """One without our tags on our load balancer is left as it is."""
    desk.up()
    desk.aws().elbv2.remove_tags(ResourceArns=[_listener(desk)[0]], TagKeys=["edgeops:role"])
    assert_refused(desk, "foreign-listener")


def test_find_reads_only(desk: Desk) -> None:
    """Looking changes nothing."""
    desk.up()
    found = desk.look()
    desk.world.clear_calls()
    assert entry.find(desk.aws(), desk.spec, found).on(0) is not None
    assert desk.writes == []
