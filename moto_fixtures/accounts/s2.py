"""S2: one host with everything in Docker: an API gateway on 8000, the auth service on 8001, Jenkins on 8080.

It is known by its Name tag and has an Elastic IP that somebody took by hand. The gateway answers its own paths only;
Jenkins wants a login for its start page.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region

HOSTS = ("api.msa-lab.kr", "jenkins.msa-lab.kr")
INSTANCE_NAME = "docker-host"
INSTANCE_ID = "i-0d92b6f4e8c1a7350"
GROUP_ID = "sg-04e7a1c9d3b5f8260"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-4", (22, 8000, 8080), GROUP_ID)
    host = furnish.instance(region, INSTANCE_NAME, INSTANCE_ID, group, "t3.medium", "3.38.154.9")
    furnish.elastic_ip(region, "43.200.17.88", host, INSTANCE_NAME)
    region.ports.set(INSTANCE_ID, 22, "hang")
    region.ports.set(INSTANCE_ID, 8000, {"/health": 200, "/orders": 200, "/users": 401})
    region.ports.set(INSTANCE_ID, 8001, {"/health": 200, "/auth/login": 200})
    region.ports.set(INSTANCE_ID, 8080, {"/": 403, "/login": 200})
    zone = furnish.zone(region, "msa-lab.kr")
    furnish.record(zone, "msa-lab.kr", "TXT", '"google-site-verification=sSimulated"')
