"""S0: one t2.micro with an Elastic IP taken by hand, nginx on 80 in front of a Spring application on 8080.

The zone holds mail records and the address of a test machine; nothing listens on 443 of the instance (I2, I5). A
certificate for another domain lies about unused.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region

HOSTS = ("koing.shop",)
INSTANCE_ID = "i-0f3a5c9d1e7b24680"
GROUP_ID = "sg-0d41c8a96b52e7f30"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-1", (22, 80, 8080), GROUP_ID)
    web = furnish.instance(region, "web", INSTANCE_ID, group, "t2.micro", "3.35.12.34")
    furnish.elastic_ip(region, "13.124.55.66", web)
    pages = {"/": 200, "/actuator/health": 200}
    region.ports.set(INSTANCE_ID, 22, "hang")
    region.ports.set(INSTANCE_ID, 80, pages)
    region.ports.set(INSTANCE_ID, 8080, pages)
    zone = furnish.zone(region, "koing.shop")
    furnish.record(zone, "koing.shop", "MX", "10 mx1.mailplug.co.kr.", "20 mx2.mailplug.co.kr.")
    furnish.record(zone, "koing.shop", "TXT", '"v=spf1 include:_spf.mailplug.co.kr ~all"')
    furnish.record(zone, "dev.koing.shop", "A", "211.253.10.20")
    furnish.certificate(region, "old-project.kr", "*.old-project.kr", tags={"Name": "old project"})
