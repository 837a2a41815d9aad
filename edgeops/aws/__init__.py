"""AWS as the resource modules see it - the only importer of boto3.

All clients are made once, in the main thread, from one session (T5.5), with the SDK's retries off (`call` has ours).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError

from edgeops import __version__, naming
from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.certs import Certs
from edgeops.aws.classic import Classic
from edgeops.aws.dns import Dns
from edgeops.aws.elb import Elb
from edgeops.aws.failures import credentials_problem
from edgeops.aws.machines import Machines
from edgeops.errors import Refused, UsageProblem, finding
from edgeops.events import Listener
from edgeops.resolving import Look, Outside, nobody
from edgeops.waiting import Clock

if TYPE_CHECKING:
    from mypy_boto3_acm import ACMClient
    from mypy_boto3_ec2 import EC2Client
    from mypy_boto3_elb import ElasticLoadBalancingClient
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client
    from mypy_boto3_route53 import Route53Client
    from mypy_boto3_sts import STSClient

__all__ = ["Aws", "configured_region", "connect"]

# Of every public partition, with and without IPv6.
REAL = (
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".api.amazonwebservices.com.cn",
    ".api.amazonwebservices.eu",
    ".api.aws",
)


CONFIG = Config(
    retries={"total_max_attempts": 1, "mode": "standard"},
    connect_timeout=5,
    read_timeout=30,
    max_pool_connections=34,
    user_agent_extra=f"edgeops/{__version__}",
)


@dataclass(frozen=True)
class Clients:
    """The SDK's clients, made together in one thread."""

    sts: STSClient
    ec2: EC2Client
    acm: ACMClient
    elbv2: ElasticLoadBalancingv2Client
    elb: ElasticLoadBalancingClient
    route53: Route53Client


@dataclass(frozen=True)
class Aws:
    """One account in one region, for one stack. `endpoint` is None on real AWS.

    `outside` makes an asker of the public DNS; None where that cannot know the zones of this account. `anew` makes the
    same with nothing read yet: its clients, and its turns at calling.
    """

    stack: str
    account: str
    region: str
    endpoint: str | None
    call: Caller
    ec2: EC2Client
    elbv2: ElasticLoadBalancingv2Client
    elb: Elb
    classic: Classic
    certs: Certs
    dns: Dns
    machines: Machines
    anew: Callable[[], Aws]
    outside: Callable[[], Outside | None] = lambda: None


def connect(
    region: str,
    profile: str | None,
    clock: Clock,
    stack: str,
    expected_account: str | None = None,
    session: boto3.Session | None = None,
    outside: Look = nobody,
    heard: Listener | None = None,
) -> Aws:
    """Make the clients and ask who we are. `session`: whoever connects often shares one, it has read AWS's models.

    `heard` is told of every call.

    Raises CredentialsProblem where AWS does not know us, Refused where the account is not the expected one,
    UsageProblem where AWS_ENDPOINT_URL is no address.
    """
    try:
        session = session or boto3.Session(profile_name=profile, region_name=region)
        clients = Clients(
            sts=session.client("sts", config=CONFIG),
            ec2=session.client("ec2", config=CONFIG),
            acm=session.client("acm", config=CONFIG),
            elbv2=session.client("elbv2", config=CONFIG),
            elb=session.client("elb", config=CONFIG),
            route53=session.client("route53", config=CONFIG),
        )
    except BotoCoreError as error:
        raise credentials_problem(error) from error
    except ValueError as error:  # botocore's word for an endpoint that is no URL
        raise UsageProblem(finding("bad-endpoint", "AWS_ENDPOINT_URL", message=str(error))) from error
    caller = Caller(clock, Buckets(clock), heard=heard)
    account = caller.read(clients.sts.get_caller_identity)["Account"]
    if expected_account not in (None, account):
        raise Refused(finding("wrong-account", "stack.account", account=account, expected=expected_account))
    machines = Machines(region, clients.ec2, caller, lambda other: session.client("ec2", other, config=CONFIG))
    return _assemble(clients, caller, machines, stack, account, region, outside)


def configured_region(profile: str | None) -> str | None:
    """The region of the AWS configuration (~/.aws/config), None where it has none. Raises CredentialsProblem."""
    try:
        return boto3.Session(profile_name=profile).region_name
    except BotoCoreError as error:
        raise credentials_problem(error) from error


def _assemble(
    clients: Clients, caller: Caller, machines: Machines, stack: str, account: str, region: str, outside: Look
) -> Aws:
    endpoint = _endpoint(clients.elbv2.meta.endpoint_url)
    return Aws(
        stack=stack,
        account=account,
        region=region,
        endpoint=endpoint,
        call=caller,
        ec2=clients.ec2,
        elbv2=clients.elbv2,
        elb=Elb(clients.elbv2, caller, naming.stack_prefix(stack)),
        classic=Classic(clients.elb, caller),
        certs=Certs(clients.acm, caller),
        dns=Dns(clients.route53, caller),
        machines=machines,
        anew=lambda: _assemble(clients, caller, machines, stack, account, region, outside),
        outside=lambda: outside(endpoint is not None),
    )


def _endpoint(url: str) -> str | None:
    host = urlsplit(url).hostname or ""
    return None if host.endswith(REAL) else url
