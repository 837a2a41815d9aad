"""Tags of certificates, with the same characters as ELB's: no `*`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from moto_fixtures.cloud import Handler, Params, Region, Result
from moto_fixtures.elbv2.elb_tags import ALLOWED, as_list
from moto_fixtures.errors import AwsError

MOST_TAGS = 50


def checked(tags: Iterable[Mapping[str, Any]], existing: Mapping[str, str] | None = None) -> dict[str, str]:
    """The tags of a request on top of the existing ones."""
    result = dict(existing or {})
    for tag in tags:
        key, value = str(tag["Key"]), str(tag.get("Value", ""))
        if not 1 <= len(key) <= 128 or len(value) > 256 or not ALLOWED.fullmatch(key + value):
            raise AwsError("ValidationException", f"Value '{value}' of tag '{key}' failed to satisfy constraint")
        if key.lower().startswith("aws:"):
            raise AwsError("InvalidTagException", f"Tag key '{key}' uses the reserved prefix 'aws:'")
        result[key] = value
    if len(result) > MOST_TAGS:
        raise AwsError("TooManyTagsException", f"The certificate would have more than {MOST_TAGS} tags")
    return result


def add(region: Region, params: Params) -> Result:
    certificate = region.acm.certificate(params["CertificateArn"])
    certificate.tags = checked(params["Tags"], certificate.tags)
    return {}


def remove(region: Region, params: Params) -> Result:
    certificate = region.acm.certificate(params["CertificateArn"])
    for tag in params["Tags"]:
        if certificate.tags.get(tag["Key"]) == tag.get("Value", certificate.tags.get(tag["Key"])):
            certificate.tags.pop(tag["Key"], None)
    return {}


def list_tags(region: Region, params: Params) -> Result:
    return {"Tags": as_list(region.acm.certificate(params["CertificateArn"]).tags)}


OPERATIONS: dict[str, Handler] = {
    "AddTagsToCertificate": add,
    "RemoveTagsFromCertificate": remove,
    "ListTagsForCertificate": list_tags,
}
