"""The accounts: what the users of `users.md` have in AWS before they call edgeops, and their `edgeops.toml`.

An account lives in a module with `seed(region)`; the file beside it is the configuration that fits it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType

from moto_fixtures.accounts import empty, live_a, s0, s0_live, s1, s2, s3, s3_live, s4
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
        "S0-live": Account("S0-live", s0_live.seed, s0_live.HOSTS),
        "S1": Account("S1", s1.seed, s1.HOSTS),
        "S2": Account("S2", s2.seed, s2.HOSTS),
        "S3": Account("S3", s3.seed, s3.HOSTS),
        "S3-live": Account("S3-live", s3_live.seed, s3_live.HOSTS),
        "S4": Account("S4", s4.seed, s4.HOSTS),
        "live-a": Account("live-a", live_a.seed, live_a.HOSTS),
        "empty": Account("empty", empty.seed),
    }
)


def account_named(name: str) -> Account:
    """The account of this name in any case; raises KeyError."""
    return {key.lower(): account for key, account in ACCOUNTS.items()}[name.lower()]
