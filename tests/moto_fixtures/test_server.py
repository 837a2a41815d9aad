import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest
from botocore.exceptions import ClientError, ConnectionClosedError

from moto_fixtures import Control, Fault, RealClock, Server, World, serve
from moto_fixtures.faults import Kill, LostRequest, LostResponse


@pytest.fixture
def world():
    return World("S0", profile="quick", clock=RealClock())


@pytest.fixture
def server(world):
    with Server(world) as server:
        yield server


def test_it_answers_every_service_over_http(server, at):
    """One endpoint for all, as AWS_ENDPOINT_URL has it."""
    aws = at(server.url)
    assert aws.sts.get_caller_identity()["Account"] == "123456789012"
    assert len(aws.ec2.describe_instances()["Reservations"]) == 1
    assert len(aws.acm.list_certificates()["CertificateSummaryList"]) == 1
    assert aws.route53.list_hosted_zones()["HostedZones"][0]["Name"] == "koing.shop."
    assert aws.elbv2.describe_load_balancers()["LoadBalancers"] == []
    assert aws.elb.describe_load_balancers()["LoadBalancerDescriptions"] == []


def test_it_listens_on_the_loopback_interface_only(server):
    """On a port chosen at run time."""
    assert server.url.startswith("http://127.0.0.1:")
    assert server._listener.server_address[0] == "127.0.0.1"


def test_latency_is_waited_for_in_parallel(at):
    """Eight calls at once take about as long as one."""
    with Server(World("S0", clock=RealClock(), latency=0.2)) as server:
        sts = at(server.url).sts
        start = time.perf_counter()
        threads = [threading.Thread(target=sts.get_caller_identity) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert 0.2 <= time.perf_counter() - start < 1.0


def test_many_threads_at_once_lose_nothing(server, world, at):
    """One lock orders them; every change is there in the end (emulators.md 8)."""
    ec2 = at(server.url).ec2
    made, errors = [], []

    def make(number):
        try:
            group = ec2.create_security_group(GroupName=f"g{number}", Description="x")["GroupId"]
            ec2.describe_security_groups(GroupIds=[group])
            made.append(group)
        except ClientError as error:
            errors.append(error)

    threads = [threading.Thread(target=make, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(set(made)) == 16
    assert len(world.calls) == 32


def test_a_call_without_signature_is_refused(server):
    """As by any AWS endpoint."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(server.url, timeout=5)
    with caught.value as refused:
        assert refused.code == 403


def test_a_lost_call_is_a_closed_connection(server, world, at):
    """The socket closes without an answer; the next call gets a new one."""
    ec2 = at(server.url).ec2
    world.faults.add(Fault("ec2.AllocateAddress", LostRequest()), Fault("ec2.AllocateAddress", LostResponse(), nth=2))
    for made in (1, 2):
        with pytest.raises(ConnectionClosedError):
            ec2.allocate_address(Domain="vpc")
        assert len(ec2.describe_addresses()["Addresses"]) == made


CLIENT = """
import sys, boto3
ec2 = boto3.client("ec2", region_name="ap-northeast-2", endpoint_url=sys.argv[1],
                   aws_access_key_id="testing", aws_secret_access_key="testing")
ec2.allocate_address(Domain="vpc")
ec2.allocate_address(Domain="vpc")
print("alive")
"""


@pytest.mark.parametrize(("when", "made"), [("before", 1), ("after", 2)])
def test_a_kill_ends_the_process_that_called(server, world, when, made):
    """With SIGKILL, before AWS does it or after; an account goes on, as for a new process."""
    world.faults.add(Fault("ec2.AllocateAddress", Kill(when)))
    client = subprocess.Popen([sys.executable, "-c", CLIENT, server.url], stdout=subprocess.PIPE)
    if sys.platform != "linux":
        world.victim = client.pid
    assert client.communicate(timeout=30)[0] == b""
    assert client.returncode == -9
    assert len(world.inventory()["regions"]["ap-northeast-2"]["addresses"]) == made


def test_a_kill_spares_the_process_of_the_server(server, world, at):
    """A client in the same process loses the connection only."""
    world.faults.add(Fault("*", Kill("after")))
    with pytest.raises(ConnectionClosedError):
        at(server.url).sts.get_caller_identity()


def test_serve_takes_faults_from_the_environment(monkeypatch, at):
    """A JSON list, as Fault.as_json writes it."""
    monkeypatch.setenv("EDGEOPS_SANDBOX_FAULTS", '[{"match": "sts.*", "effect": {"kind": "Error", "code": "Oops"}}]')
    stop, codes = threading.Event(), []

    def announce(info):
        with pytest.raises(ClientError) as caught:
            at(info.url).sts.get_caller_identity()
        codes.append(caught.value.response["Error"]["Code"])
        stop.set()

    serve("S0", 0, "instant", announce, stop)
    assert codes == ["Oops"]


def test_serve_announces_and_stops():
    """In the foreground until it is told to stop; the announcement holds what one must export."""
    announced, ready, stop = [], threading.Event(), threading.Event()

    def announce(info):
        announced.append(info)
        ready.set()

    thread = threading.Thread(target=serve, args=("S3", 0, "quick", announce, stop))
    thread.start()
    assert ready.wait(5)
    info = announced[0]
    assert (info.region, info.account_id, info.access_key) == ("ap-northeast-2", "123456789012", "testing")
    assert info.hosts == ("main.io", "sub.main.io")
    assert Control(info.url).info()["account"] == "S3"
    stop.set()
    thread.join(5)
    assert not thread.is_alive()


def test_half_a_request_is_not_carried_out(server, world):
    """Its client died while it was sending."""
    host, port = server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nHost: acm\r\nContent-Length: 100\r\n\r\n{")
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(100) == b""
    assert world.calls == []
