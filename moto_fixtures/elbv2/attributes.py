"""Attributes of load balancers, target groups and listeners: all have a default, names and values are checked.

Names and defaults as botocore's model documents them (T3.30-33); moto knows four and accepts anything (emulators.md 2).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.errors import AwsError, validation_error

Check = Callable[[str], bool]


def _flag(value: str) -> bool:
    return value in ("true", "false")


def _text(value: str) -> bool:
    return len(value) <= 1024


def _number(low: int, high: int) -> Check:
    return lambda value: bool(re.fullmatch(r"\d+", value)) and low <= int(value) <= high


def _one_of(*words: str) -> Check:
    return lambda value: value in words


def _slow_start(value: str) -> bool:
    return value == "0" or _number(30, 900)(value)


Table = Mapping[str, tuple[str, Check]]
"""Attribute name -> default and what a value must be."""

BALANCER: Table = {
    "access_logs.s3.enabled": ("false", _flag),
    "access_logs.s3.bucket": ("", _text),
    "access_logs.s3.prefix": ("", _text),
    "client_keep_alive.seconds": ("3600", _number(60, 604800)),
    "connection_logs.s3.enabled": ("false", _flag),
    "connection_logs.s3.bucket": ("", _text),
    "connection_logs.s3.prefix": ("", _text),
    "deletion_protection.enabled": ("false", _flag),
    "idle_timeout.timeout_seconds": ("60", _number(1, 4000)),
    "load_balancing.cross_zone.enabled": ("true", _flag),
    "routing.http.desync_mitigation_mode": ("defensive", _one_of("monitor", "defensive", "strictest")),
    "routing.http.drop_invalid_header_fields.enabled": ("false", _flag),
    "routing.http.preserve_host_header.enabled": ("false", _flag),
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": ("false", _flag),
    "routing.http.xff_client_port.enabled": ("false", _flag),
    "routing.http.xff_header_processing.mode": ("append", _one_of("append", "preserve", "remove")),
    "routing.http2.enabled": ("true", _flag),
    "waf.fail_open.enabled": ("false", _flag),
    "zonal_shift.config.enabled": ("false", _flag),
}
GROUP: Table = {
    "deregistration_delay.timeout_seconds": ("300", _number(0, 3600)),
    "load_balancing.algorithm.anomaly_mitigation": ("off", _one_of("on", "off")),
    "load_balancing.algorithm.type": (
        "round_robin",
        _one_of("round_robin", "least_outstanding_requests", "weighted_random"),
    ),
    "load_balancing.cross_zone.enabled": (
        "use_load_balancer_configuration",
        _one_of("true", "false", "use_load_balancer_configuration"),
    ),
    "slow_start.duration_seconds": ("0", _slow_start),
    "stickiness.app_cookie.cookie_name": ("", _text),
    "stickiness.app_cookie.duration_seconds": ("86400", _number(1, 604800)),
    "stickiness.enabled": ("false", _flag),
    "stickiness.lb_cookie.duration_seconds": ("86400", _number(1, 604800)),
    "stickiness.type": ("lb_cookie", _one_of("lb_cookie", "app_cookie", "source_ip")),
    "target_group_health.dns_failover.minimum_healthy_targets.count": ("1", _text),
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": ("off", _text),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": ("1", _text),
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": ("off", _text),
}
_RESPONSE_HEADERS = (
    "access_control_allow_credentials",
    "access_control_allow_headers",
    "access_control_allow_methods",
    "access_control_allow_origin",
    "access_control_expose_headers",
    "access_control_max_age",
    "content_security_policy",
    "strict_transport_security",
    "x_content_type_options",
    "x_frame_options",
)
_TLS_HEADERS = ("tls_version", "tls_cipher_suite")
_MTLS_HEADERS = ("serial_number", "issuer", "subject", "validity", "leaf", "")
LISTENER: Table = {
    "routing.http.response.server.enabled": ("true", _flag),
    **{f"routing.http.response.{name}.header_value": ("", _text) for name in _RESPONSE_HEADERS},
}
HTTPS_LISTENER: Table = {
    **LISTENER,
    **{f"routing.http.request.x_amzn_{name}.header_name": ("", _text) for name in _TLS_HEADERS},
    **{
        "routing.http.request.x_amzn_mtls_clientcert" + (f"_{name}" if name else "") + ".header_name": ("", _text)
        for name in _MTLS_HEADERS
    },
}


def defaults(table: Table) -> dict[str, str]:
    return {name: default for name, (default, _) in table.items()}


def _checked(table: Table, kind: str, params: Params) -> dict[str, str]:
    """The sent attributes, or the error for the first that is unknown or wrong; nothing is applied then."""
    sent: dict[str, str] = {}
    for each in params["Attributes"]:
        name, value = each.get("Key", ""), each.get("Value", "")
        if name not in table:
            raise validation_error(f"{kind} attribute key '{name}' is not recognized")
        default, check = table[name]
        if not check(value) or (value == "" and default != ""):
            raise AwsError("InvalidConfigurationRequest", f"Value '{value}' of attribute '{name}' is not valid")
        sent[name] = value
    return sent


def _pairs(attributes: Mapping[str, str]) -> list[dict[str, Any]]:
    return [{"Key": name, "Value": attributes[name]} for name in sorted(attributes)]


def _listener_table(protocol: str) -> Table:
    return HTTPS_LISTENER if protocol == "HTTPS" else LISTENER


def describe_balancer(region: Region, params: Params) -> Result:
    return {"Attributes": _pairs(region.elb.balancer(params["LoadBalancerArn"]).attributes)}


def modify_balancer(region: Region, params: Params) -> Result:
    balancer = region.elb.balancer(params["LoadBalancerArn"])
    balancer.attributes.update(_checked(BALANCER, "Load balancer", params))
    return {"Attributes": _pairs(balancer.attributes)}


def describe_group(region: Region, params: Params) -> Result:
    return {"Attributes": _pairs(region.elb.group(params["TargetGroupArn"]).attributes)}


def modify_group(region: Region, params: Params) -> Result:
    group = region.elb.group(params["TargetGroupArn"])
    group.attributes.update(_checked(GROUP, "Target group", params))
    return {"Attributes": _pairs(group.attributes)}


def describe_listener(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    return {"Attributes": _pairs({**defaults(_listener_table(listener.protocol)), **listener.attributes})}


def modify_listener(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    listener.attributes.update(_checked(_listener_table(listener.protocol), "Listener", params))
    return describe_listener(region, params)


OPERATIONS: dict[str, Handler] = {
    "DescribeLoadBalancerAttributes": describe_balancer,
    "ModifyLoadBalancerAttributes": modify_balancer,
    "DescribeTargetGroupAttributes": describe_group,
    "ModifyTargetGroupAttributes": modify_group,
    "DescribeListenerAttributes": describe_listener,
    "ModifyListenerAttributes": modify_listener,
}
