"""One request by name through a load balancer, decided as the data plane would, without a socket.

For tests in one process and on a virtual clock: the same rules, certificates and states of ports, the made-up answers.
"""

from __future__ import annotations

from moto_fixtures.data_plane.asked import SOMEBODY, Asked
from moto_fixtures.data_plane.backends import MadeUp, Refused
from moto_fixtures.data_plane.decisions import Forward, Own, decide, find
from moto_fixtures.data_plane.rotation import Rotation
from moto_fixtures.data_plane.tls import chosen
from moto_fixtures.world import World

HTTPS = 443


def visited(world: World, host: str, dns_name: str) -> tuple[int, str]:
    """The status and the Location of https://`host`/ through the load balancer `dns_name`; 0 and the reason of silence
    where no answer comes.
    """
    with world.gateway.lock:
        known = [each for region in world.cloud.regions.values() for each in region.elb.balancers.values()]
        arn = next((each.arn for each in known if each.dns_name.lower() == dns_name.lower()), "")
        found = find(world.cloud, arn, HTTPS)
        if found is None:
            return 0, "nothing listens"
        region, listener = found
        certificate = chosen(region, listener, host)
        if certificate is None or not {host, f"*.{host.partition('.')[2]}"} & set(certificate.names):
            return 0, "its certificate is not for this name"
        decision = decide(region, listener, _asked(host), Rotation())
    match decision:
        case Own(status, headers):
            return status, headers.get("Location", "")
        case Forward(MadeUp(status)):
            return status, ""
        case Forward(Refused()):
            return 502, ""
        case Forward():
            return 504, ""
    return 0, "no answer"


def _asked(host: str) -> Asked:
    return Asked("GET", host, "/", "", {}, SOMEBODY, 0, "https", HTTPS)
