def test_a_handle_switches_the_instance(web):
    """Stop, start, terminate, at once."""
    web.stop()
    assert web.state == "stopped"
    web.start()
    assert web.state == "running"
    web.terminate()
    assert web.state == "terminated"


def test_a_handle_tells_the_addresses(aws, web):
    """The same as DescribeInstances."""
    assert (web.private_ip, web.public_ip) == (aws.instance["PrivateIpAddress"], aws.instance["PublicIpAddress"])
