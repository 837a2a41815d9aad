"""S3: two web servers on one instance, `main.io` on 8080 and `sub.main.io` on 8081; no records yet on either name.

Beside them stands somebody else's site, blog.example.kr, complete with load balancer, target group and certificate.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish, furnish_balancers
from moto_fixtures.cloud import Region

HOSTS = ("main.io", "sub.main.io")
INSTANCE_ID = "i-0b7e4d2c6a8f91350"
GROUP_ID = "sg-0e82b5f7c4d1a9630"
BLOG_GROUP_ID = "sg-0a15d3c7e9f284b60"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-3", (22, 8080, 8081), GROUP_ID)
    furnish.instance(region, "web", INSTANCE_ID, group, "t3.small", "3.36.71.82")
    region.ports.set(INSTANCE_ID, 8080, "ok")
    region.ports.set(INSTANCE_ID, 8081, "ok")
    region.ports.set(INSTANCE_ID, 9000, "ok")
    zone = furnish.zone(region, "main.io")
    furnish.record(zone, "main.io", "MX", "1 aspmx.l.google.com.")
    furnish.record(zone, "main.io", "TXT", '"google-site-verification=pSimulated"')
    _blog(region)


def _blog(region: Region) -> None:
    """The other site, made a month ago through the API, and its name in its own zone."""
    group = furnish.security_group(region, "blog-alb", (80, 443), BLOG_GROUP_ID)
    region.ec2.authorize_security_group_ingress(GROUP_ID, "tcp", "9000", "9000", [], source_groups=[{"GroupId": group}])
    tags = {"Name": "blog"}
    balancer = furnish_balancers.load_balancer(region, "blog-alb", group, tags)
    pages = furnish_balancers.target_group(region, "blog", INSTANCE_ID, 9000, tags=tags)
    certificate = furnish.certificate(region, "blog.example.kr", tags=tags)
    furnish_balancers.listener(region, balancer, furnish_balancers.forward(pages), certificate)
    furnish_balancers.in_service(region)
    furnish_balancers.alias(furnish.zone(region, "blog.example.kr"), "blog.example.kr", balancer)
