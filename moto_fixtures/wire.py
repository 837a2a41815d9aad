"""AWS's wire protocols: an HTTP request becomes (service, operation, parameters), an answer becomes HTTP.

moto's parsers and serialisers do the work, driven by botocore's models, so what goes over the wire is what AWS's models
say. Which service is meant follows from the signature's scope, as on any endpoint that serves them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from botocore.compat import HTTPHeaders
from moto.core.parse import PROTOCOL_PARSERS
from moto.core.request import Request, determine_request_protocol
from moto.core.routing import get_service_router
from moto.core.serialize import SerializationContext, get_serializer_class
from moto.core.utils import get_service_model
from werkzeug.exceptions import NotFound

from moto_fixtures.errors import AwsError

SCOPE = re.compile(r"Credential=(?P<key>[^/]*)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request")
SIGNING_NAMES = {"elasticloadbalancing": "elbv2", "tagging": "resourcegroupstaggingapi", "monitoring": "cloudwatch"}
USUAL_SERVICES = ("sts", "ec2", "elbv2", "acm", "route53")
CLASSIC_ELB = b"Version=2012-06-01"


@dataclass(frozen=True)
class Incoming:
    """An HTTP request as it arrived."""

    method: str
    path: str
    """Path and query."""
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Reply:
    """An HTTP answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Parsed:
    """An API call, understood."""

    service: str
    region: str
    access_key: str
    operation: str
    params: Mapping[str, Any]
    protocol: str
    incoming: Incoming
    request: Request
    """moto's own view, for the operations that moto answers."""


def load_models(services: Iterable[str] = USUAL_SERVICES) -> None:
    """Read botocore's models before the first call needs them, which saves that call some 0.2 s."""
    for service in services:
        get_service_router(service)


def parse(incoming: Incoming) -> Parsed:
    """Understand a request; raises AwsError for one that nobody can answer."""
    scope = SCOPE.search(incoming.headers.get("Authorization", ""))
    if scope is None:
        raise AwsError("MissingAuthenticationToken", "Request is missing Authentication Token")
    service = SIGNING_NAMES.get(scope["service"], scope["service"])
    if service == "elbv2" and CLASSIC_ELB in incoming.body:
        service = "elb"
    url = f"https://{scope['service']}.{scope['region']}.amazonaws.com{incoming.path}"
    request = Request.from_primitives(incoming.method, url, incoming.headers, incoming.body)
    model = get_service_model(service)
    try:
        operation, uri = get_service_router(service).match(request)
    except NotFound as error:
        raise AwsError("UnknownOperationException", f"Unknown operation at {incoming.path}") from error
    protocol = determine_request_protocol(model, request.content_type)
    params = PROTOCOL_PARSERS[protocol](operation).parse(
        {
            "method": request.method,
            "values": request.values,
            "headers": request.headers,
            "body": request.data,
            "url_path": request.path,
            "url_params": uri,
        }
    )
    operation_name, key = str(operation.name), scope["key"]
    return Parsed(service, scope["region"], key, operation_name, params or {}, protocol, incoming, request)


def reply(parsed: Parsed, result: object, request_id: str) -> Reply:
    """Serialise a result (a dict of AWS's own field names) or an AwsError."""
    operation = get_service_model(parsed.service).operation_model(parsed.operation)
    serializer = get_serializer_class(parsed.service, parsed.protocol)
    answer = serializer(operation_model=operation, context=SerializationContext(request_id)).serialize(result)
    headers = {"x-amzn-RequestId": request_id, **answer["headers"]}
    return Reply(answer["status_code"], headers, _bytes(answer["body"]))


def http_headers(headers: Mapping[str, str]) -> HTTPHeaders:
    """Headers as botocore's requests and responses hold them."""
    result = HTTPHeaders()
    for name, value in headers.items():
        result[name] = value
    return result


def _bytes(body: str | bytes) -> bytes:
    return body.encode() if isinstance(body, str) else body
