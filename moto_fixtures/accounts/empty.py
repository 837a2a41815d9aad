"""A new account: a default VPC with its internet gateway, and nothing else."""

from __future__ import annotations

from moto_fixtures.cloud import Region


def seed(region: Region) -> None:
    """Nothing to add: every EC2 has its default VPC."""
    region.ec2.default_vpc.add_tag("Name", "default")
