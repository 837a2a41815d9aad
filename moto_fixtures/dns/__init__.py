"""The world's names over real DNS, on loopback: UDP and TCP, for `dig`, dnspython and whoever asks.

    with DnsServer(world) as dns:
        dns.authority                                 # "127.0.0.1:PORT": the name servers of all zones
        dns.parents                                   # the registries': which name servers a zone is delegated to
        dns.resolver                                  # a public resolver: what the rest of the world sees
    world.dns.delegate("koing.shop", "ns1.gabia.co.kr")                 # at the registrar; no servers: not registered
    world.dns.foreign_zone("gabia.co.kr", "ns.gabia.co.kr").put(...)    # a zone that is not in this account

`dig @127.0.0.1 -p PORT koing.shop CAA`. One address stands for every name server of a kind, since a test may use the
loopback interface only.
"""
