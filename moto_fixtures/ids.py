"""Identifiers that look random and are the same in every run: a hash of a counter."""

from __future__ import annotations

import hashlib
import itertools
import uuid


class Ids:
    """Hands out hexadecimal, decimal and base-36 strings; the n-th one is always the same."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._count = itertools.count()

    def _digest(self) -> str:
        return hashlib.sha256(f"{self._seed}:{next(self._count)}".encode()).hexdigest()

    def hex(self, length: int) -> str:
        return self._digest()[:length]

    def digits(self, length: int) -> str:
        return str(int(self._digest(), 16))[-length:]

    def upper(self, length: int) -> str:
        """Capital letters and digits, as in Route53 ids."""
        alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
        number, text = int(self._digest(), 16), ""
        while len(text) < length:
            number, rest = divmod(number, 36)
            text += alphabet[rest]
        return text

    def uuid(self) -> str:
        return str(uuid.UUID(self._digest()[:32]))


def fingerprint(text: str, length: int = 32) -> str:
    """The same hexadecimal string for the same text, always."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
