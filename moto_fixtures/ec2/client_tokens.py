"""RunInstances with the same client token starts nothing again; moto starts another instance (emulators.md 2)."""

from __future__ import annotations

from collections.abc import Callable

from moto_fixtures.cloud import Region
from moto_fixtures.errors import AwsError
from moto_fixtures.wire import Parsed, Reply


def once(region: Region, parsed: Parsed, answer: Callable[[], Reply]) -> Reply:
    """The answer of the first call with the token; IdempotentParameterMismatch when it asked for something else."""
    token = parsed.params.get("ClientToken")
    if not token:
        return answer()
    if token in region.run_tokens:
        params, reply = region.run_tokens[token]
        if params != parsed.params:
            message = (
                "Arguments on this idempotent request are inconsistent with arguments used in previous request(s)."
            )
            raise AwsError("IdempotentParameterMismatch", message)
        return reply
    reply = answer()
    if reply.status < 400:
        region.run_tokens[token] = (parsed.params, reply)
    return reply
