"""What DescribeAccountLimits and DescribeSSLPolicies tell (T3.20)."""

from __future__ import annotations

from moto.elbv2.ssl_policies import SSL_POLICIES, build_policy

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.paging import page
from moto_fixtures.errors import AwsError
from moto_fixtures.limits import ELB


def account_limits(region: Region, params: Params) -> Result:
    limits = region.cloud.limits
    return page("Limits", [{"Name": name, "Max": str(limits[name])} for name in ELB], params)


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
