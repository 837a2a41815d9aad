"""A domain that works on the instance itself: a plain A record to its automatic address, `www` a CNAME to that.

There is no Elastic IP; taking one releases the automatic address, and the record points at nothing of ours (I6).
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region

HOSTS = ("koing.shop",)
INSTANCE_ID = "i-0a6e3c8f2d7b14950"
GROUP_ID = "sg-0b4f8e2d6a9c17530"
PUBLIC_IP = "3.35.61.7"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-1", (22, 80, 8080), GROUP_ID)
    furnish.instance(region, "web", INSTANCE_ID, group, "t2.micro", PUBLIC_IP)
    pages = {"/": 200, "/actuator/health": 200}
    region.ports.set(INSTANCE_ID, 22, "hang")
    region.ports.set(INSTANCE_ID, 80, pages)
    region.ports.set(INSTANCE_ID, 8080, pages)
    zone = furnish.zone(region, "koing.shop")
    furnish.record(zone, "koing.shop", "A", PUBLIC_IP)
    furnish.record(zone, "www.koing.shop", "CNAME", "koing.shop")
    furnish.record(zone, "koing.shop", "MX", "10 mx1.mailplug.co.kr.", "20 mx2.mailplug.co.kr.")
