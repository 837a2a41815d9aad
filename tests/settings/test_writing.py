"""A new file appears whole, and never over another."""

import os
from pathlib import Path

import pytest

from edgeops.errors import UsageProblem
from edgeops.settings.writing import write_new


def test_the_file_is_utf_8_with_plain_line_feeds(here: Path) -> None:
    """On every system, and nothing else is left in the folder."""
    write_new(Path("edgeops.toml"), "# 한글\nx = 1\n")
    assert (here / "edgeops.toml").read_bytes() == "# 한글\nx = 1\n".encode()
    assert [path.name for path in here.iterdir()] == ["edgeops.toml"]


def test_a_file_that_is_there_stays_as_it_is(here: Path) -> None:
    """Also one that came in the meantime."""
    (here / "edgeops.toml").write_text("mine")
    with pytest.raises(UsageProblem) as caught:
        write_new(Path("edgeops.toml"), "x")
    assert caught.value.findings[0].id == "file-exists"
    assert (here / "edgeops.toml").read_text() == "mine"
    assert [path.name for path in here.iterdir()] == ["edgeops.toml"]


def test_without_hard_links_it_is_written_all_the_same(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some network drives have none; there, too, nothing is overwritten."""

    def none(*_: object) -> None:
        raise OSError("Operation not supported")

    monkeypatch.setattr(os, "link", none)
    write_new(Path("edgeops.toml"), "x")
    assert (here / "edgeops.toml").read_text() == "x"
    with pytest.raises(UsageProblem):
        write_new(Path("edgeops.toml"), "y")
    assert (here / "edgeops.toml").read_text() == "x"


def test_a_folder_that_is_not_there_is_said(here: Path) -> None:
    """With the reason of the system."""
    with pytest.raises(UsageProblem) as caught:
        write_new(Path("nowhere/edgeops.toml"), "x")
    assert caught.value.findings[0].id == "cannot-write"
    assert "No such file or directory" in caught.value.findings[0].what
