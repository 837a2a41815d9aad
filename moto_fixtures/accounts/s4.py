"""S4: nginx on 80 in front of two copies of the application; only the one on 8081 runs.

The one on 8082 is stopped between releases, so nothing listens there.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region

HOSTS = ("api.bluegreen.kr",)
INSTANCE_ID = "i-03f1d7b9c5e2a8640"
GROUP_ID = "sg-09c6f2e8b4a1d7350"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-5", (22, 80), GROUP_ID)
    furnish.instance(region, "web", INSTANCE_ID, group, "t3.small", "3.39.201.77")
    region.ports.set(INSTANCE_ID, 22, "hang")
    region.ports.set(INSTANCE_ID, 80, "ok")
    region.ports.set(INSTANCE_ID, 8081, {"/": 200, "/health": 200})
    region.ports.set(INSTANCE_ID, 8082, "closed")
    zone = furnish.zone(region, "bluegreen.kr")
    furnish.record(zone, "bluegreen.kr", "MX", "10 mx1.mailplug.co.kr.")
