"""`init`: what ends it without a file, what is told beside the file, and that nothing is ever changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from edgeops.aws import Aws
from edgeops.catalogue import ENGLISH
from edgeops.commands.context import Context
from edgeops.commands.init import init
from edgeops.errors import CredentialsProblem, EdgeError, ExitStatus, Finding, Refused, UsageProblem, finding
from edgeops.events import Event
from edgeops.model import HealthCheck, Pool, Target
from edgeops.report import Outcome
from edgeops.settings.first import Wish
from edgeops.visiting import Answer
from moto_fixtures import VirtualClock
from moto_fixtures.accounts import furnish, s0
from tests.dns import HOST, plain, put, take_away
from tests.harness import Desk, things

SECOND = "i-0bbbbbbbbbbbbbbb2"
FILE = Path("edgeops.toml")


@pytest.fixture
def newcomer(here: Path) -> Iterator[Desk]:
    """Somebody with S0 in an empty folder."""
    with Desk.open("S0") as desk:
        yield desk


def second_instance(desk: Desk, region: str = "") -> None:
    """Another running one, here or in another region."""
    place = desk.world.cloud.region(region) if region else desk.world.region
    group = furnish.security_group(place, "launch-wizard-9", (80,), "sg-0bbbbbbbbbbbbbbb2")
    furnish.instance(place, "batch", SECOND, group, "t2.micro", "3.35.99.1", "172.31.5.99")


def stopped_by(desk: Desk, *hosts: str, instance: str = "") -> Finding:
    """The one finding that ends it; no file, and no write."""
    before = things(desk.world.inventory())
    with pytest.raises(EdgeError) as caught:
        desk.init(FILE, *(hosts or (HOST,)), instance=instance)
    assert caught.value.status is ExitStatus.REFUSED
    assert isinstance(caught.value, Refused)
    assert not FILE.exists()
    assert desk.writes == []
    assert things(desk.world.inventory()) == before
    (found,) = caught.value.findings
    return found


def ids(outcome: Outcome) -> dict[str, str]:
    return {found.id: found.severity for found in outcome.findings}


def test_one_instance_and_a_name_are_enough(newcomer: Desk) -> None:
    """0, a file, the next command, and only reads."""
    outcome = newcomer.init(FILE, HOST)
    assert (outcome.status, outcome.findings, outcome.next) == (ExitStatus.OK, (), ("edgeops plan",))
    assert newcomer.writes == []
    assert newcomer.spec.sites[0].health.path == "/actuator/health"
    assert outcome.page is not None
    assert outcome.page.fields["file"] == "edgeops.toml"


def test_a_file_that_is_there_is_never_written_over(newcomer: Desk) -> None:
    """64, even when it came while AWS was asked."""
    FILE.write_text("mine")
    with pytest.raises(UsageProblem) as caught:
        newcomer.init(FILE, HOST)
    assert caught.value.findings[0].id == "file-exists"
    assert FILE.read_text() == "mine"


def test_of_two_instances_nobody_guesses(newcomer: Desk) -> None:
    """Both are listed with name, state and address, and the flag that decides is spelled out."""
    second_instance(newcomer)
    found = stopped_by(newcomer)
    assert found.id == "choose-instance"
    assert f"{SECOND} (batch), running, 3.35.99.1" in found.why
    assert f"{s0.INSTANCE_ID} (web), running, 13.124.55.66" in found.why
    assert found.fix == f"Say which: edgeops init {HOST} --instance {SECOND}"


def test_the_flag_or_the_record_decides_between_two(newcomer: Desk) -> None:
    """A record counts when it leads to one of them."""
    second_instance(newcomer)
    newcomer.init(FILE, HOST, instance=SECOND)
    assert newcomer.spec.instances[0].id == SECOND
    FILE.unlink()
    put(newcomer, plain("A", "13.124.55.66"))
    outcome = newcomer.init(FILE, HOST)
    assert newcomer.spec.instances[0].id == s0.INSTANCE_ID
    assert outcome.next == (f"edgeops plan --takeover {HOST}",)


def test_an_instance_in_another_region_is_named_with_the_command(newcomer: Desk) -> None:
    """I12: by the record's address, though another instance runs here."""
    second_instance(newcomer, "us-east-1")
    put(newcomer, plain("A", "3.35.99.1"))
    found = stopped_by(newcomer)
    assert found.id == "instance-elsewhere"
    assert f"{SECOND} (batch), running, 3.35.99.1, an automatic address in us-east-1" in found.what
    assert found.fix == f"Run: edgeops init {HOST} --region us-east-1"


def test_no_instance_here_but_one_elsewhere(newcomer: Desk) -> None:
    """Any running one is worth naming then; so is one that --instance asks for."""
    newcomer.world.instance("web").terminate()
    second_instance(newcomer, "us-east-1")
    assert stopped_by(newcomer).id == "instance-elsewhere"
    assert stopped_by(newcomer, instance=SECOND).fix.endswith("--region us-east-1")


def test_no_instance_anywhere(newcomer: Desk) -> None:
    """What is there is listed: a stopped one may be the one."""
    newcomer.world.instance("web").stop()
    found = stopped_by(newcomer)
    assert found.id == "no-instance"
    assert f"{s0.INSTANCE_ID} (web), stopped" in found.why


def test_an_unknown_instance_is_refused(newcomer: Desk) -> None:
    """With those that there are."""
    found = stopped_by(newcomer, instance="i-00000000000000000")
    assert (found.id, s0.INSTANCE_ID in found.why) == ("instance-unknown", True)


def test_a_stopped_instance_that_is_named_gets_its_file(newcomer: Desk) -> None:
    """And the same finding as from `plan`: 6."""
    newcomer.world.instance("web").stop()
    outcome = newcomer.init(FILE, HOST, instance=s0.INSTANCE_ID)
    assert (outcome.status, ids(outcome)) == (ExitStatus.REFUSED, {"instance-stopped": "error"})


def test_without_a_zone_the_file_is_written_and_the_guard_speaks(newcomer: Desk) -> None:
    """The same finding as from `plan`, 6; the file is right as soon as the zone is there."""
    outcome = newcomer.init(FILE, "elsewhere.kr")
    assert (outcome.status, ids(outcome)) == (ExitStatus.REFUSED, {"no-zone": "error"})
    assert outcome.page is not None
    assert "will refuse" in outcome.page.text
    assert newcomer.spec.name == "elsewhere"


def test_name_servers_elsewhere_are_the_same_finding_as_in_a_plan(newcomer: Desk) -> None:
    """I10, before a single thing is made."""
    newcomer.world.dns.delegate(HOST, "ns.gabia.co.kr")
    outcome = newcomer.init(FILE, HOST)
    planned = newcomer.plan()
    errors = tuple(one for one in planned.findings if one.severity == "error")
    assert (outcome.status, outcome.findings) == (ExitStatus.REFUSED, errors)
    assert ids(outcome) == {"delegation-elsewhere": "error"}


def test_ports_that_cannot_be_reached_are_doubted(newcomer: Desk) -> None:
    """The file is written, without a health path, and says so."""
    newcomer.knock = lambda *_: Answer(0, why="timed out")
    outcome = newcomer.init(FILE, HOST)
    assert outcome.status is ExitStatus.OK
    assert (newcomer.spec.sites[0].health.codes, newcomer.spec.sites[0].pools[0].targets[0].port) == ("200-499", 80)
    assert outcome.page is not None
    assert "Not known:\n  - whether your application listens on port 80" in outcome.page.text


def test_only_open_ports_are_asked(newcomer: Desk) -> None:
    """What no network may reach cannot be reached from here either."""
    asked: set[int] = set()

    def knock(host: str, address: str, port: int, path: str) -> Answer:
        asked.add(port)
        return Answer(200)

    newcomer.knock = knock
    newcomer.init(FILE, HOST)
    assert asked == {80, 8080}


def test_a_record_that_leads_to_a_strange_address_is_a_warning(newcomer: Desk) -> None:
    """Another machine may be serving the name."""
    put(newcomer, plain("A", "211.253.10.99"))
    outcome = newcomer.init(FILE, HOST)
    assert (outcome.status, ids(outcome)) == (ExitStatus.OK, {"record-elsewhere": "warning"})


def test_a_server_that_redirects_to_https_is_a_warning(newcomer: Desk) -> None:
    """I3: behind the load balancer it is a circle."""
    newcomer.knock = lambda *_: Answer(301, f"https://{HOST}/")
    assert ids(newcomer.init(FILE, HOST)) == {"redirects-to-https": "warning"}


def test_a_www_that_was_not_asked_for_is_mentioned(newcomer: Desk) -> None:
    """Once it is an alias there is nothing to say."""
    put(newcomer, plain("CNAME", HOST, name=f"www.{HOST}"))
    assert ids(newcomer.init(FILE, HOST)) == {"www-beside": "note"}
    FILE.unlink()
    assert ids(newcomer.init(FILE, HOST, f"www.{HOST}")) == {}
    assert newcomer.spec.sites[0].aliases == (f"www.{HOST}",)


def test_a_stack_that_stands_is_found_again(newcomer: Desk) -> None:
    """The file was lost: the new one has the same name, and `up` has nothing to do."""
    newcomer.wish_site(HOST, health=HealthCheck("/actuator/health", "200"))
    newcomer.wish_site(HOST, pools=(Pool("", (Target("web", 8080),)),))
    newcomer.up()
    outcome = newcomer.init(FILE, HOST)
    assert (outcome.findings, outcome.next) == ((), ("edgeops plan",))
    assert newcomer.spec.sites[0].pools[0].targets == (Target("web", 8080),)
    assert newcomer.up().status is ExitStatus.OK
    assert newcomer.writes == []


def test_names_of_a_stack_that_would_be_lost_are_a_warning(newcomer: Desk) -> None:
    """`up` removes sites that the file does not have."""
    newcomer.init(FILE, HOST, f"grafana.{HOST}")
    newcomer.up()
    FILE.unlink()
    outcome = newcomer.init(FILE, HOST)
    assert ids(outcome) == {"stack-has-more": "warning"}
    assert f"edgeops init {HOST} grafana.{HOST}" in outcome.findings[0].fix


def test_another_stacks_name_is_not_given_again(newcomer: Desk) -> None:
    """A new name of the same domain is a stack of its own; the first one's sites stay."""
    newcomer.init(FILE, HOST)
    newcomer.up()
    FILE.unlink()
    newcomer.init(FILE, f"grafana.{HOST}")
    assert newcomer.spec.name == "koing-2"
    verbs = {step.verb for step in _steps(newcomer.plan()) if step.kind != "early-health"}
    assert verbs == {"allow", "create", "register", "request"}


def test_a_load_balancer_whose_record_is_gone_tells_nothing(newcomer: Desk) -> None:
    """I4: only what the name leads to counts."""
    with Desk.open("S0-live") as desk:
        take_away(desk, HOST, "A")
        outcome = desk.init(FILE, HOST)
        assert outcome.next == ("edgeops plan",)


def test_missing_credentials_are_explained_step_by_step() -> None:
    """To somebody who never had any; other trouble with them keeps its own advice."""

    def nobody() -> Aws:
        raise CredentialsProblem(finding("credentials-missing", "AWS credentials", why="x"))

    events: list[Event] = []
    ctx = Context(connect=nobody, clock=VirtualClock(), emit=events.append)
    with pytest.raises(CredentialsProblem) as caught:
        init(ctx, Wish(FILE, {HOST: ()}, "ap-northeast-2"), ENGLISH)
    (found,) = caught.value.findings
    assert all(word in found.fix for word in ("aws configure", "IAM", "SSO", "AWS_PROFILE", "winget", "$env:"))

    def expired() -> Aws:
        raise CredentialsProblem(finding("credentials-expired", "sts", why="x"))

    with pytest.raises(CredentialsProblem) as caught:
        init(Context(expired, VirtualClock(), events.append), Wish(FILE, {HOST: ()}, "x"), ENGLISH)
    assert "Sign in again" in caught.value.findings[0].fix


def _steps(outcome: Outcome) -> list[object]:
    assert outcome.result is not None
    return [report.step for report in outcome.result.steps or ()]
