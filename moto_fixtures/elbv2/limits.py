"""What DescribeAccountLimits and DescribeSSLPolicies tell (T3.20)."""

from __future__ import annotations

from moto.elbv2.ssl_policies import SSL_POLICIES, build_policy

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.paging import page
from moto_fixtures.errors import AwsError

LIMITS = {
    "application-load-balancers": 50,
    "certificates-per-application-load-balancer": 25,
    "condition-values-per-alb-rule": 5,
    "condition-wildcards-per-alb-rule": 5,
    "listeners-per-application-load-balancer": 50,
    "rules-per-application-load-balancer": 100,
    "target-groups": 3000,
    "target-groups-per-action-on-application-load-balancer": 5,
    "target-groups-per-application-load-balancer": 100,
    "targets-per-application-load-balancer": 1000,
}


def account_limits(region: Region, params: Params) -> Result:
    return page("Limits", [{"Name": name, "Max": str(most)} for name, most in LIMITS.items()], params)


def ssl_policies(region: Region, params: Params) -> Result:
    names = params.get("Names") or list(SSL_POLICIES)
    for name in names:
        if name not in SSL_POLICIES:
            raise AwsError("SSLPolicyNotFound", f"SSL policy '{name}' not found")
    return page("SslPolicies", [build_policy(name, SSL_POLICIES[name]) for name in names], params)


OPERATIONS: dict[str, Handler] = {
    "DescribeAccountLimits": account_limits,
    "DescribeSSLPolicies": ssl_policies,
}
