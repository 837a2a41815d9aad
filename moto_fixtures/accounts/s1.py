"""S1: one instance with nginx on 80, the application on 8080, and monitoring beside them: Grafana, Prometheus.

nginx answers everything itself; the application redirects nothing. Grafana is reached by its port only (I7), which the
security group opens to the world; its start page redirects to a login.
"""

from __future__ import annotations

from moto_fixtures.accounts import furnish
from moto_fixtures.cloud import Region

HOSTS = ("koing.kr", "grafana.koing.kr")
INSTANCE_ID = "i-05c8e1f7a2d396b40"
GROUP_ID = "sg-07b3e9d1c5a8f2460"


def seed(region: Region) -> None:
    group = furnish.security_group(region, "launch-wizard-2", (22, 80, 8080, 3000), GROUP_ID)
    furnish.instance(region, "web", INSTANCE_ID, group, "t3.small", "3.34.98.120")
    for port, state in {
        22: "hang",
        80: "ok",
        8080: {"/": 200, "/actuator/health": 200},
        3000: {"/": 302, "/login": 200, "/api/health": 200},
        9090: {"/": 302, "/-/healthy": 200},
        9100: {"/": 200, "/metrics": 200},
    }.items():
        region.ports.set(INSTANCE_ID, port, state)  # type: ignore[arg-type]
    zone = furnish.zone(region, "koing.kr")
    furnish.record(zone, "koing.kr", "MX", "10 mx.daum.net.")
    furnish.record(zone, "koing.kr", "TXT", '"v=spf1 include:_spf.daum.net ~all"')
