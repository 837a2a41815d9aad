"""STS: who am I. Needs no permission on AWS (T5.7); everything else of STS is moto's."""

from __future__ import annotations

from moto_fixtures.cloud import Handler, Params, Region, Result


def get_caller_identity(region: Region, params: Params) -> Result:
    account = region.cloud.account
    return {"UserId": "AIDATESTINGTESTINGTES", "Account": account, "Arn": f"arn:aws:iam::{account}:user/testing"}


OPERATIONS: dict[str, Handler] = {"GetCallerIdentity": get_caller_identity}
