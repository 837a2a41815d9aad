"""ChangeInfo: every change has its own id and is PENDING for a while (T2.23); moto: one id, INSYNC."""

from __future__ import annotations

from typing import Any

from moto_fixtures.cloud import Cloud
from moto_fixtures.errors import AwsError


def begin(cloud: Cloud, comment: str | None = None) -> dict[str, Any]:
    """A new change, submitted now."""
    change_id = f"C{cloud.ids.upper(20)}"
    cloud.dns.changes[change_id] = cloud.now()
    return {**info(cloud, change_id), "Status": "PENDING"} | ({"Comment": comment} if comment else {})


def info(cloud: Cloud, change_id: str) -> dict[str, Any]:
    bare = change_id.removeprefix("/change/")
    if bare not in cloud.dns.changes:
        raise AwsError("NoSuchChange", f"Could not find resource with ID: {bare}")
    submitted = cloud.dns.changes[bare]
    late = cloud.now() >= submitted + cloud.timing.dns and not cloud.knobs.changes_never_insync
    status = "INSYNC" if late else "PENDING"
    return {"Id": f"/change/{bare}", "Status": status, "SubmittedAt": cloud.date(submitted)}
