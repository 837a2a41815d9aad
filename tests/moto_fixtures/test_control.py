import pytest
from botocore.exceptions import ClientError

from moto_fixtures import Control, Fault, Rate, Server, World
from moto_fixtures.faults import Delay, Throttled


@pytest.fixture
def world():
    return World("S0")


@pytest.fixture
def server(world):
    with Server(world) as server:
        yield server


@pytest.fixture
def control(server):
    return Control(server.url)


def test_calls_are_shown_and_cleared(server, control, at):
    """The log as JSON; control requests are not in it."""
    at(server.url).ec2.describe_instances()
    call = control.calls()[0]
    assert (call["service"], call["operation"], call["mutating"]) == ("ec2", "DescribeInstances", False)
    control.clear_calls()
    assert control.calls() == []


def test_the_inventory_is_the_world_s(world, control):
    """The same as in-process."""
    assert control.inventory() == world.inventory()


def test_ports_and_instances_can_be_changed(world, control):
    """By the instance's name."""
    control.set_port("web", 80, "hang")
    control.set_port("web", 8080, {"/": 301})
    ports, web = world.region.ports, world.instance("web").id
    assert (ports.status(web, 80, "/"), ports.status(web, 8080, "/")) == ("hang", 301)
    assert control.instance("web", "stop")["state"] == "stopped"


def test_time_and_knobs_can_be_moved(world, control):
    """Sets travel as lists."""
    control.advance(30)
    control.knobs(certificates_never_issue=True, undelegated_zones={"koing.shop"})
    assert world.clock.now() == 30
    assert world.knobs.certificates_never_issue
    assert world.knobs.undelegated_zones == {"koing.shop"}
    assert control.info()["knobs"]["undelegated_zones"] == ["koing.shop"]


def test_faults_can_be_added_watched_and_cleared(server, world, control, at):
    """With counts of what each has seen and struck."""
    control.add_faults(Fault("sts.*", Throttled(), nth=2), Fault("ec2.*", Delay(1)))
    sts = at(server.url).sts
    sts.get_caller_identity()
    with pytest.raises(ClientError, match="Throttling"):
        sts.get_caller_identity()
    assert [(each["match"], each["seen"], each["struck"]) for each in control.faults()] == [
        ("sts.*", 2, 1),
        ("ec2.*", 0, 0),
    ]
    assert control.calls()[1]["fault"] == "Throttled"
    control.clear_faults()
    assert control.faults() == []


def test_rates_and_victim_can_be_set(world, control):
    """Bursts and rates per pattern; whom a Kill strikes."""
    control.rates({"route53": (5, 2)})
    assert world.rates.by_pattern == {"route53.*": Rate(5, 2)}
    control.rates({})
    assert world.rates.by_pattern == {}
    control.kill_instead(4711)
    assert world.victim == 4711


def test_lag_and_limits_can_be_set(world, control):
    """And are shown; a quota nobody knows is refused."""
    control.lag(5, tagging=1200)
    control.limits({"elastic-ips": 10})
    assert (world.lag, world.tagging_lag, world.limits["elastic-ips"]) == (5, 1200, 10)
    info = control.info()
    assert (info["lag"], info["tagging_lag"], info["limits"]["elastic-ips"]) == (5, 1200, 10)
    with pytest.raises(ValueError, match="no-such"):
        control.limits({"no-such": 1})


def test_reset_starts_over(world, control):
    """Knobs and calls included."""
    control.knobs(balancer_state="failed")
    control.reset()
    assert world.knobs.balancer_state == ""


@pytest.mark.parametrize(
    ("name", "params", "status"),
    [
        ("faults", {"faults": [{"match": "*", "effect": "Explode"}]}, 400),
        ("rates", {"route53": 5}, 400),
        ("nothing", {}, 404),
        ("knobs", {"no_such": 1}, 400),
        ("port", {"instance": "db"}, 400),
        ("advance", {}, 400),
    ],
)
def test_nonsense_is_refused_with_a_reason(control, name, params, status):
    """404 for an unknown word, 400 for wrong parameters."""
    with pytest.raises(ValueError, match=f"{status}: ."):
        control._ask(name, params)
