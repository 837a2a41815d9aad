"""Tags between our dicts and AWS's lists of Key and Value, which every service spells the same and types apart."""

from collections.abc import Iterable, Mapping
from typing import Any


def listed(tags: Mapping[str, str]) -> list[Any]:
    """As the create calls of every service want them."""
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def read(tags: Iterable[Any]) -> dict[str, str]:
    """As the describe calls of every service return them."""
    return {tag["Key"]: tag.get("Value", "") for tag in tags}


def specification(kind: str, tags: Mapping[str, str]) -> list[Any]:
    """EC2's TagSpecifications: tags written in the same call that creates a thing of that kind."""
    return [{"ResourceType": kind, "Tags": listed(tags)}]
