"""PageSize, Marker and NextMarker, which moto ignores for listeners and target groups (emulators.md 2)."""

from __future__ import annotations

from collections.abc import Sequence

from moto_fixtures.cloud import Params, Result
from moto_fixtures.errors import validation_error


def page(key: str, items: Sequence[object], params: Params, largest: int = 400) -> Result:
    """One page of items under `key`; the marker is a position."""
    size, marker = int(params.get("PageSize", largest)), params.get("Marker") or "0"
    if not 1 <= size <= largest or not marker.isdigit():
        raise validation_error(f"1 validation error detected: PageSize {size} or Marker '{marker}' is not valid")
    start = int(marker)
    following = str(start + size) if start + size < len(items) else None
    return {key: list(items[start : start + size]), "NextMarker": following}
