def test_account_limits_are_the_documented_ones(aws):
    """Rules 100, certificates 25, load balancers 50 (T3.20)."""
    limits = {each["Name"]: each["Max"] for each in aws.elbv2.describe_account_limits()["Limits"]}
    assert limits["rules-per-application-load-balancer"] == "100"
    assert limits["application-load-balancers"] == "50"
    assert limits["targets-per-application-load-balancer"] == "1000"


def test_an_unknown_policy_is_not_found(aws):
    """DescribeSSLPolicies fails for a name it does not know (T3.34)."""
    with aws.refused("SSLPolicyNotFound"):
        aws.elbv2.describe_ssl_policies(Names=["none"])
