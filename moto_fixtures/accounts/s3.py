"""S3: two web servers on one instance, `main.io` on 8080 and `sub.main.io` on 8081; no records yet on either name.

Beside them stands somebody else's site, blog.example.kr, complete with load balancer, target group and certificate.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region
from moto_fixtures.elbv2 import listeners, load_balancers, target_groups, target_health, targets

HOSTS = ("main.io", "sub.main.io")
INSTANCE_ID = "i-0b7e4d2c6a8f91350"
GROUP_ID = "sg-0e82b5f7c4d1a9630"
BLOG_GROUP_ID = "sg-0a15d3c7e9f284b60"
TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06"


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
    subnets = [each.id for each in furnish.subnets(region)[:2]]
    tags = [{"Key": "Name", "Value": "blog"}]
    made = load_balancers.create(
        region, {"Name": "blog-alb", "Subnets": subnets, "SecurityGroups": [group], "Tags": tags}
    )["LoadBalancers"][0]
    balancer = region.elb.balancers[made["LoadBalancerArn"]]
    balancer.created = furnish.LONG_AGO
    made_group = target_groups.create(
        region,
        {"Name": "blog", "Protocol": "HTTP", "Port": 9000, "VpcId": made["VpcId"], "Tags": tags},
    )["TargetGroups"][0]
    targets.register(region, {"TargetGroupArn": made_group["TargetGroupArn"], "Targets": [{"Id": INSTANCE_ID}]})
    certificate = furnish.certificate(region, "blog.example.kr", tags={"Name": "blog"})
    listeners.create(
        region,
        {
            "LoadBalancerArn": balancer.arn,
            "Protocol": "HTTPS",
            "Port": 443,
            "SslPolicy": TLS_POLICY,
            "Certificates": [{"CertificateArn": certificate}],
            "DefaultActions": [{"Type": "forward", "TargetGroupArn": made_group["TargetGroupArn"]}],
        },
    )
    target_health.settle(region)
    for target in region.elb.groups[made_group["TargetGroupArn"]].targets.values():
        target.seen_at = furnish.LONG_AGO
    zone = furnish.zone(region, "blog.example.kr")
    alias = {
        "HostedZoneId": balancer.zone_id,
        "DNSName": f"{balancer.dns_name.lower()}.",
        "EvaluateTargetHealth": False,
    }
    zone.put({"Name": "blog.example.kr.", "Type": "A", "AliasTarget": alias})
