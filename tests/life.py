"""The whole life of an edge, in scenes that together make every call edgeops can make, under a policy if wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from edgeops.errors import CredentialsProblem, ExitStatus, Refused
from edgeops.model import HealthCheck, Pool, Route, Target
from edgeops.report import Outcome
from tests.harness import Desk


class Denied(Exception):
    """A command ended with 4; the message is what it said."""


@dataclass
class Life:
    """Somebody at a desk whose commands may do `permitted` IAM actions (None: all); what is done by hand, they may.

    `needed`: the actions that the commands have needed.
    """

    desk: Desk
    permitted: Collection[str] | None = None
    needed: set[str] = field(default_factory=set)

    def init(self, file: Path, host: str) -> None:
        """What it ends with is its own matter, but for what it may."""
        self._run(lambda: self.desk.look_around(file, host), any_end=True)

    def up(self) -> None:
        self._run(self.desk.up)

    def plan(self) -> None:
        self._run(self.desk.plan)

    def status(self) -> None:
        self._run(self.desk.status)

    def down(self) -> None:
        self._run(lambda: self.desk.down("certificate", "address"))

    def _run(self, command: Callable[[], Outcome], any_end: bool = False) -> None:
        world = self.desk.world
        world.exercised.clear()
        world.permit(self.permitted)
        try:
            outcome = command()
        except CredentialsProblem as problem:
            raise Denied(str(problem)) from problem
        except Refused:
            if any_end:
                return
            raise
        finally:
            world.permit(None)
            self.needed |= world.exercised
        if outcome.status is ExitStatus.DENIED:
            raise Denied(str([finding.what for finding in outcome.findings]))
        assert any_end or outcome.status is ExitStatus.OK, outcome.findings


def _from_nothing_and_back(life: Life) -> None:
    desk = life.desk
    desk.wish(instances=tuple(replace(one, elastic_ip=True) for one in desk.spec.instances))
    life.plan()
    life.up()
    life.status()
    life.down()


def _changes(life: Life) -> None:
    """A site less, another port and health path, other settings of the load balancer, other zones."""
    desk = life.desk
    life.up()
    desk.world.instance("web").set_port(8080, "ok")
    main = desk.spec.sites[0]
    desk.wish(sites=(replace(main, pools=(Pool("main", (Target("web", 8080),)),), health=HealthCheck("/up", "200")),))
    desk.wish(edge=replace(desk.spec.edge, idle_timeout=90, zones=3))
    desk.world.instance("web").set_port(8080, "ok")
    life.up()
    desk.wish_site(main.host, health=HealthCheck("/up", "200", interval=20))
    life.up()
    desk.wish(deep=True)
    life.plan()


def _second_target(life: Life) -> None:
    desk = life.desk
    desk.world.instance("web").set_port(8080, "ok")
    one, two = Target("web", 80), Target("web", 8080)
    desk.wish_site(desk.spec.sites[0].host, pools=(Pool("main", (one, two)),))
    life.up()
    desk.wish_site(desk.spec.sites[0].host, pools=(Pool("main", (one,)),))
    life.up()


def _by_hand(life: Life) -> None:
    """The listener's policy, the rules' order and target, and the security groups were changed."""
    desk = life.desk
    host = desk.spec.sites[0].host
    desk.wish_site(host, aliases=(f"www.{host}",))
    life.up()
    stack, elb = desk.look(), desk.aws().elbv2
    assert stack.https
    assert stack.https.on(0)
    assert stack.balancer
    elb.modify_listener(ListenerArn=stack.https.on(0).arn, SslPolicy="ELBSecurityPolicy-2016-08")
    rules: Any = [{"RuleArn": one.arn, "Priority": one.priority} for one in stack.https.rules]
    close: Any = {**rules[-1], "Priority": rules[0]["Priority"] + 1}
    elb.set_rule_priorities(RulePriorities=[close])
    elb.modify_rule(RuleArn=rules[0]["RuleArn"], Actions=[{"Type": "fixed-response", "FixedResponseConfig": GONE}])
    default = desk.aws().ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["default"]}])
    groups = [each["GroupId"] for each in default["SecurityGroups"] if each["VpcId"] == stack.network.vpc]  # type: ignore[union-attr]
    elb.set_security_groups(LoadBalancerArn=stack.balancer.items[0].arn, SecurityGroups=groups)
    desk.world.instance("web").set_port(8080, "ok")
    desk.wish_site(host, routes=(Route("/a", Pool("a", (Target("web", 8080),))),))
    desk.clock.advance(60)
    life.up()


def _crowded(life: Life) -> None:
    """More rules than a load balancer holds by default, in an account that has been given more."""
    desk = life.desk
    desk.world.limits["rules-per-application-load-balancer"] = 200
    away = Pool("r", (Target("web", 8080),))
    desk.world.instance("web").set_port(8080, "ok")
    routes = tuple(Route(f"/r{number}", away) for number in range(100))
    desk.wish_site(desk.spec.sites[0].host, routes=routes)
    life.plan()


def _many_names(life: Life) -> None:
    """More than one certificate holds, and then fewer again."""
    desk = life.desk
    host = desk.spec.sites[0].host
    desk.wish_site(host, aliases=tuple(f"a{number}.{host}" for number in range(11)))
    life.up()
    desk.wish_site(host, aliases=())
    life.up()


def _newcomer(life: Life) -> None:
    """Somebody whose instance is not in the region they work in."""
    desk = life.desk
    desk.world.instance("web").terminate()
    with TemporaryDirectory() as folder:
        life.init(Path(folder) / "edgeops.toml", desk.spec.sites[0].host)


def _live(life: Life) -> None:
    """Names that others hold are taken over and given back."""
    life.desk.wish(takeover=frozenset(life.desk.spec.hosts))
    life.up()
    life.down()


GONE: Any = {"StatusCode": "410"}
SCENES: Mapping[str, tuple[str, Callable[[Life], None]]] = {
    "from nothing and back": ("S3", _from_nothing_and_back),
    "changes": ("S3", _changes),
    "a second target": ("S0", _second_target),
    "by hand": ("S0", _by_hand),
    "crowded": ("S0", _crowded),
    "newcomer": ("S0", _newcomer),
    "many names": ("S0", _many_names),
    "live": ("S3-live", _live),
}


def play(scene: str, permitted: Collection[str] | None = None) -> set[str]:
    """The IAM actions that a scene needs. Raises Denied where one that it needs is not permitted."""
    account, act = SCENES[scene]
    with Desk.open(account) as desk:
        life = Life(desk, permitted)
        act(life)
        return life.needed


@cache
def needs() -> Mapping[str, frozenset[str]]:
    """Of every scene."""
    return {scene: frozenset(play(scene)) for scene in SCENES}
