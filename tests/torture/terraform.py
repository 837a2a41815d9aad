"""Terraform with the AWS provider against the simulated AWS: apply, an empty second plan, destroy, nothing left.

    TERRAFORM_MIRROR=folder scripts/torture terraform

The folder is a filesystem mirror with `registry.terraform.io/hashicorp/aws`; without it, Terraform looks where it
usually does, and never in the network. Skips with the reason where Terraform or the provider is missing. Takes about
three minutes, nearly all of them waits of the provider's own. The edge it makes is `edge.tf`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from moto_fixtures import Control, RealClock, Server, World

EDGE = Path(__file__).with_name("edge.tf")
EMPTY, CHANGES = 0, 2
"""What `plan -detailed-exitcode` ends with."""


class Skipped(Exception):
    """Terraform cannot be run here; the message says why."""


class Terraform:
    """Terraform in a folder, with the provider of a mirror and the endpoint of a server."""

    def __init__(self, folder: Path, url: str) -> None:
        found = shutil.which("terraform")
        if found is None:
            raise Skipped("terraform is not installed")
        self._program = found
        self._folder = folder
        self._environment = {**os.environ, **_settings(folder, url)}
        shutil.copy(EDGE, folder)
        if self.run("init", "-input=false").returncode:
            raise Skipped("no AWS provider: name a folder with registry.terraform.io/hashicorp/aws in TERRAFORM_MIRROR")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [self._program, *arguments, "-no-color"]
        return subprocess.run(
            command, cwd=self._folder, env=self._environment, capture_output=True, text=True, check=False, timeout=900
        )


def _settings(folder: Path, url: str) -> Mapping[str, str]:
    """The environment: a mirror instead of the registry, our endpoint, nothing asked of the network."""
    configuration = folder / "terraform.rc"
    mirror = os.environ.get("TERRAFORM_MIRROR")
    place = (
        f"path = {json.dumps(mirror)}" if mirror else f"path = {json.dumps(str(Path.home() / '.terraform.d/plugins'))}"
    )
    configuration.write_text(f"provider_installation {{\n  filesystem_mirror {{\n    {place}\n  }}\n}}\n")
    return {"TF_CLI_CONFIG_FILE": str(configuration), "TF_VAR_endpoint": url, "CHECKPOINT_DISABLE": "1"}


def torture() -> list[str]:
    """Apply, plan, destroy; returns what went wrong. Raises Skipped."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Server(World("S0", profile="quick", clock=RealClock())) as server,
    ):
        terraform, control = Terraform(Path(folder), server.url), Control(server.url)
        before = control.inventory()
        steps = {
            "apply": ("apply", "-auto-approve"),
            "empty second plan": ("plan", "-detailed-exitcode"),
            "destroy": ("destroy", "-auto-approve"),
        }
        for name, arguments in steps.items():
            start = time.monotonic()
            done = terraform.run(*arguments)
            print(f"{name:20} {'ok' if done.returncode == EMPTY else 'wrong':6} {time.monotonic() - start:6.1f} s")
            if done.returncode != EMPTY:
                said = done.stdout if done.returncode == CHANGES else done.stderr
                return [f"{name}: ends with {done.returncode}\n{said}", *_refusals(control)]
        left = control.inventory() != before
        return ["something is left, or foreign things have changed"] if left else []


def _refusals(control: Control) -> list[str]:
    """What the simulated AWS refused."""
    return [f"{each['service']}.{each['operation']}: {each['error']}" for each in control.calls() if each["error"]]


def main() -> int:
    try:
        wrong = torture()
    except Skipped as reason:
        print(f"terraform            skipped: {reason}")
        return 0
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
