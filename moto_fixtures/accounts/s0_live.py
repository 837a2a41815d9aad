"""S0 as the posts leave it: the domain already works, by a load balancer, certificate and alias record made by hand.

The instance is registered on 80 and on 443, where nothing listens: the second target is unhealthy for ever and the
site works all the same (I2).
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish, furnish_balancers, s0
from moto_fixtures.cloud import Region

HOSTS = s0.HOSTS
BALANCER_GROUP_ID = "sg-0f2b7d4a9c6e18350"


def seed(region: Region) -> None:
    s0.seed(region)
    region.ec2.authorize_security_group_ingress(s0.GROUP_ID, "tcp", "443", "443", [{"CidrIp": "0.0.0.0/0"}])
    zone = region.cloud.dns.zone_named("koing.shop")
    furnish.proof(region, zone, "koing.shop")
    certificate = furnish.certificate(region, "koing.shop", "*.koing.shop", tags={"Name": "koing"})
    firewall = furnish.security_group(region, "koing-alb-sg", (80, 443), BALANCER_GROUP_ID)
    balancer = furnish_balancers.load_balancer(region, "koing-alb", firewall)
    group = furnish_balancers.target_group(region, "koing-tg", s0.INSTANCE_ID, 80, 443)
    furnish_balancers.listener(region, balancer, furnish_balancers.TO_HTTPS)
    furnish_balancers.listener(region, balancer, furnish_balancers.forward(group), certificate)
    furnish_balancers.in_service(region)
    furnish_balancers.alias(zone, "koing.shop", balancer, "dualstack.")
