"""The accounts: what the users of `users.md` have in AWS before they call edgeops, and their `edgeops.toml`.

An account lives in a module with `seed(region)`; the file beside it is the configuration that fits it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from moto_fixtures.accounts import empty, s0, s3
from moto_fixtures.cloud import Region


@dataclass(frozen=True)
class Account:
    """How to furnish an account, and which hosts its configuration names."""

    name: str
    seed: Callable[[Region], None]
    hosts: tuple[str, ...] = ()

    @property
    def toml(self) -> str:
        """The path of its edgeops.toml; empty when it has none."""
        path = resources.files(__package__) / f"{self.name.lower()}.toml"
        return str(path) if path.is_file() else ""


ACCOUNTS: Mapping[str, Account] = MappingProxyType(
    {
        "S0": Account("S0", s0.seed, s0.HOSTS),
        "S3": Account("S3", s3.seed, s3.HOSTS),
        "empty": Account("empty", empty.seed),
    }
)
