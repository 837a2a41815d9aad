"""A right file in parts: each test changes the one part it is about."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from edgeops.errors import ExitStatus, Finding, UsageProblem
from edgeops.model import Spec
from edgeops.settings import Overrides, load

PARTS = {
    "stack": '[stack]\nname = "koing"\nregion = "ap-northeast-2"',
    "instances": '[instances.web]\nid = "i-0123456789abcdef0"\n[instances.api]\nid = "i-01234567"',
    "sites": '[sites."koing.shop"]\nto = "web:80"',
    "rest": "",
}


def written(**parts: str) -> str:
    """The file, with these parts in place of the right ones."""
    assert parts.keys() <= PARTS.keys()
    return "\n".join((PARTS | parts).values())


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file stands: in the current folder, under its default name."""
    monkeypatch.chdir(tmp_path)
    return Path("edgeops.toml")


@pytest.fixture
def spec(file: Path) -> Callable[..., Spec]:
    """Reads a right file that has these parts."""

    def understood(environ: Mapping[str, str] | None = None, overrides: Overrides | None = None, **parts: str) -> Spec:
        file.write_text(written(**parts), encoding="utf-8")
        return load(None, overrides or Overrides(), environ or {})

    return understood


@pytest.fixture
def problems(file: Path) -> Callable[..., tuple[Finding, ...]]:
    """Reads a wrong file that is these bytes or has these parts, and gives its findings."""

    def refused(
        data: bytes | None = None,
        environ: Mapping[str, str] | None = None,
        overrides: Overrides | None = None,
        **parts: str,
    ) -> tuple[Finding, ...]:
        file.write_bytes(written(**parts).encode() if data is None else data)
        with pytest.raises(UsageProblem) as caught:
            load(None, overrides or Overrides(), environ or {})
        assert caught.value.status == ExitStatus.USAGE
        assert all(finding.severity == "error" and finding.why for finding in caught.value.findings)
        return caught.value.findings

    return refused


@pytest.fixture
def problem(problems: Callable[..., tuple[Finding, ...]]) -> Callable[..., Finding]:
    """The one finding of a file with one thing wrong: nothing is reported twice."""

    def only(*data: bytes, **parts: str) -> Finding:
        (finding,) = problems(*data, **parts)
        return finding

    return only
