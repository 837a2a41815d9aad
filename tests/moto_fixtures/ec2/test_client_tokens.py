def run(aws, token, kind="t3.micro"):
    asked = {"ImageId": "ami-1", "MinCount": 1, "MaxCount": 1, "SubnetId": aws.subnets[0], "InstanceType": kind}
    return aws.ec2.run_instances(**asked, ClientToken=token)["Instances"][0]["InstanceId"]


def test_the_same_token_starts_nothing_again(aws):
    """The same instance is answered; another token means another one (emulators.md 2)."""
    first = run(aws, "once")
    assert run(aws, "once") == first
    assert run(aws, "twice") != first


def test_a_token_stands_for_one_request(aws):
    """Other parameters with it are IdempotentParameterMismatch."""
    run(aws, "once")
    with aws.refused("IdempotentParameterMismatch"):
        run(aws, "once", "t3.large")


def test_a_refused_call_uses_up_no_token(aws):
    """It may be sent again."""
    with aws.refused("InvalidSubnetID.NotFound"):
        aws.ec2.run_instances(ImageId="ami-1", MinCount=1, MaxCount=1, SubnetId="subnet-0123", ClientToken="once")
    assert run(aws, "once")
