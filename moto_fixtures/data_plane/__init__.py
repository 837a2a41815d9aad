"""Load balancers that answer: real sockets on loopback that do what the listeners and rules of the world say now.

    with Server(World("S0", profile="quick", clock=RealClock()), data_plane=True) as server:
        world.instance("web").serve(80, "127.0.0.1", 8080)          # the instance's port 80 is this process of ours
        server.plane.listeners()                                    # [Socket(load_balancer=..., port=443, address=...)]
    curl --cacert CA.pem --connect-to koing.shop:443:127.0.0.1:PORT https://koing.shop/

`serve` maps an instance's port to a backend; the others behave as the account says: `ok` and a status per path are
answered here, `closed` is a refused connection, `hang` none at all. A client counts as 203.0.113.50, or as the address
in its header `X-Edgeops-Client`, which no backend sees.

HTTP/1.1 only, by aiohttp: a client that offers HTTP/2 is talked down to 1.1. Not simulated: mutual TLS, signing in by
Cognito or OIDC (the step is passed over), stickiness, slow start, access logs, IPv6.
"""
