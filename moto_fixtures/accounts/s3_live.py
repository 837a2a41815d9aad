"""S3 as the posts leave it: a Classic load balancer for each of the two names, 80 and 443 both forwarded, InService.

A Classic load balancer cannot tell hosts apart, so each name pays for its own. The alias records are the console's.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish, furnish_balancers, s3
from moto_fixtures.cloud import Region

HOSTS = s3.HOSTS
BALANCER_GROUP_ID = "sg-06d9a3f7e1b5c8240"


def seed(region: Region) -> None:
    s3.seed(region)
    zone = region.cloud.dns.zone_named("main.io")
    furnish.proof(region, zone, "main.io")
    certificate = furnish.certificate(region, "main.io", "*.main.io")
    firewall = furnish.security_group(region, "classic-elb", (80, 443), BALANCER_GROUP_ID)
    for host, name, port in (("main.io", "main-elb", 8080), ("sub.main.io", "sub-elb", 8081)):
        balancer = furnish_balancers.classic(region, name, firewall, s3.INSTANCE_ID, port, certificate)
        furnish_balancers.alias(zone, host, balancer, "dualstack.")
