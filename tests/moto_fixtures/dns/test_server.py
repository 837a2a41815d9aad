import dns.flags
import dns.message
import dns.query

from moto_fixtures.dns.public import put_records
from moto_fixtures.dns.server import DnsServer


def test_each_view_has_a_loopback_port_for_both_protocols(server, dig):
    """`dig` and `dig +tcp` alike."""
    assert all(each.startswith("127.0.0.1:") for each in (server.authority, server.parents, server.resolver))
    assert len({server.authority, server.parents, server.resolver}) == 3
    assert dig.ask("dev.koing.shop", tcp=True).answer == dig.ask("dev.koing.shop").answer


def test_an_answer_too_long_for_a_datagram_is_cut_off(dig, zone):
    """The truncated flag sends the asker to TCP."""
    put_records(zone, "big.koing.shop", "TXT", *(f'"{number:03d}{"x" * 200}"' for number in range(10)))
    short = dig.ask("big.koing.shop", "TXT")
    assert short.flags & dns.flags.TC
    assert len(dig.ask("big.koing.shop", "TXT", tcp=True).answer[0]) == 10


def test_a_value_that_is_no_record_is_a_server_failure(dig, zone):
    """The server lives on."""
    put_records(zone, "odd.koing.shop", "SRV", "not a service")
    assert dig.code("odd.koing.shop", "SRV") == "SERVFAIL"
    assert dig.code("dev.koing.shop") == "NOERROR"


def test_it_can_be_given_a_port(world):
    """So that a sandbox keeps its address."""
    with DnsServer(world) as first:
        port = int(first.authority.partition(":")[2])
    with DnsServer(world, port) as second:
        assert second.authority == first.authority


def test_it_answers_what_the_account_holds_now(dig, zone):
    """No cache between."""
    assert dig.code("new.koing.shop") == "NXDOMAIN"
    put_records(zone, "new.koing.shop", "A", "192.0.2.77")
    assert dig.values("new.koing.shop") == ["192.0.2.77"]
