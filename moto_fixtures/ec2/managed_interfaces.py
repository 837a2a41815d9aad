"""Network interfaces that belong to a load balancer: nobody else detaches, deletes or addresses them (T4.7, T4.17)."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Params, Region
from moto_fixtures.ec2.checks import Check
from moto_fixtures.errors import AwsError


def _managed(interface: Any) -> bool:
    return interface is not None and str(interface.requester_id) == "amazon-elb"


def check_delete(region: Region, params: Params) -> None:
    interface_id = params["NetworkInterfaceId"]
    if _managed(region.ec2.enis.get(interface_id)):
        raise AwsError("InvalidParameterValue", f"Network interface '{interface_id}' is currently in use.")


def check_detach(region: Region, params: Params) -> None:
    attachment = params["AttachmentId"]
    if any(each.attachment_id == attachment and _managed(each) for each in region.ec2.enis.values()):
        raise AwsError("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.")


def refuse_address(interface: Any) -> None:
    """An Elastic IP cannot be put on one."""
    if _managed(interface):
        raise AwsError("AuthFailure", "You do not have permission to access the specified resource.")


CHECKS: dict[str, Check] = {"DeleteNetworkInterface": check_delete, "DetachNetworkInterface": check_detach}
