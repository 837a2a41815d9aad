"""AWS as the resource modules see it - the only importer of boto3.

All clients are made once, from one session, with the SDK's retries off (`call` has ours).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from botocore.exceptions import BotoCoreError

from edgeops import naming
from edgeops.aws.buckets import Buckets
from edgeops.aws.call import Caller
from edgeops.aws.certs import Certs
from edgeops.aws.classic import Classic
from edgeops.aws.clients import Clients, session_of
from edgeops.aws.dns import Dns
from edgeops.aws.elb import Elb
from edgeops.aws.failures import credentials_problem
from edgeops.aws.machines import Machines
from edgeops.aws.together import Together
from edgeops.errors import Refused, finding
from edgeops.events import Listener
from edgeops.resolving import Look, Outside, nobody
from edgeops.waiting import Clock

if TYPE_CHECKING:
    import boto3
    from mypy_boto3_ec2 import EC2Client
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client

__all__ = ["Aws", "Together", "configured_region", "connect"]

# Of every public partition, with and without IPv6.
REAL = (
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".api.amazonwebservices.com.cn",
    ".api.amazonwebservices.eu",
    ".api.aws",
)


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
    clients: Clients
    elb: Elb
    classic: Classic
    certs: Certs
    dns: Dns
    machines: Machines
    anew: Callable[[], Aws]
    outside: Callable[[], Outside | None] = lambda: None

    @property
    def ec2(self) -> EC2Client:
        """Waits until it is made."""
        return self.clients.ec2

    @property
    def elbv2(self) -> ElasticLoadBalancingv2Client:
        """Waits until it is made."""
        return self.clients.elbv2


def connect(
    region: str,
    profile: str | None,
    clock: Clock,
    stack: str,
    expected_account: str | None = None,
    session: boto3.Session | None = None,
    outside: Look = nobody,
    heard: Listener | None = None,
    together: Together | None = None,
) -> Aws:
    """Make the clients and ask who we are. `session`: whoever connects often shares one, it has read AWS's models.

    `heard` is told of every call. `together`: how many of them may be made beside each other; one without it.

    Raises CredentialsProblem where AWS does not know us, Refused where the account is not the expected one,
    UsageProblem where AWS_ENDPOINT_URL is no address.
    """
    try:
        session = session or session_of(profile, region)
    except BotoCoreError as error:
        raise credentials_problem(error) from error
    clients = Clients(session)
    clients.prepare()
    caller = Caller(clock, Buckets(clock), heard=heard, together=together or Together())
    account = caller.read(clients.sts.get_caller_identity)["Account"]
    if expected_account not in (None, account):
        raise Refused(finding("wrong-account", "stack.account", account=account, expected=expected_account))
    return _assemble(clients, caller, stack, account, region, outside)


def configured_region(profile: str | None) -> str | None:
    """The region of the AWS configuration (~/.aws/config), None where it has none. Raises CredentialsProblem."""
    try:
        return session_of(profile).region_name
    except BotoCoreError as error:
        raise credentials_problem(error) from error


def _assemble(clients: Clients, caller: Caller, stack: str, account: str, region: str, outside: Look) -> Aws:
    endpoint = _endpoint(clients.elbv2.meta.endpoint_url)
    return Aws(
        stack=stack,
        account=account,
        region=region,
        endpoint=endpoint,
        call=caller,
        clients=clients,
        elb=Elb(clients.elbv2, caller, naming.stack_prefix(stack)),
        classic=Classic(clients.elb, caller),
        certs=Certs(clients.acm, caller),
        dns=Dns(clients.route53, caller),
        machines=Machines(region, clients, caller),
        anew=lambda: _assemble(clients, caller, stack, account, region, outside),
        outside=lambda: outside(endpoint is not None),
    )


def _endpoint(url: str) -> str | None:
    host = urlsplit(url).hostname or ""
    return None if host.endswith(REAL) else url
