"""What `cli` hands to every command: the world outside, injected."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from edgeops.events import Listener
from edgeops.probing import Knock, knock
from edgeops.visiting import Visit, visit
from edgeops.waiting import Clock

if TYPE_CHECKING:
    from edgeops.aws import Aws


@dataclass(frozen=True)
class Context:
    """`connect` makes the AWS clients (and is the first to import boto3).

    `ask` puts a question to a person and returns the answer as typed; None where nobody can be asked (no terminal, or
    `--no-input`). `yes`: `--yes`. `timeout`: seconds the whole command may take, None for no cap. `stop`: set by
    Ctrl-C; every wait observes it. `visit` asks a site by its name through the load balancer, `knock` an
    instance's port. `heard` is told where the time goes; None where nobody wants to know.
    """

    connect: Callable[[], Aws]
    clock: Clock
    emit: Listener
    ask: Callable[[str], str] | None = None
    yes: bool = False
    jobs: int = 8
    timeout: float | None = None
    stop: threading.Event = field(default_factory=threading.Event)
    visit: Visit = visit
    heard: Listener | None = None
    knock: Knock = knock
