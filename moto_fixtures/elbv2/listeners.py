"""Listeners: one per port, made while the load balancer is provisioning (T3.12), HTTPS with an issued certificate only.

The same port with the same settings is the same listener, with others DuplicateListener; moto makes a second one.
"""

from __future__ import annotations

from typing import Any

from moto.elbv2.ssl_policies import SSL_POLICIES

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2 import elb_tags
from moto_fixtures.elbv2.actions import Place, normalised
from moto_fixtures.elbv2.listener_certificates import usable
from moto_fixtures.elbv2.paging import page
from moto_fixtures.elbv2.state import Listener, Rule
from moto_fixtures.errors import AwsError, validation_error

API_DEFAULT_POLICY = "ELBSecurityPolicy-2016-08"
"""What the API takes when none is given (T3.34), TLS 1.0 included; the console takes a better one."""
EXTRA = ("AlpnPolicy", "MutualAuthentication")


def create(region: Region, params: Params) -> Result:
    elb = region.elb
    balancer = elb.balancer(params["LoadBalancerArn"])
    port, protocol = params.get("Port"), params.get("Protocol")
    if port is None or protocol is None or not 1 <= port <= 65535:
        raise validation_error("A port between 1 and 65535 and a protocol must be specified")
    policy, certificate = _tls(region, protocol, params.get("SslPolicy"), params.get("Certificates", []))
    actions = normalised(region, Place(balancer.arn, protocol, port), params["DefaultActions"])
    tags = elb_tags.checked(params.get("Tags", []))
    for existing in elb.listeners_of(balancer.arn):
        if existing.port == port:
            if _settings(region, existing) != (protocol, policy, certificate, actions):
                message = f"A listener already exists on this port for this load balancer '{balancer.arn}'"
                raise AwsError("DuplicateListener", message)
            return {"Listeners": [view(region, existing)]}
    if len(elb.listeners_of(balancer.arn)) >= region.cloud.limits["listeners-per-application-load-balancer"]:
        raise AwsError("TooManyListeners", "The limit on the number of listeners has been reached")
    arn = balancer.arn.replace(":loadbalancer/", ":listener/") + "/" + region.cloud.ids.hex(16)
    extra = {key: params[key] for key in EXTRA if key in params}
    listener = Listener(arn, balancer.arn, port, protocol, policy, certificate, [], {}, extra)
    elb.listeners[arn] = listener
    rule = arn.replace(":listener/", ":listener-rule/") + "/" + region.cloud.ids.hex(16)
    elb.rules[rule] = Rule(rule, arn, None, [], actions)
    elb.tags[arn] = tags
    return {"Listeners": [view(region, listener)]}


def _settings(region: Region, listener: Listener) -> tuple[str, str | None, str | None, list[dict[str, Any]]]:
    actions = region.elb.default_rule(listener.arn).actions
    return listener.protocol, listener.ssl_policy, listener.certificate, actions


def _tls(
    region: Region, protocol: str, policy: str | None, certificates: list[dict[str, Any]]
) -> tuple[str | None, str | None]:
    """(policy, certificate ARN) of a listener of this protocol; (None, None) for HTTP."""
    if protocol == "HTTP":
        if policy or certificates:
            raise AwsError("InvalidConfigurationRequest", "Certificates and policies are for HTTPS listeners only")
        return None, None
    if protocol != "HTTPS":
        raise validation_error(f"Listener protocol '{protocol}' must be one of 'HTTP, HTTPS'")
    if len(certificates) != 1:
        raise validation_error("A certificate must be specified for HTTPS listeners, exactly one")
    policy = policy or API_DEFAULT_POLICY
    if policy not in SSL_POLICIES:
        raise AwsError("SSLPolicyNotFound", f"SSL policy '{policy}' not found")
    return policy, usable(region, certificates[0]["CertificateArn"])


def view(region: Region, listener: Listener) -> dict[str, Any]:
    shown = {
        "ListenerArn": listener.arn,
        "LoadBalancerArn": listener.balancer,
        "Port": listener.port,
        "Protocol": listener.protocol,
        "DefaultActions": region.elb.default_rule(listener.arn).actions,
        **listener.extra,
    }
    if listener.protocol == "HTTPS":
        shown |= {"SslPolicy": listener.ssl_policy, "Certificates": [{"CertificateArn": listener.certificate}]}
        shown.setdefault("MutualAuthentication", {"Mode": "off"})
    return shown


def describe(region: Region, params: Params) -> Result:
    elb, arns = region.elb, params.get("ListenerArns")
    if arns:
        found = [elb.listener(arn) for arn in arns]
    elif "LoadBalancerArn" in params:
        found = elb.listeners_of(elb.balancer(params["LoadBalancerArn"]).arn)
    else:
        raise validation_error("You must specify either listener ARNs or a load balancer ARN")
    return page("Listeners", [view(region, each) for each in found], params)


def modify(region: Region, params: Params) -> Result:
    """Replaces what is passed (T3.15); the SNI list stays, which moto loses."""
    elb = region.elb
    listener = elb.listener(params["ListenerArn"])
    port, protocol = params.get("Port", listener.port), params.get("Protocol", listener.protocol)
    if any(each.port == port and each is not listener for each in elb.listeners_of(listener.balancer)):
        raise AwsError("DuplicateListener", f"A listener already exists on port {port}")
    policy, certificate = None, None
    if protocol == "HTTPS":
        kept = [{"CertificateArn": listener.certificate}] if listener.certificate else []
        sent = params.get("Certificates") or kept
        policy, certificate = _tls(region, protocol, params.get("SslPolicy", listener.ssl_policy), sent)
    if "DefaultActions" in params:
        place = Place(listener.balancer, protocol, port)
        elb.default_rule(listener.arn).actions = normalised(region, place, params["DefaultActions"])
    listener.port, listener.protocol, listener.ssl_policy, listener.certificate = port, protocol, policy, certificate
    listener.sni = [each for each in listener.sni if each != certificate] if protocol == "HTTPS" else []
    listener.extra |= {key: params[key] for key in EXTRA if key in params}
    return {"Listeners": [view(region, listener)]}


def delete(region: Region, params: Params) -> Result:
    listener = region.elb.listener(params["ListenerArn"])
    region.elb.drop_listener(listener.arn)
    return {}


OPERATIONS: dict[str, Handler] = {
    "CreateListener": create,
    "DescribeListeners": describe,
    "ModifyListener": modify,
    "DeleteListener": delete,
}
