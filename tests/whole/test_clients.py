"""Clients that nobody here wrote, against the simulated AWS over sockets: the AWS CLI, curl, dig and dnspython.

Terraform is one, too, and takes minutes: `scripts/torture terraform`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import dns.resolver
import pytest

from edgeops.errors import ExitStatus
from edgeops.settings import Overrides
from edgeops.settings import load as settings
from moto_fixtures import Control, RealClock, Server, VirtualClock, World
from scripts.bench_edge import load
from tests.harness import Desk, account_file, things
from tests.visits import curl, needs_curl

AWS = shutil.which("aws", path=str(Path(sys.executable).parent)) or shutil.which("aws")
needs_aws = pytest.mark.skipif(AWS is None, reason="the AWS CLI (awscli) is not installed")
HOST = "cli.main.io"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """S3, with its two sites built by `up`, in real time without delays."""
    clock = RealClock()
    world = World("S3", profile="instant", clock=clock)
    with Server(world, data_plane=True, programs=True) as running:
        with world.activate():
            desk = Desk(world, cast("VirtualClock", clock), settings(account_file("S3"), Overrides(), {}))
            assert desk.up().status is ExitStatus.OK
        yield running


class Cli:
    """The AWS CLI, one process a call; several calls at once with `each`."""

    def __init__(self, url: str, folder: Path) -> None:
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "AWS_ENDPOINT_URL": url,
            "AWS_ACCESS_KEY_ID": "testing",
            "AWS_SECRET_ACCESS_KEY": "testing",
            "AWS_DEFAULT_REGION": "ap-northeast-2",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_PAGER": "",
        }

    def __call__(self, words: str, **values: str) -> tuple[int, Any, str]:
        """Exit code, JSON, complaint. `{name}` stands for a value, which is one word whatever is in it."""
        command = [str(AWS), *(word.format_map(values) for word in words.split()), "--output", "json"]
        done = subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=120)
        return done.returncode, json.loads(done.stdout or "null"), done.stderr

    def do(self, words: str, **values: str) -> Any:
        """The answer of a call that succeeds."""
        code, answer, complaint = self(words, **values)
        assert code == 0, f"aws {words}: {complaint}"
        return answer

    def each(self, *lines: str, **values: str) -> list[Any]:
        """The answers of calls that do not depend on each other."""
        with ThreadPoolExecutor(len(lines)) as pool:
            return list(pool.map(lambda line: self.do(line, **values), lines))


@pytest.fixture
def cli(server: Server, tmp_path: Path) -> Cli:
    return Cli(server.url, tmp_path)


def _change(action: str, record: dict[str, str]) -> str:
    """A ChangeBatch for a validation record."""
    values = [{"Value": record["Value"]}]
    records = {"Name": record["Name"], "Type": record["Type"], "TTL": 60, "ResourceRecords": values}
    return json.dumps({"Changes": [{"Action": action, "ResourceRecordSet": records}]})


@needs_aws
def test_the_aws_cli_makes_an_edge_and_takes_it_away(server: Server, cli: Cli) -> None:
    """Certificate, record, address, group, load balancer, listener: made, seen, refused while in use, deleted."""
    before = things(Control(server.url).inventory())
    made, proof = _make(cli)
    _is_seen(cli, made, proof)
    _is_refused(cli, made)
    cli.do("elbv2 delete-load-balancer --load-balancer-arn {balancer}", **made)
    cli.each(
        "elbv2 delete-target-group --target-group-arn {group}",
        "ec2 release-address --allocation-id {address}",
        "acm delete-certificate --certificate-arn {arn}",
        "route53 change-resource-record-sets --hosted-zone-id {zone} --change-batch {batch}",
        **made, batch=_change("DELETE", proof),
    )  # fmt: skip
    assert things(Control(server.url).inventory()) == before


def _make(cli: Cli) -> tuple[dict[str, str], dict[str, str]]:
    """What has been made, and the certificate's validation record."""
    subnets, zones, certificate, address = cli.each(
        "ec2 describe-subnets --filters Name=default-for-az,Values=true",
        "route53 list-hosted-zones",
        "acm request-certificate --validation-method DNS --domain-name {host}",
        "ec2 allocate-address --domain vpc",
        host=HOST,
    )
    one, two = subnets["Subnets"][:2]
    made = {"arn": certificate["CertificateArn"], "address": address["AllocationId"]}
    made["zone"] = next(each["Id"] for each in zones["HostedZones"] if each["Name"] == "main.io.")
    group, balancer, described = cli.each(
        "elbv2 create-target-group --name cli --protocol HTTP --port 80 --vpc-id {vpc}",
        "elbv2 create-load-balancer --name cli --subnets {one} {two}",
        "acm describe-certificate --certificate-arn {arn}",
        **made, vpc=one["VpcId"], one=one["SubnetId"], two=two["SubnetId"],
    )  # fmt: skip
    made["group"] = group["TargetGroups"][0]["TargetGroupArn"]
    made["balancer"] = balancer["LoadBalancers"][0]["LoadBalancerArn"]
    proof = described["Certificate"]["DomainValidationOptions"][0]["ResourceRecord"]
    cli.each(
        "elbv2 create-listener --load-balancer-arn {balancer} --protocol HTTP --port 80 "
        "--default-actions Type=forward,TargetGroupArn={group}",
        "route53 change-resource-record-sets --hosted-zone-id {zone} --change-batch {batch}",
        **made, batch=_change("CREATE", proof),
    )  # fmt: skip
    return made, proof


def _is_seen(cli: Cli, made: dict[str, str], proof: dict[str, str]) -> None:
    """The CLI's own waiter is content, and what was made is listed."""
    _, listeners, records, addresses = cli.each(
        "elbv2 wait load-balancer-available --load-balancer-arns {balancer}",
        "elbv2 describe-listeners --load-balancer-arn {balancer}",
        "route53 list-resource-record-sets --hosted-zone-id {zone}",
        "ec2 describe-addresses --allocation-ids {address}",
        **made,
    )
    (listener,) = listeners["Listeners"]
    assert (listener["Port"], listener["DefaultActions"][0]["TargetGroupArn"]) == (80, made["group"])
    assert proof["Name"] in {each["Name"] for each in records["ResourceRecordSets"]}
    assert addresses["Addresses"][0]["AllocationId"] == made["address"]


def _is_refused(cli: Cli, made: dict[str, str]) -> None:
    """What is in use, with AWS's code."""
    code, _, complaint = cli("elbv2 delete-target-group --target-group-arn {group}", **made)
    assert code != 0
    assert "(ResourceInUse)" in complaint


@needs_curl
@pytest.mark.parametrize(("host", "application"), [("main.io", "main"), ("sub.main.io", "sub")])
def test_curl_follows_http_to_https(server: Server, host: str, application: str) -> None:
    """By name: 301 from port 80, then TLS by that name, verified, to the site's own application."""
    visit = curl(server.plane, f"http://{host}/", "-L")
    assert (visit.trouble, visit.status, visit.verified) == (0, 200, "0")
    assert visit.url == f"https://{host}:443/"
    assert visit.body == f"Hello from {application}.\n"


@needs_curl
def test_curl_sees_that_a_name_has_no_certificate(server: Server) -> None:
    """No certificate of the listener is for it, so the default one comes and curl hangs up (T3.14)."""
    assert curl(server.plane, "https://elsewhere.main.io/").trouble == 60
    assert curl(server.plane, "https://elsewhere.main.io/", "-k").status == 404


@needs_curl
def test_curl_gets_what_the_application_saw(server: Server) -> None:
    """The browser's address and that it came by https."""
    seen = json.loads(curl(server.plane, "https://main.io/seen").body)
    assert (seen["X-Forwarded-Proto"], seen["X-Forwarded-Port"]) == (["https"], ["443"])
    assert (seen["X-Forwarded-For"], seen["Host"]) == (["203.0.113.50"], ["main.io"])


@needs_curl
def test_curl_speaks_http_1_1_though_it_offers_2(server: Server) -> None:
    """HTTP/2 is not simulated: the load balancer talks the client down."""
    visit = curl(server.plane, "https://main.io/", "--http2")
    assert (visit.status, visit.version) == (200, "1.1")


@needs_curl
@pytest.mark.parametrize(("fresh", "requests", "a_second"), [(False, 400, 100), (True, 100, 30)])
def test_many_requests_are_answered_quickly(server: Server, fresh: bool, requests: int, a_second: int) -> None:
    """All of them, eight at once; a fraction of what `scripts/bench edge` asks, since the other tests run meanwhile."""
    done = load("https://main.io/", server.plane.ca, server.plane.entrances[443], requests, fresh)
    assert (done.failed, len(done.seconds)) == (0, requests)
    assert done.rate >= a_second


@pytest.mark.skipif(shutil.which("dig") is None, reason="dig is not installed")
def test_dig_asks_the_name_servers_of_the_zone(server: Server) -> None:
    """An authoritative answer: the addresses of the load balancer."""
    host, _, port = server.dns.authority.partition(":")
    command = ["dig", f"@{host}", "-p", port, "sub.main.io", "A", "+noall", "+comments", "+answer"]
    said = subprocess.run(command, capture_output=True, text=True, timeout=30).stdout
    flags = next(line for line in said.splitlines() if line.startswith(";; flags:"))
    assert " aa" in flags.partition(";; flags:")[2].partition(";")[0]
    found = {line.split()[-1] for line in said.splitlines() if line.startswith("sub.main.io.")}
    assert found == _addresses(server)


def test_dnspython_resolves_as_the_world_does(server: Server) -> None:
    """Through a resolver, with the library's own."""
    host, _, port = server.dns.resolver.partition(":")
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = [host], int(port)
    assert {each.to_text() for each in resolver.resolve("main.io", "A")} == _addresses(server)
    assert {each.to_text() for each in resolver.resolve("main.io", "MX")} == {"1 aspmx.l.google.com."}
    with pytest.raises(dns.resolver.NXDOMAIN):
        resolver.resolve("nothing.main.io", "A")


def _addresses(server: Server) -> set[str]:
    """Of the load balancer that `up` made."""
    return {
        address
        for each in server.plane.listeners()
        if each.load_balancer.startswith("eo-main-")
        for address in each.addresses
    }
