"""Three ways to the same edge: edgeops, Terraform with the AWS provider, and a tutorial's commands of the AWS CLI.

Each is given a folder, the address of a simulated account and the number of sites, and has one command line a verb;
none for what it does not do. All sites run on one instance of the account S3, one target group each.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from moto_fixtures.accounts.s3 import GROUP_ID, INSTANCE_ID

HERE = Path(__file__).parent
DOMAIN, PORT = "main.io", 8080
WILDCARD_ABOVE = 10
"""Sites: more names than one certificate holds. edgeops packs them in several, the others take `*.main.io`."""

Line = Sequence[str]


class Absent(Exception):
    """The tool is not here; the message says what is missing."""


class Tool(Protocol):
    """`lines` has a command line for each verb; it runs in `folder` with `environment`."""

    name: str
    folder: Path

    def environment(self) -> Mapping[str, str]: ...

    def lines(self) -> Mapping[str, Line]: ...


def hosts(sites: int) -> list[str]:
    """s000.main.io, s001.main.io, ..."""
    return [f"s{number:03}.{DOMAIN}" for number in range(sites)]


def credentials(url: str) -> dict[str, str]:
    """Only what a process needs, and nothing of this machine's own AWS settings."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", ""),
        "AWS_ENDPOINT_URL": url,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "ap-northeast-2",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


@dataclass
class Edgeops:
    """`edgeops` of this checkout."""

    folder: Path
    url: str
    sites: int
    name: str = "edgeops"

    def __post_init__(self) -> None:
        for file, path in (("edgeops.toml", "/"), ("changed.toml", "/up")):
            (self.folder / file).write_text(self._file(path))

    def _file(self, path: str) -> str:
        head = f'[stack]\nname = "bench"\nregion = "ap-northeast-2"\n[instances.web]\nid = "{INSTANCE_ID}"\n'
        of_site = [f'[sites."{host}"]\nto = "web:{PORT}"\nhealth = {{ path = "/" }}\n' for host in hosts(self.sites)]
        return head + "".join([of_site[0].replace('"/"', json.dumps(path)), *of_site[1:]])

    def environment(self) -> Mapping[str, str]:
        return credentials(self.url)

    def lines(self) -> Mapping[str, Line]:
        program = str(Path(sys.executable).with_name("edgeops"))
        return {
            "up": (program, "up", "--yes"),
            "no-op": (program, "up"),
            "status": (program, "status"),
            "change": (program, "-c", "changed.toml", "up", "--yes"),
            "down": (program, "down", "--yes", "--confirm", "bench", "--delete-certificate"),
        }


@dataclass
class Terraform:
    """`terraform` on PATH; `mirror`: a folder with registry.terraform.io/hashicorp/aws."""

    folder: Path
    url: str
    sites: int
    mirror: str | None = None
    name: str = "Terraform"

    def __post_init__(self) -> None:
        found = shutil.which("terraform")
        if found is None:
            raise Absent("terraform is not on PATH")
        self._program = found
        shutil.copy(HERE / "bench.tf", self.folder)
        (self.folder / "bench.auto.tfvars.json").write_text(json.dumps(self._variables()))
        place = self.mirror or str(Path.home() / ".terraform.d" / "plugins")
        (self.folder / "terraform.rc").write_text(
            f"provider_installation {{\n  filesystem_mirror {{\n    path = {json.dumps(place)}\n  }}\n}}\n"
        )
        init = [found, "init", "-input=false", "-no-color"]
        if subprocess.run(init, cwd=self.folder, env=self.environment(), capture_output=True).returncode:
            raise Absent("no AWS provider: name a folder with registry.terraform.io/hashicorp/aws (--terraform)")

    def _variables(self) -> Mapping[str, object]:
        names = [f"*.{DOMAIN}"] if self.sites > WILDCARD_ABOVE else hosts(self.sites)
        return {"hosts": hosts(self.sites), "names": names, "instance": INSTANCE_ID, "guard": GROUP_ID}

    def environment(self) -> Mapping[str, str]:
        return {
            **credentials(self.url),
            "TF_CLI_CONFIG_FILE": str(self.folder / "terraform.rc"),
            "TF_VAR_endpoint": self.url,
            "CHECKPOINT_DISABLE": "1",
        }

    def lines(self) -> Mapping[str, Line]:
        program, all_of = self._program, ("-auto-approve", "-no-color", "-input=false")
        return {
            "up": (program, "apply", *all_of),
            "no-op": (program, "plan", "-detailed-exitcode", "-no-color", "-input=false"),
            "change": (program, "apply", "-var", "first_path=/up", *all_of),
            "down": (program, "destroy", *all_of),
        }


@dataclass
class AwsCli:
    """`aws` on PATH, one command after the other, as tutorials have it."""

    folder: Path
    url: str
    sites: int
    name: str = "AWS CLI"

    def __post_init__(self) -> None:
        if shutil.which("aws") is None:
            raise Absent("aws is not on PATH")

    def environment(self) -> Mapping[str, str]:
        names = [f"*.{DOMAIN}"] if self.sites > WILDCARD_ABOVE else hosts(self.sites)
        return {
            **credentials(self.url),
            "AWS_DEFAULT_OUTPUT": "text",
            "AWS_PAGER": "",
            "ZONE": DOMAIN,
            "HOSTS": " ".join(hosts(self.sites)),
            "NAMES": " ".join(names),
            "INSTANCE": INSTANCE_ID,
            "GUARD": GROUP_ID,
            "PORT": str(PORT),
        }

    def lines(self) -> Mapping[str, Line]:
        script = str(HERE / "bench_cli.sh")
        return {verb: ("bash", script, verb) for verb in ("up", "status", "change", "down")}
