"""What must be true at every moment, looked at after every call: whoever is served stays served.

who was served, and is still in the file, has a rule whose every group with weight has a target in service
the :443 listener has an issued certificate for each of these names
their records lead to what answers: to the old place or to our load balancer, never nowhere
who leaves - its site taken out of the file, or `down` - is served as long as its record stands
no record and no marker of ours points at nothing of ours
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from edgeops import naming
from edgeops.errors import ExitStatus
from moto_fixtures.acm import status
from moto_fixtures.cloud import Region
from moto_fixtures.data_plane.asked import SOMEBODY, Asked
from moto_fixtures.data_plane.decisions import IN_SERVICE
from moto_fixtures.data_plane.matching import meets
from moto_fixtures.elbv2 import target_health
from moto_fixtures.elbv2.state import Listener, LoadBalancer, Rule
from moto_fixtures.route53.state import RecordSet, Zone
from tests.torture.scenes import Stage

SERVED, ELSEWHERE, NO_RECORD = "served", "led elsewhere", "it has no record"


class Watch:
    """Looks on; `wrong` is what was ever not as it must be, each with the call after which it was seen first."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._region: Region = stage.world.region
        self._stay = set(stage.desk.spec.hosts) if stage.scene.verb == "up" else set()
        held = {naming.plain_name(record["Name"]) for _, record in self._records() if self._ours_by(record)}
        self._live = {host for host in self._stay | held if self._ends(host) in (ELSEWHERE, SERVED)}
        self.looks = 0
        self.wrong: dict[str, str] = {}

    def look(self) -> None:
        """Called after every call, under the world's lock."""
        self.looks += 1
        call = self._stage.world.gateway.calls[-1]
        after = f"{call.service}.{call.operation} (call {self.looks})"
        for said in [*self._of_hosts(), *self._of_records()]:
            self.wrong.setdefault(said, after)

    def report(self) -> str:
        return "\n".join(f"after {after}: {said}" for said, after in self.wrong.items())

    def _of_hosts(self) -> Iterator[str]:
        for host in self._stay | self._live:
            ends = self._ends(host)
            if ends in (ELSEWHERE, SERVED):
                self._live.add(host)
            elif host in self._live and (ends != NO_RECORD or host in self._stay):
                yield f"{host}: {ends}"

    def _ends(self, host: str) -> str:
        """SERVED by our load balancer, or ELSEWHERE, or why a visitor gets no answer."""
        records = [record for record in self._records_at(host) if record["Type"] in ("A", "AAAA", "CNAME")]
        if not records:
            return NO_RECORD
        balancer = self._ours_by(records[0])
        if balancer is None:
            return ELSEWHERE
        return self._served(host, balancer)

    def _served(self, host: str, balancer: LoadBalancer) -> str:
        https = [each for each in self._region.elb.listeners_of(balancer.arn) if each.port == 443]
        if not https:
            return "no :443 listener"
        if not self._has_certificate(https[0], host):
            return "the :443 listener has no issued certificate for it"
        asked = Asked("GET", host, "/", "", {}, SOMEBODY, 50000, "https", 443)
        rule = next(each for each in self._region.elb.rules_of(https[0].arn) if meets(asked, each.conditions))
        if rule.priority is None:
            return "no rule is for it"
        return self._reaches(rule) or SERVED

    def _reaches(self, rule: Rule) -> str:
        forward = rule.actions[-1].get("ForwardConfig", {}).get("TargetGroups")
        if forward is None:
            return ""  # a redirect
        with_weight = [each["TargetGroupArn"] for each in forward if int(each.get("Weight", 1))]
        if not with_weight:
            return "no group of its rule has weight"
        empty = [arn for arn in with_weight if not self._in_service(arn)]
        return f"nothing is in service in {empty[0].split('/')[1]}" if empty else ""

    def _in_service(self, arn: str) -> bool:
        group = self._region.elb.groups.get(arn)
        return group is not None and any(
            target_health.verdict(self._region, group, key).state in IN_SERVICE for key in group.targets
        )

    def _has_certificate(self, listener: Listener, host: str) -> bool:
        held = [self._region.acm.certificates.get(arn) for arn in (listener.certificate or "", *listener.sni)]
        wild = f"*.{host.partition('.')[2]}"
        return any(
            each is not None and {host, wild} & set(each.names) and status.of(self._region, each) == "ISSUED"
            for each in held
        )

    def _of_records(self) -> Iterator[str]:
        prefix = naming.stack_prefix(self._stage.desk.spec.name)
        addresses = {each.public_ip for each in self._region.ec2.addresses}
        for zone, record in self._records():
            name, target = naming.plain_name(record["Name"]), _target(record)
            if target.startswith(prefix) and self._ours_by(record) is None:
                yield f"the record of {name} leads to {target}, which does not exist"
            if not _is_marker(record, self._stage.desk.spec.name):
                continue
            marked = [each for each in self._records_at(naming.marked_host(name) or "") if each["Type"] != "TXT"]
            if not marked:
                yield f"the marker {name} in {zone.name} stands beside nothing"
            gone = [
                value for each in marked for value in _values(each) if each["Type"] == "A" and value not in addresses
            ]
            if gone:
                yield f"the record beside {name} leads to {gone[0]}, which is no address of the account"

    def _ours_by(self, record: RecordSet) -> LoadBalancer | None:
        """The load balancer of this stack that a record leads to."""
        target = _target(record)
        for each in self._region.elb.balancers.values():
            if each.dns_name.lower() == target:
                tags = self._region.elb.tags.get(each.arn, {})
                return each if naming.owned(tags, self._stage.desk.spec.name, "balancer") else None
        return None

    def _records(self) -> Iterator[tuple[Zone, RecordSet]]:
        for zone in self._region.cloud.dns.zones.values():
            if not zone.private:
                yield from ((zone, record) for record in zone.records.values())

    def _records_at(self, host: str) -> list[RecordSet]:
        return [record for _, record in self._records() if naming.plain_name(record["Name"]) == host]


def _target(record: RecordSet) -> str:
    return str(record.get("AliasTarget", {}).get("DNSName", "")).lower().rstrip(".").removeprefix("dualstack.")


def _values(record: RecordSet) -> list[str]:
    return [each["Value"] for each in record.get("ResourceRecords", [])]


def _is_marker(record: RecordSet, stack: str) -> bool:
    return record["Type"] == "TXT" and any(f"stack={stack} " in value for value in _values(record))


@contextmanager
def watched(stage: Stage) -> Iterator[Watch]:
    """Look on at whatever is done with the stage."""
    watch = Watch(stage)
    stage.world.on_answer(watch.look)
    try:
        yield watch
    finally:
        stage.world.on_answer(lambda: None)


def looked_on(stage: Stage) -> str:
    """Run the scene's command; empty when at no moment anything was wrong."""
    with watched(stage) as watch:
        outcome = stage.work()
    if outcome.status is not ExitStatus.OK:
        return f"ends with {outcome.status.name}"
    return watch.report() or ("" if watch.looks else "nobody looked")
