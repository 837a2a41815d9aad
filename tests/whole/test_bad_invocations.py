"""Wrong command lines and variables: 64, what is wrong, what is right - and AWS is not asked."""

import json
from pathlib import Path

import pytest

from edgeops.errors import ExitStatus
from tests.cli_harness import Guard, edgeops, furnish, guard


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an edgeops.toml."""
    return furnish(tmp_path, monkeypatch)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Guard:
    """Nobody gets as far as AWS."""
    return guard(monkeypatch)


FILE = "edgeops.toml: "


class TestMisuse:
    """What cannot be understood: 64, in the same three parts as every other error, and AWS is not asked."""

    @pytest.mark.parametrize(
        ("line", "said", "fix"),
        [
            ("", "no command given. init, up, plan,", "edgeops --help"),
            ("upp", "'upp'", "edgeops --help"),
            ("up --jobz 3", "--jobs", "edgeops up --help"),
            ("up --jobs 33", "33", "edgeops up --help"),
            ("up --jobs 0", "1<=x<=32", "edgeops up --help"),
            ("up --jobs many", "'many'", "edgeops up --help"),
            ("up --timeout 0", "x>0", "edgeops up --help"),
            ("up --timeout soon", "'soon'", "edgeops up --help"),
            ("up x", "(x)", "edgeops up --help"),
            ("up --deep", "--deep", "edgeops up --help"),
            ("up --takeover", "--takeover", "edgeops up --help"),
            ("up --delete-address", "--delete-address", "edgeops up --help"),
            ("plan --takeover", "--takeover", "edgeops plan --help"),
            ("plan --deep=yes", "--deep", "edgeops plan --help"),
            ("plan --confirm koing", "--confirm", "edgeops plan --help"),
            ("status --takeover koing.shop", "--takeover", "edgeops status --help"),
            ("status --stack", "--stack", "edgeops status --help"),
            ("down --takeover koing.shop", "--takeover", "edgeops down --help"),
            ("down --confirm", "--confirm", "edgeops down --help"),
            ("sandbox S9", "'S9'", "edgeops sandbox --help"),
            ("sandbox --port 65536", "65536", "edgeops sandbox --help"),
            ("sandbox --profile slow", "'slow'", "edgeops sandbox --help"),
        ],
    )
    def test_a_wrong_flag_is_named_with_the_help_to_read(
        self, aws: Guard, line: str, said: str, fix: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Not click's 2, which says that a plan has changes."""
        assert edgeops("--json", *line.split()) == ExitStatus.USAGE

        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert (finding["id"], finding["where"], finding["fix"]) == ("usage", "command line", fix)
        assert said in finding["what"]
        assert aws.asked == 0

    @pytest.mark.parametrize(
        ("line", "slug", "where", "value", "remedy"),
        [
            ("up --takeover kong.shop", "takeover", FILE + "--takeover", '"kong.shop"', '--takeover "koing.shop"'),
            ("plan --takeover a.example", "takeover", FILE + "--takeover", '"a.example"', "koing.shop"),
            ("up --takeover koing", "host-dot", FILE + "--takeover", '"koing"', "koing.shop"),
            ("up --takeover https://koing.shop", "host-url", FILE + "--takeover", "https", '"koing.shop"'),
            ("up --region us-east-1", "region-differs", FILE + "stack.region", '"us-east-1"', "Leave --region out"),
            ("up --region seoul", "region-differs", FILE + "stack.region", '"seoul"', "Leave --region out"),
            ("status --stack other", "name-differs", FILE + "stack.name", '"other"', "Leave --stack out"),
            ("up -c not-there.toml", "missing-file", "not-there.toml", "is not there", "EDGEOPS_CONFIG"),
            ("up -c edgeops.tml", "missing-file", "edgeops.tml", "is not there", '"edgeops.toml"'),
            ("plan -c .", "directory", ".", "is a folder", "edgeops.toml"),
            ("plan -c latin.toml", "not-utf8", "latin.toml: line 1", "0xE9", "UTF-8"),
        ],
    )
    def test_what_differs_from_the_file_is_told_before_aws_is_asked(
        self, aws: Guard, line: str, slug: str, where: str, value: str, remedy: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The finding names the flag or file, its value, and what is right."""
        Path("latin.toml").write_bytes("# é".encode("latin-1"))
        assert edgeops(*line.split(), "--json") == ExitStatus.USAGE

        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert (finding["id"], finding["where"]) == (f"config-{slug}", where)
        assert value in finding["what"]
        assert remedy in finding["why"] + finding["fix"]
        assert aws.asked == 0

    @pytest.mark.parametrize(
        ("line", "slug", "where", "value"),
        [
            ("status --stack koing", "missing", "--region", "--region"),
            ("status --stack Koing --region us-east-1", "name", "--stack", '"Koing"'),
            ("down --stack koing --region us-east-1a", "region", "--region", '"us-east-1a"'),
            ("up", "missing-file", "edgeops.toml", "is not there"),
        ],
    )
    def test_without_a_file_the_flags_must_be_right(
        self, aws: Guard, line: str, slug: str, where: str, value: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """`up` and `plan` cannot do without it."""
        Path("edgeops.toml").unlink()
        assert edgeops(*line.split(), "--json") == ExitStatus.USAGE

        (finding,) = json.loads(capsys.readouterr().out)["findings"]
        assert (finding["id"], finding["where"]) == (f"config-{slug}", where)
        assert value in finding["what"]
        assert aws.asked == 0

    @pytest.mark.parametrize(
        ("variable", "value", "said"),
        [
            ("EDGEOPS_JOBS", "many", "'many'"),
            ("EDGEOPS_TIMEOUT", "-1", "-1"),
            ("EDGEOPS_REGION", "us-east-1", "EDGEOPS_REGION"),
            ("AWS_DEFAULT_REGION", "us-east-1", "AWS_DEFAULT_REGION"),
            ("EDGEOPS_ACCOUNT", "koing", "koing"),
            ("EDGEOPS_CONFIG", "gone.toml", "is not there"),
        ],
    )
    def test_a_wrong_variable_is_misuse_too(
        self,
        aws: Guard,
        monkeypatch: pytest.MonkeyPatch,
        variable: str,
        value: str,
        said: str,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """It stands for a flag."""
        monkeypatch.setenv(variable, value)
        assert edgeops("plan") == ExitStatus.USAGE

        told = capsys.readouterr()
        assert told.out == ""
        assert said in told.err
        assert aws.asked == 0

    @pytest.mark.parametrize("argv", [("--json",), ("up", "--json", "--jobz"), ("upp", "--json")])
    def test_json_on_the_command_line_counts_even_then(
        self, argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A script always gets its object."""
        edgeops(*argv)

        said = json.loads(capsys.readouterr().out)
        assert (said["ok"], said["exit_code"], said["findings"][0]["id"]) == (False, 64, "usage")

    def test_a_broken_file_is_an_envelope_too(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """With every problem as a finding."""
        (folder / "edgeops.toml").write_text("[stack]\nname = 3\n")
        assert edgeops("plan", "--json") == ExitStatus.USAGE

        said = json.loads(capsys.readouterr().out)
        assert said["command"] == "plan"
        assert len(said["findings"]) > 1
