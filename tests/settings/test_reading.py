"""Bytes that are not text, and files that are not there."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from edgeops.errors import Finding, UsageProblem
from edgeops.model import Spec
from edgeops.settings import Overrides, load
from edgeops.settings.reading import LARGEST

from .conftest import written


@pytest.mark.parametrize(
    ("data", "slug", "where", "what", "fix"),
    [
        ("# 서버\n".encode("cp949"), "cp949", ": line 1", "서버", "UTF-8"),
        ('[stack]\nname = "쾡"'.encode("cp949"), "cp949", ": line 2", "쾡", "UTF-8"),
        ("# caf\u00e9 \u00fc\n".encode("latin-1"), "not-utf8", ": line 1", "0xE9", "UTF-8"),
        (b"[stack]\nname = \x93koing\x94", "not-utf8", ": line 2", "0x93", "UTF-8"),
        (written().encode("utf-16"), "utf16", "", "UTF-16", "UTF-8"),
        (written().encode("utf-16-be"), "utf16", "", "UTF-16", "UTF-8"),
        (written().encode("utf-16-le"), "utf16", "", "UTF-16", "UTF-8"),
        (b"[stack]\nname = \0", "nul", ": line 2", "NUL", "UTF-8"),
        (b"[stack]\r\nname = 'a'\rregion = 'b'\r\n", "line-ends", ": line 2", "CR", "LF"),
        (b"#" * (LARGEST + 1), "too-large", "", "1 MiB", "-c PATH"),
        (b"", "empty", "", "empty", "[stack]"),
        (b" \r\n\n", "empty", "", "empty", "[stack]"),
        (b"# nothing yet\n", "empty", "", "empty", "[stack]"),
    ],
)
def test_bytes_that_are_no_configuration_are_named_for_what_they_are(
    problem: Callable[..., Finding], data: bytes, slug: str, where: str, what: str, fix: str
) -> None:
    """With the line where there is one, and how to save the file instead."""
    finding = problem(data)
    assert (finding.id, finding.where) == (f"config-{slug}", f"edgeops.toml{where}")
    assert what in finding.what
    assert fix in finding.fix


def test_a_byte_order_mark_is_named_beside_the_other_problems(problems: Callable[..., tuple[Finding, ...]]) -> None:
    """The rest of the file can be read, so the rest is reported too."""
    mark, name = problems(b"\xef\xbb\xbf" + written(stack='[stack]\nname = "A"\nregion = "us-east-1"').encode())
    assert (mark.id, mark.where) == ("config-bom", "edgeops.toml: line 1")
    assert "UTF-8 with BOM" in mark.fix
    assert name.id == "config-name"


def test_windows_line_ends_are_fine(file: Path, spec: Callable[..., Spec]) -> None:
    """CR LF is a line end in TOML."""
    plain = spec()
    file.write_bytes(written().replace("\n", "\r\n").encode())
    assert load(None, Overrides(), {}) == plain


def refusal(path: Path | None, environ: dict[str, str]) -> Finding:
    with pytest.raises(UsageProblem) as caught:
        load(path, Overrides(), environ)
    (finding,) = caught.value.findings
    return finding


def test_a_missing_file_names_the_default_and_the_flag(file: Path) -> None:
    """The usual cause is the wrong folder."""
    finding = refusal(None, {})
    assert (finding.id, finding.where) == ("config-missing-file", str(file))
    assert "./edgeops.toml" in finding.why
    assert "-c PATH" in finding.fix


@pytest.mark.parametrize("name", ["edgeops.toml.txt", "edgeops.tml", "Edgeops.toml2"])
def test_a_file_with_nearly_the_name_is_pointed_out(file: Path, name: str) -> None:
    """Windows hides the ending that Notepad added."""
    file.with_name(name).write_text(written(), encoding="utf-8")
    assert f'"{name}"' in refusal(None, {}).fix


def test_a_folder_or_file_in_place_of_a_folder_is_named(file: Path) -> None:
    """`-c .` finds the file inside; a path through a file leads nowhere."""
    assert refusal(Path(), {}).id == "config-directory"
    file.write_text(written(), encoding="utf-8")
    assert "edgeops.toml" in refusal(Path(), {}).fix
    assert refusal(file / "edgeops.toml", {}).id == "config-missing-file"


def test_an_unreadable_file_gives_the_system_s_reason(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated, since root reads everything."""
    file.write_text(written(), encoding="utf-8")

    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)
    finding = refusal(None, {})
    assert finding.id == "config-unreadable"
    assert "Permission denied" in finding.what


@pytest.mark.parametrize("path", ["a\0b", "a" * 5000])
def test_a_path_that_the_system_refuses_is_no_traceback(file: Path, path: str) -> None:
    """A NUL, or more characters than a name may have."""
    assert refusal(Path(path), {}).id in {"config-unreadable", "config-missing-file"}


def test_the_path_comes_from_the_flag_then_the_environment_then_the_default(file: Path) -> None:
    """And messages name the file that was read."""
    other = file.with_name("other.toml")
    other.write_text("", encoding="utf-8")
    file.write_text(written(), encoding="utf-8")
    assert load(None, Overrides(), {"EDGEOPS_CONFIG": ""}).name == "koing"
    assert refusal(None, {"EDGEOPS_CONFIG": "other.toml"}).where == "other.toml"
    assert load(file, Overrides(), {"EDGEOPS_CONFIG": "other.toml"}).name == "koing"
