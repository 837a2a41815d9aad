"""The SDK's clients: STS's at once, the others by one thread while AWS answers the first call.

A session is not safe to use from several threads (T5.5), clients are: so that thread is the only one that uses the
session until it is done. EC2's model is larger than those of all the others together and comes last.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError
from botocore.loaders import JSONFileLoader

from edgeops import __version__
from edgeops.aws.failures import credentials_problem
from edgeops.errors import EdgeError, UsageProblem, finding

if TYPE_CHECKING:
    from mypy_boto3_acm import ACMClient
    from mypy_boto3_ec2 import EC2Client
    from mypy_boto3_elb import ElasticLoadBalancingClient
    from mypy_boto3_elbv2 import ElasticLoadBalancingv2Client
    from mypy_boto3_route53 import Route53Client
    from mypy_boto3_sts import STSClient

CONFIG = Config(
    retries={"total_max_attempts": 1, "mode": "standard"},
    connect_timeout=5,
    read_timeout=30,
    max_pool_connections=34,
    user_agent_extra=f"edgeops/{__version__}",
)
UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {".json": bytes, ".json.gz": gzip.decompress}
LATER = ("elbv2", "acm", "route53", "elb", "ec2")


class PlainFiles(JSONFileLoader):
    """Reads the SDK's models into plain dicts, which keep their order, too: a third less time and 8 MiB less than
    with OrderedDict, which the SDK took for older Pythons.
    """

    def load_file(self, file_path: str) -> Any:
        """What a model file holds, named without its ending; None where there is none."""
        for ending, unpacked in UNPACKED.items():
            path = Path(file_path + ending)
            if path.is_file():
                return json.loads(unpacked(path.read_bytes()))
        return None


def session_of(profile: str | None, region: str | None = None) -> boto3.Session:
    """A session of the profile, which reads the SDK's models in our way. Raises BotoCoreError."""
    core = botocore.session.Session(profile=profile)
    core.get_component("data_loader").file_loader = PlainFiles()
    return boto3.Session(botocore_session=core, profile_name=profile, region_name=region)


class Clients:
    """One client a service, made once. Raises as `connect` does, where the first client of all cannot be made."""

    def __init__(self, session: boto3.Session) -> None:
        self._session = session
        self._made: dict[str, Future[Any]] = {service: Future() for service in LATER}
        try:
            self.sts: STSClient = session.client("sts", config=CONFIG)
        except (BotoCoreError, ValueError) as error:
            raise _told(error) from error

    def prepare(self) -> None:
        """Begin to make the others."""
        Thread(target=self._make_others, name="edgeops-clients", daemon=True).start()

    @property
    def elbv2(self) -> ElasticLoadBalancingv2Client:
        made: ElasticLoadBalancingv2Client = self._ready("elbv2")
        return made

    @property
    def acm(self) -> ACMClient:
        made: ACMClient = self._ready("acm")
        return made

    @property
    def route53(self) -> Route53Client:
        made: Route53Client = self._ready("route53")
        return made

    @property
    def elb(self) -> ElasticLoadBalancingClient:
        made: ElasticLoadBalancingClient = self._ready("elb")
        return made

    @property
    def ec2(self) -> EC2Client:
        made: EC2Client = self._ready("ec2")
        return made

    def ec2_in(self, region: str) -> EC2Client:
        """A client of another region. For one thread at a time."""
        self._ready(LATER[-1])
        return self._session.client("ec2", region, config=CONFIG)

    def _ready(self, service: str) -> Any:
        try:
            return self._made[service].result()
        except (BotoCoreError, ValueError) as error:
            raise _told(error) from error

    def _make_others(self) -> None:
        for service, made in self._made.items():
            try:
                made.set_result(self._session.client(service, config=CONFIG))  # type: ignore[call-overload]
            except Exception as error:  # noqa: BLE001 - raised where the client is asked for
                made.set_exception(error)


def _told(error: BotoCoreError | ValueError) -> EdgeError:
    if isinstance(error, ValueError):  # botocore's word for an endpoint that is no URL
        return UsageProblem(finding("bad-endpoint", "AWS_ENDPOINT_URL", message=str(error)))
    return credentials_problem(error)
