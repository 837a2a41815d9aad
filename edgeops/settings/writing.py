"""A new file, whole or not at all, and never over one that is there."""

import contextlib
import os
import tempfile
from pathlib import Path

from edgeops.errors import Finding, UsageProblem, finding
from edgeops.settings.spelling import printable


def write_new(file: Path, text: str) -> None:
    """Write it as UTF-8 with LF. Raises UsageProblem where a file of that name stands, or none can be made."""
    try:
        _place(file, text.encode())
    except FileExistsError as error:
        raise UsageProblem(finding("file-exists", _shown(file), file=_shown(file))) from error
    except (OSError, ValueError) as error:
        raise UsageProblem(_cannot(file, error)) from error


def _place(file: Path, data: bytes) -> None:
    """Whoever looks sees no file or all of it: it gets its name when it is complete, which fails if that is taken."""
    handle, name = tempfile.mkstemp(prefix=".edgeops-", suffix=".new", dir=file.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(0o644)
        _name(fresh, file, data)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()


def _name(fresh: Path, file: Path, data: bytes) -> None:
    try:
        os.link(fresh, file)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links (FAT, some network drives)
        with file.open("xb") as stream:
            stream.write(data)


def _cannot(file: Path, error: Exception) -> Finding:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return finding("cannot-write", _shown(file), file=_shown(file), message=printable(reason))


def _shown(file: Path) -> str:
    return printable(str(file))
