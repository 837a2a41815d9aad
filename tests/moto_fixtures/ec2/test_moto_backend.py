from moto_fixtures.ec2 import moto_backend


def test_the_code_is_found_in_moto_s_answers():
    """XML, JSON, or neither."""
    assert moto_backend.error_code(b"<Errors><Error><Code>InvalidVpcID.NotFound</Code></Error></Errors>") == (
        "InvalidVpcID.NotFound"
    )
    assert moto_backend.error_code(b'{"__type": "com.amazonaws#ValidationException"}') == "ValidationException"
    assert moto_backend.error_code(b"oops") == "Unknown"


def test_every_region_has_its_own_backend():
    """Made when first asked for."""
    backends = moto_backend.RegionBackends("123456789012")
    assert backends["eu-west-1"] is backends["eu-west-1"] is not backends["us-east-1"]
