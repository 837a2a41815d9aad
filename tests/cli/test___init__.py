"""The command line: the flags of a command, help."""

import json
import sys
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from edgeops import __version__
from edgeops.cli import Session, cli, run
from edgeops.commands.context import Context
from edgeops.commands.help import COMMANDS
from edgeops.errors import ExitStatus
from edgeops.model import Spec
from edgeops.render.screen import Screen
from edgeops.report import Outcome
from tests.cli_harness import TOML, Commands, edgeops, furnish, stand_in


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml."""
    return furnish(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Stand-ins for the four commands."""
    return stand_in(monkeypatch)


class TestFlags:
    """Flags of one command."""

    def test_what_down_may_delete_is_asked_for(self, commands: Commands) -> None:
        """Two flags, and the name as confirmation."""
        edgeops("down", "--delete-address", "--delete-certificate", "--yes", "--confirm", "koing")

        assert commands.wish.discard == {"address", "certificate"}
        assert commands.options == {"confirm": "koing"}

    @pytest.mark.parametrize("command", ["up", "plan"])
    def test_what_may_be_taken_over_is_said_name_by_name(self, commands: Commands, folder: Path, command: str) -> None:
        """As often as there are names, folded like those of the file; without the flag nothing is."""
        (folder / "edgeops.toml").write_text(TOML + 'aliases = ["www.koing.shop"]')
        assert edgeops(command, "--takeover", "KOING.shop.", "--takeover", "www.koing.shop") == ExitStatus.OK
        assert commands.wish.takeover == {"koing.shop", "www.koing.shop"}

        edgeops(command)
        assert commands.wish.takeover == frozenset()

    @pytest.mark.parametrize("flags", [(), ("--deep",)])
    def test_plan_compares_every_setting_when_asked(self, commands: Commands, flags: tuple[str, ...]) -> None:
        """Only then: it asks AWS more."""
        edgeops("plan", *flags)

        assert commands.wish.deep is bool(flags)

    @pytest.mark.parametrize(("flags", "wanted"), [((), False), (("--exit-code",), True)])
    def test_plan_tells_changes_by_its_exit_code_when_asked(
        self, commands: Commands, flags: tuple[str, ...], wanted: bool
    ) -> None:
        """Only then."""
        edgeops("plan", *flags)

        assert commands.options == {"exit_code": wanted}

    def test_status_looks_on_when_asked(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Each look is shown, with the flags that a next command needs; the last one's exit code counts."""
        seen = Outcome("status", ExitStatus.UNHEALTHY, next=("edgeops plan",))

        def watch(context: Context, spec: Spec, show: Callable[[Outcome, float], None]) -> Outcome:
            show(seen, 5.0)
            return seen

        module = types.ModuleType("edgeops.commands.watch")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        monkeypatch.setattr(module, "watch", watch, raising=False)
        screen = Screen(lambda text, _err: said.append(text), json=True)
        said: list[str] = []
        argv = ("status", "--watch", "--json", "-c", "edgeops.toml")
        assert run(Session(argv, screen=screen)) == ExitStatus.UNHEALTHY
        assert [json.loads(line)["next"] for line in said] == [["edgeops plan -c edgeops.toml"]]


class TestHelp:
    """`--help`, `help`, `--version`."""

    def test_every_command_stands_in_the_table_of_commands(self) -> None:
        """The table feeds help, README and the command line alike."""
        assert list(cli.commands) == list(COMMANDS)

    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_has_help(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """`--help` and `edgeops help` show the same page."""
        assert edgeops(command, "--help") == ExitStatus.OK
        shown = capsys.readouterr().out
        assert edgeops("help", command) == ExitStatus.OK

        assert COMMANDS[command].split(".")[0] in " ".join(shown.split())
        assert capsys.readouterr().out == shown

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One line."""
        assert edgeops("--version") == ExitStatus.OK
        assert capsys.readouterr().out == f"edgeops {__version__}\n"

    def test_help_costs_has_the_prices(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Those of the one table."""
        assert edgeops("help", "costs") == ExitStatus.OK
        assert "$0.0225 an hour" in capsys.readouterr().out
