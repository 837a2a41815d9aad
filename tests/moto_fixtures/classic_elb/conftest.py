"""S3-live: a Classic load balancer for each name."""

from __future__ import annotations

import pytest

from moto_fixtures import World
from tests.moto_fixtures import plain


@pytest.fixture
def world(monkeypatch):
    if plain.wanted():
        monkeypatch.setenv("AWS_DEFAULT_REGION", "ap-northeast-2")
        with plain.moto():
            plain.furnish_classic()
            yield plain.PlainWorld()
        return
    with World("S3-live").activate() as world:
        yield world
