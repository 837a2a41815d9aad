def test_nothing_is_reserved(aws):
    """Terraform asks after every load balancer; an unknown one is not found (T3.42)."""
    arn = aws.balancer()["LoadBalancerArn"]
    shown = aws.elbv2.describe_capacity_reservation(LoadBalancerArn=arn)
    assert (shown["DecreaseRequestsRemaining"], shown["CapacityReservationState"]) == (2, [])
    with aws.refused("LoadBalancerNotFound"):
        aws.elbv2.describe_capacity_reservation(LoadBalancerArn=arn + "0")
