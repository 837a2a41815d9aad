"""Starts a sandbox, runs the main job with the installed `edgeops` in it, prints the transcript, cleans up.

Exits with 0 only when every command ended as it should.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from moto_fixtures.server import SandboxInfo, serve

STEPS = (
    ("edgeops plan --exit-code", 2),
    ("edgeops up --yes", 0),
    ("curl -sS --cacert {ca} --connect-to ::{https} https://{host}/", 0),
    ("edgeops status", 0),
    ("edgeops up", 0),
    ("edgeops down --yes --confirm {stack}", 0),
)


def command_of(step: str, info: SandboxInfo) -> str:
    """The step as it is typed in this sandbox."""
    host = info.hosts[0]
    return step.format(stack=host.partition(".")[0], ca=info.ca, https=info.https, host=host)


@contextmanager
def sandbox(account: str) -> Iterator[SandboxInfo]:
    """The simulated account on a free port of loopback, for as long as the block runs."""
    ready, stop = threading.Event(), threading.Event()
    announced: list[SandboxInfo] = []

    def announce(info: SandboxInfo) -> None:
        announced.append(info)
        ready.set()

    server = threading.Thread(target=serve, args=(account, 0, "quick", announce, stop))
    server.start()
    try:
        if not ready.wait(30):
            raise SystemExit("the simulated AWS did not start")
        yield announced[0]
    finally:
        stop.set()
        server.join()


def environment(info: SandboxInfo) -> dict[str, str]:
    """What the sandbox tells its user to export, and nothing of the AWS configuration of this machine."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "EDGEOPS_"))}
    return clean | {
        "AWS_ENDPOINT_URL": info.url,
        "AWS_ACCESS_KEY_ID": info.access_key,
        "AWS_SECRET_ACCESS_KEY": info.secret_key,
        "AWS_EC2_METADATA_DISABLED": "true",
        "EDGEOPS_CONFIG": info.config,
        "EDGEOPS_DNS": f"{info.dns_resolver},{info.dns_parents}",
        "HTTPS_PROXY": info.proxy,
        "SSL_CERT_FILE": info.ca,
        "COLUMNS": "100",
    }


def main(account: str) -> int:
    """Run the steps in order; 1 at the first that ends otherwise than it should."""
    with sandbox(account) as info:
        for step, expected in STEPS:
            command = command_of(step, info)
            print(f"$ {command}", flush=True)
            if not shutil.which(command.split()[0]):
                print(f"(skipped: {command.split()[0]} is not installed)\n", flush=True)
                continue
            done = subprocess.run(command.split(), env=environment(info), stdin=subprocess.DEVNULL)
            print(f"(exit {done.returncode})\n", flush=True)
            if done.returncode != expected:
                print(f"demo: {command} should have ended with {expected}", file=sys.stderr)
                return 1
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main(sys.argv[1]))
