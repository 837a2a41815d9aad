"""In what plain moto and ministack differ from AWS so that edgeops ends otherwise there, and why.

`scripts/torture emulators` sees that it is just this. `page` is what emulators.md says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

MINISTACK = "ministack>=1.5,<1.6"
ONE, TWO = "one site", "two sites, an alias, an Elastic IP"
PLAN, UP, AGAIN, STATUS, DOWN = "1. plan", "2. up", "3. up", "4. status", "5. down"


@dataclass(frozen=True)
class Difference:
    """What a command of a job did otherwise than on our simulated AWS."""

    emulator: str
    job: str
    command: str
    what: str


NAMES = "ListCertificates does not show the certificate's further names, which AWS does (T1.9)"
AUTOMATIC = "the instance's automatic address looks like an Elastic IP: its IpOwnerId is not `amazon`"
ISSUED = "a certificate is ISSUED at once, without a validation record"
KEY = "ListCertificates shows neither key algorithm nor names: the certificate does not look like the one asked for"
LOST = "ForwardConfig is dropped: a rule seems to forward nowhere"
SNI = "with a second certificate the listener's are read, and there is no DescribeListenerCertificates"
NO_INTERFACE = "an instance has no network interface, so the Elastic IP on it does not show"
CLASSIC = "DescribeLoadBalancers of Classic load balancers is answered by the newer API, without the list that AWS has"
NO_SNI = "aws-invalidaction at elbv2 DescribeListenerCertificates"


def _moto() -> Iterator[tuple[Difference, str]]:
    for command, what in ((PLAN, "create"), (UP, "create"), (DOWN, "release")):
        yield Difference("moto", TWO, command, f"not done: {what} elastic-ip"), AUTOMATIC
    yield Difference("moto", TWO, AGAIN, "besides: request certificate"), NAMES
    yield Difference("moto", TWO, AGAIN, "besides: add listener-certificate"), NAMES
    yield Difference("moto", TWO, STATUS, 'ends with 3: site-incomplete at sites."api.koing.shop"'), NAMES
    yield Difference("moto", TWO, DOWN, "besides: delete certificate"), NAMES


def _ministack() -> Iterator[tuple[Difference, str]]:
    for job in (ONE, TWO):
        yield Difference("ministack", job, PLAN, "ends with 1: bug at edgeops"), CLASSIC
        yield Difference("ministack", job, UP, "not done: create validation-records"), ISSUED
        yield Difference("ministack", job, AGAIN, "besides: request certificate"), KEY
        yield Difference("ministack", job, AGAIN, "besides: update listener"), KEY
        yield Difference("ministack", job, AGAIN, "besides: attach rule" + (" (2)" if job == TWO else "")), LOST
        for command in (AGAIN, STATUS, DOWN):
            yield Difference("ministack", job, command, f"ends with 1: {NO_SNI}"), SNI
    yield Difference("ministack", TWO, AGAIN, "besides: associate elastic-ip"), NO_INTERFACE


KNOWN: Mapping[Difference, str] = dict([*_moto(), *_ministack()])


def page() -> str:
    """emulators.md."""
    rows = [f"| {one.emulator} | {one.job} | {one.command} | {one.what} | {why} |" for one, why in KNOWN.items()]
    return "\n".join(
        (
            "# edgeops on other people's simulated AWS",
            "",
            "`scripts/torture emulators` runs plan, up, up again, status and down with the installed command on plain",
            f"moto (its own server) and on `{MINISTACK}`, and compares exit codes and steps with those on our",
            "simulated AWS. What differs is just this; edgeops is not bent to it. What is not in the table is the",
            f'same, the whole job "{ONE}" on moto among it.',
            "",
            "| emulator | job | command | what differs | why |",
            "| --- | --- | --- | --- | --- |",
            *rows,
            "",
        )
    )
