"""The pages that are not about one command."""

from pathlib import Path

import pytest

from edgeops.catalogue import LANGUAGES, Language, Tongue
from edgeops.commands.help import COMMANDS, EXAMPLE, MEANINGS, exit_codes, help_page
from edgeops.errors import ExitStatus, UsageProblem
from edgeops.render.costs import explanation
from edgeops.render.text import width
from edgeops.settings import Overrides, load
from edgeops.settings.schema import TABLES


def page(topic: str | None, language: Language = "en") -> str:
    outcome = help_page(topic, explanation)
    assert outcome.page is not None
    return Tongue(language)(outcome.page.text)


def test_every_exit_code_is_explained() -> None:
    """The page is made from the enum."""
    assert MEANINGS.keys() == set(ExitStatus)
    assert all(f"{int(status):>3}  {meaning}" in exit_codes() for status, meaning in MEANINGS.items())


def test_the_page_says_which_code_wins() -> None:
    """The order is the code's."""
    assert exit_codes().endswith("Several at once: 130 > 64 > 4 > 6 > 1 > 5 > 3.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_file_is_understood(tmp_path: Path, language: Language) -> None:
    """What the page shows is what the settings accept, with its comments in either language."""
    file = tmp_path / "edgeops.toml"
    file.write_text(EXAMPLE.in_language(language), "utf-8")

    spec = load(file, Overrides(), {})

    assert spec.hosts == ("koing.shop", "www.koing.shop", "grafana.koing.shop", "api.koing.shop")


def test_every_key_of_the_file_is_on_the_page() -> None:
    """A new key of the settings has to be explained here, too."""
    text = page("config")

    assert [key for keys in TABLES for key in keys.known if key not in text] == []


def test_without_a_topic_commands_and_topics_are_listed() -> None:
    """The way in."""
    text = page(None)

    assert all(summary in text for summary in COMMANDS.values())
    assert all(f"edgeops help {topic}" in text for topic in ("exit-codes", "config", "costs", "commands"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", [None, "exit-codes", "config", "commands", "costs"])
def test_pages_fit_80_columns(topic: str | None, language: Language) -> None:
    """A page is read in a narrow terminal; Hangul takes two columns."""
    lines = page(topic, language).splitlines()
    assert [line for line in lines if width(line) > 80] == []
    assert any("가" <= char <= "힣" for line in lines for char in line) is (language == "ko")


def test_prices_come_from_the_table_of_prices() -> None:
    """There is one."""
    assert page("costs") == explanation()


def test_an_unknown_topic_names_the_nearest() -> None:
    """Exit code 64, like every usage error."""
    with pytest.raises(UsageProblem) as caught:
        help_page("exit-code", explanation)

    assert "did you mean 'exit-codes'?" in caught.value.findings[0].what
