def test_who_am_i(aws):
    """The account, and an ARN in the right partition (T5.7)."""
    identity = aws.sts.get_caller_identity()
    assert identity["Account"] == "123456789012"
    assert identity["Arn"].startswith("arn:aws:iam::123456789012:")
