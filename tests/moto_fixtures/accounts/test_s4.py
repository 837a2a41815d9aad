from moto_fixtures import World


def test_s4_runs_one_of_two_copies():
    """8081 answers, 8082 is stopped between releases."""
    world = World("S4")
    status, web = world.region.ports.status, world.instance("web").id
    assert [status(web, port, "/health") for port in (80, 8081, 8082)] == [200, 200, "closed"]
