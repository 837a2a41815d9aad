"""The main job of the installed command on AWS as others simulate it: plain moto, and ministack.

    python -m tests.torture.emulators

Nobody here wrote them, so what works there works on more than our own idea of AWS. Where one of them does otherwise
than AWS, edgeops is not bent to it: whatever differs from our simulated AWS is in `emulators_known.KNOWN`, with the
reason, and anything else is an error. ministack is installed into an environment of its own, and left out with the
reason where that fails.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from moto_fixtures import RealClock, Server, World
from tests.torture.emulators_known import KNOWN, MINISTACK, ONE, TWO, Difference, page

EDGEOPS = Path(sys.executable).with_name("edgeops")
MOTO = Path(sys.executable).with_name("moto_server")
PAGE = Path(__file__).with_name("emulators.md")
REGION = "ap-northeast-2"
KEYS = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_EC2_METADATA_DISABLED": "true"}
JOB: Sequence[str] = (
    "plan",
    "up --yes",
    "up --yes",
    "status",
    "down --yes --confirm koing --delete-certificate --delete-address",
)
BEGIN = """
[stack]
name   = "koing"
region = "{region}"

[instances.web]
id = "{instance}"
"""
FILES: Mapping[str, str] = {
    ONE: BEGIN
    + """
[sites."koing.shop"]
to = "web:80"
""",
    TWO: BEGIN
    + """elastic_ip = true

[sites."koing.shop"]
to      = "web:80"
aliases = ["www.koing.shop"]

[sites."api.koing.shop"]
to = "web:8080"
""",
}
START_SECONDS = 30.0
COMMAND_SECONDS = 300
INSTALL_SECONDS = 900
BROKEN_OFF = frozenset({1, 4, 5, 6})


class Skipped(Exception):
    """An emulator cannot be had here; the message says why."""


@dataclass(frozen=True)
class Account:
    """An empty account behind an address; `answering` lets the instance's ports answer, where that is simulated."""

    url: str
    answering: Callable[[str], object] = str

    def furnished(self) -> str:
        """The id of the instance in it."""
        instance = furnish(self.url)
        self.answering(instance)
        return instance


Start = Callable[[], AbstractContextManager[Account]]


@contextmanager
def simulated() -> Iterator[Account]:
    """Our own simulated AWS: what the others are compared with."""
    world = World("empty", profile="quick", clock=RealClock())

    def answer(instance: str) -> None:
        for port in (80, 8080):
            world.region.ports.set(instance, port, "ok")

    with Server(world) as server:
        yield Account(server.url, answer)


@contextmanager
def plain_moto() -> Iterator[Account]:
    """moto's own server, with nothing of ours; it issues certificates by time alone."""
    with tempfile.TemporaryDirectory() as folder, _free_port() as port:
        command = [str(MOTO), "-H", "127.0.0.1", "-p", str(port)]
        with _served(command, port, {"MOTO_ACM_VALIDATION_WAIT": "1"}, folder) as account:
            yield account


@contextmanager
def ministack() -> Iterator[Account]:
    """From an environment of its own, or from where MINISTACK says."""
    with tempfile.TemporaryDirectory() as folder, _free_port() as port:
        program = os.environ.get("MINISTACK") or str(_installed(Path(folder)))
        with _served([program], port, {"BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port)}, folder) as account:
            yield account


@contextmanager
def _free_port() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    yield port


@contextmanager
def _served(command: list[str], port: int, settings: Mapping[str, str], folder: str) -> Iterator[Account]:
    """A program on loopback, once it answers, until it is told to end."""
    environment = {"TMPDIR": folder, "PATH": os.environ["PATH"], **settings, **KEYS}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, cwd=folder, stdout=quiet, stderr=quiet)
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_it_answers(url, process)
        yield Account(url)
    finally:
        process.terminate()
        process.wait(30)


def _installed(folder: Path) -> Path:
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", MINISTACK]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=INSTALL_SECONDS)
    if done.returncode:
        raise Skipped(f"{MINISTACK} cannot be installed: {done.stderr.strip().splitlines()[-1]}")
    return python.with_name("ministack")


def _wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            RealClock().sleep(0.2)
        else:
            return
    raise Skipped("it does not start")


def furnish(url: str) -> str:
    """A default account as AWS has it: an instance, a zone, and a way out of the default VPC. Returns the id."""
    ec2: Any = boto3.client("ec2", region_name=REGION, endpoint_url=url)
    route53: Any = boto3.client("route53", region_name=REGION, endpoint_url=url)
    route53.create_hosted_zone(Name="koing.shop", CallerReference="first")
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    tables = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"]
    if not any(route.get("GatewayId", "").startswith("igw-") for table in tables for route in table["Routes"]):
        _a_way_out(ec2, vpc, tables[0]["RouteTableId"])
    subnets = ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]
    first = min(subnets, key=lambda subnet: str(subnet["AvailabilityZone"]))["SubnetId"]
    group = ec2.create_security_group(GroupName="launch-wizard-1", Description="by hand", VpcId=vpc)["GroupId"]
    image = {"ImageId": "ami-12345678", "InstanceType": "t3.small", "MinCount": 1, "MaxCount": 1}
    made = ec2.run_instances(**image, SubnetId=first, SecurityGroupIds=[group])
    return str(made["Instances"][0]["InstanceId"])


def _a_way_out(ec2: Any, vpc: str, table: str) -> None:
    gateways = ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [vpc]}])
    if found := gateways["InternetGateways"]:
        gateway = found[0]["InternetGatewayId"]
    else:
        gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)


@dataclass(frozen=True)
class Ending:
    """How a command ended: its exit code, the steps that were done ("create records"), what was said."""

    exit_code: int
    steps: Counter[str]
    findings: tuple[str, ...]


def run(start: Start, file: str) -> list[Ending]:
    """The whole job, one ending a command."""
    with tempfile.TemporaryDirectory() as folder, start() as world:
        path = Path(folder) / "edgeops.toml"
        path.write_text(file.format(region=REGION, instance=world.furnished()))
        environment = {"PATH": os.environ["PATH"], "AWS_ENDPOINT_URL": world.url, "EDGEOPS_CONFIG": str(path)} | KEYS
        return [_command(command, environment) for command in JOB]


def _command(command: str, environment: Mapping[str, str]) -> Ending:
    words = [str(EDGEOPS), *command.split(), "--json", "--timeout", "60"]
    done = subprocess.run(
        words, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=COMMAND_SECONDS
    )
    if "Traceback" in done.stderr:
        raise AssertionError(f"edgeops {command}: {done.stderr}")
    answer = json.loads(done.stdout)
    steps = (answer.get("result") or {}).get("steps") or []
    made = Counter(f"{step['verb']} {step['kind']}" for step in steps if step["status"] in {"done", "planned"})
    findings = sorted({f"{one['id']} at {one['where']}" for one in answer["findings"] if one["severity"] == "error"})
    return Ending(done.returncode, made, tuple(findings))


def differences(job: str, emulator: str, here: Sequence[Ending], there: Sequence[Ending]) -> Iterator[Difference]:
    """What an emulator did otherwise than our simulated AWS (`here`)."""
    for number, (command, ours, theirs) in enumerate(zip(JOB, here, there, strict=False), 1):
        which = f"{number}. {command.partition(' --')[0]}"
        if theirs.exit_code != ours.exit_code:
            said = f": {', '.join(theirs.findings)}" if theirs.findings else ""
            yield Difference(emulator, job, which, f"ends with {theirs.exit_code}{said}")
        for step, count in sorted((theirs.steps - ours.steps).items()):
            yield Difference(emulator, job, which, f"besides: {step}" + (f" ({count})" if count > 1 else ""))
        if theirs.exit_code in BROKEN_OFF:
            continue  # what it did not come to says nothing
        for step, count in sorted((ours.steps - theirs.steps).items()):
            yield Difference(emulator, job, which, f"not done: {step}" + (f" ({count})" if count > 1 else ""))


def compared() -> tuple[list[Difference], list[str]]:
    """Every difference, and the emulators that could not be had, with the reason."""
    found: list[Difference] = []
    skipped: list[str] = []
    here = {job: run(simulated, file) for job, file in FILES.items()}
    for emulator, start in (("moto", plain_moto), ("ministack", ministack)):
        try:
            for job, file in FILES.items():
                found += differences(job, emulator, here[job], run(start, file))
        except Skipped as reason:
            skipped.append(f"{emulator}: {reason}")
    return found, skipped


def main(arguments: Sequence[str]) -> int:
    """The door: `scripts/torture emulators [--write]`. 1 where an emulator differs in another way than is known.

    `--write`: only write emulators.md.
    """
    if "--write" in arguments:
        PAGE.write_text(page())
        return 0
    os.environ.update(KEYS)
    found, skipped = compared()
    left_out = {line.partition(":")[0] for line in skipped}
    new = [one for one in found if one not in KNOWN]
    gone = [one for one in KNOWN if one not in found and one.emulator not in left_out]
    for one in found:
        print(f"{one.emulator:9} {one.job[:9]:9} {one.command:8} {one.what}: {KNOWN.get(one, 'NOT KNOWN')}")
    print(*(f"skipped {line}" for line in skipped), *(f"no longer so: {one}" for one in gone), sep="\n")
    print(f"{len(found)} differences, {len(new)} not known, {len(gone)} no longer there")
    return int(bool(new or gone))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
