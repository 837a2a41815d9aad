"""Run a command line and write what it used, as JSON, to a file.

A process of its own, and a small one: what a process used at most begins, on Linux, with the size of what started it.
usage: bench_launch.py FILE PROGRAM ARGUMENT ...
"""

import json
import os
import sys
import time
from pathlib import Path

file, *line = sys.argv[1:]
start = time.monotonic()
pid = os.posix_spawnp(line[0], line, os.environ)
_, status, used = os.wait4(pid, 0)
told = {
    "code": os.waitstatus_to_exitcode(status),
    "wall": time.monotonic() - start,
    "cpu": used.ru_utime + used.ru_stime,
    "memory": used.ru_maxrss / 1024,
}
Path(file).write_text(json.dumps(told))
