"""The process around the command line: streams that can say anything, signals, and a prompt end.

Thread pools are joined when an interpreter exits, so the process ends itself; `cli` has said everything by then.
"""

import contextlib
import os
import signal
import sys
import threading
from typing import NoReturn

from edgeops.cli import Session, run
from edgeops.render.early import interrupted

GRACE = 0.9  # seconds from a signal to the end, whatever is still in flight


def main() -> NoReturn:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):  # replaced by something else, or None under pythonw
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] # a CP949 console lacks characters
    session = Session(tuple(sys.argv[1:]))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stop(session))
    leave(run(session))


def stop(session: Session) -> None:
    """The first signal ends every wait and is a KeyboardInterrupt for the main thread; a second one ends at once."""
    if session.stop.is_set():
        leave(130)
    session.stop.set()
    last = threading.Timer(GRACE, give_up, [session])
    last.daemon = True
    last.start()
    raise KeyboardInterrupt


def give_up(session: Session) -> NoReturn:
    """The grace is over and the main thread still has not come back: say what there is to say in its place."""
    with contextlib.suppress(Exception):
        session.screen.show(interrupted(session.command, session.argv))
    leave(130)


def leave(code: int) -> NoReturn:
    """Flush and end, without waiting for threads."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(Exception):  # a closed pipe is the reader's business
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
