"""What the README gives users to copy for nginx and CI can be used as it is."""

import subprocess
from pathlib import Path

import pytest
import yaml

from moto_fixtures.programs.nginx import find
from tests.whole.test_readme import FENCES

NGINX = find()


def blocks(language: str) -> list[str]:
    """The fenced blocks of that language."""
    return [code for spoken, code in FENCES if spoken == language]


@pytest.mark.skipif(NGINX is None, reason="nginx is not installed")
def test_nginx_accepts_its_block(tmp_path: Path) -> None:
    """Inside of http { }, where it says it belongs."""
    (block,) = blocks("nginx")
    file = tmp_path / "nginx.conf"
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    text = f"pid {tmp_path}/pid;\nevents {{ }}\nhttp {{\naccess_log off;\n{temporary}{block}}}\n"
    file.write_text(text.replace("listen 80 ", f"listen unix:{tmp_path}/socket "))
    done = subprocess.run(
        [str(NGINX), "-t", "-e", str(tmp_path / "error.log"), "-c", str(file)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", blocks("yaml"))
def test_ci_examples_are_yaml_that_runs_up(block: str) -> None:
    """One at a time, and without a question."""
    assert "edgeops up --yes" in str(yaml.safe_load(block))
    assert "concurrency" in block or "resource_group" in block
