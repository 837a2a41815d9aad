"""The certificates: one request for the names of a zone that none of ours serves yet - or the user's own, by its ARN.

```
ours, its status and names          what becomes of it
ISSUED, some name needed            stays, until no name of it is needed
PENDING, all names needed           stays, its validation goes on
PENDING, a name not needed          replaced: that name may never be validated
dead (FAILED, TIMED_OUT ...)        requested once more (edgeops:retry), then an error with ACM's reason
any, `arn` in the file              no name needs it: deleted after the listener has been given the user's
```

Done when ACM has filled in the validation record of every name: they come one by one, seconds after the request
(T1.1-2).
"""

from __future__ import annotations

from edgeops.aws import Aws
from edgeops.catalogue import say
from edgeops.errors import EdgeError
from edgeops.model import Certificate, Certificates, Phase, Spec, Stack, Step
from edgeops.packing import packs
from edgeops.placement import sites_on
from edgeops.resources.certificate.requests import delete, request, used_by_others
from edgeops.resources.certificate.seeing import (
    ROLE,
    dead,
    died,
    disowned,
    no_more_tries,
    others,
    ours,
    serving,
    shortcomings,
    yours,
)
from edgeops.run import Run, Wait

NEEDS: tuple[str, ...] = ("zone",)
SEES: tuple[str, ...] = ("zone",)

__all__ = ["NEEDS", "SEES", "ensure", "find", "removal", "steps", "used_by_others"]

RECORD_LIMIT = 120.0


def find(aws: Aws, spec: Spec, stack: Stack) -> Certificates:
    """Ours by tag, and for each name the one that serves it: with `arn` in the file, the user's own."""
    items = tuple(ours(aws, spec, stack))
    if spec.certificate is not None:
        theirs = yours(aws, spec.certificate)
        by_host = {host: theirs for host in spec.hosts if theirs and theirs.serves(host)}
        return Certificates(items, by_host, others(aws, items), problems=tuple(shortcomings(spec, theirs)))
    by_host = {host: cert for host in spec.hosts if (cert := serving(items, spec, host))}
    problems = [died(cert) for cert in dead(items, spec, by_host) if no_more_tries(cert)]
    return Certificates(items, by_host, others(aws, items), problems=(*problems, *disowned(aws, spec, by_host)))


def steps(spec: Spec, found: Certificates | None, stack: Stack) -> list[Step]:
    found = found or Certificates()
    lost = {name for cert in dead(found.items, spec, found.by_host) for name in cert.names}
    coming = [
        names for index in stack.places for names in packs(sites_on(spec, stack, index), stack.zone, found.by_host)
    ]
    requests = [request(spec, names, retry=not lost.isdisjoint(names)) for names in coming]
    unneeded = [cert for cert in found.items if cert.arn not in found.needed]
    return [*requests, *(delete(cert, spec, say("why.no-name-needs-it")) for cert in unneeded)]


def ensure(run: Run, spec: Spec, stack: Stack) -> Certificates | None:
    """Raises EdgeError when ACM refuses at once, which it may where an earlier validation record still stands."""
    performed = run.perform_all([s for s in steps(spec, stack.certificate, stack) if s.phase is Phase.BUILD], stack)
    found = find(run.aws, spec, stack) if performed else stack.certificate
    if found is not None and _without_record(found):
        wait = Wait(ROLE, say("wait.validation-named"), 5, RECORD_LIMIT)
        found = run.wait(
            wait,
            lambda: find(run.aws, spec, stack),
            lambda seen: not _without_record(seen),
            lambda seen: say("seen.not-named", names=", ".join(_without_record(seen))),
        )
    if found is not None and (lost := dead(found.items, spec, found.by_host)):
        raise EdgeError(*(died(cert) for cert in [cert for cert in lost if cert.retried] or lost))
    return found


def removal(spec: Spec, found: Certificates | None) -> list[Step]:
    """Kept unless `--delete-certificate`: it is free, and new ones are limited for a year (T1.12)."""
    if found is None or "certificate" not in spec.discard:
        return []
    return [delete(cert, spec, say("why.delete-certificate")) for cert in found.items]


def _without_record(found: Certificates) -> list[str]:
    pending: dict[str, Certificate] = {
        cert.arn: cert for cert in found.by_host.values() if cert.status == "PENDING_VALIDATION"
    }
    return sorted(name for cert in pending.values() for name in cert.names if name not in cert.records)
