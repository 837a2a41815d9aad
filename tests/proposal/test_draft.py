"""The file that is written: it loads, it says why, and nothing that comes from AWS can break it."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from edgeops.catalogue import LANGUAGES, Language, Tongue
from edgeops.model import HealthCheck, Instance, Spec
from edgeops.proposal import Proposal, draft
from edgeops.render.text import width
from edgeops.settings import Overrides, load
from tests.proposal.seen import HOST, WEB, heard, proposal


def loaded(made: Proposal, folder: Path, language: Language = "en") -> Spec:
    """The file as `up` reads it."""
    file = folder / "edgeops.toml"
    file.write_bytes(draft(made, Tongue(language)).encode())
    return load(file, Overrides(), {})


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_loads_as_what_was_chosen(tmp_path: Path, language: Language) -> None:
    """In both languages, comments and all; lines fit a terminal."""
    made = proposal(hosts={HOST: (f"www.{HOST}",), "grafana.koing.shop": ()}, ports=heard(p80={"/healthz": 200}))
    spec = loaded(made, tmp_path, language)
    assert (spec.name, spec.region, spec.account) == ("koing", "ap-northeast-2", "123456789012")
    assert spec.instances == (Instance("web", WEB.id),)
    assert [(site.host, site.aliases, str(site.pools[0].targets[0])) for site in spec.sites] == [
        (HOST, (f"www.{HOST}",), "web:80"),
        ("grafana.koing.shop", (), "web:80"),
    ]
    assert {site.health for site in spec.sites} == {HealthCheck("/healthz", "200")}
    lines = (tmp_path / "edgeops.toml").read_text("utf-8").splitlines()
    assert [line for line in lines if width(line) > 80] == []


def test_what_is_commented_out_would_load_too(tmp_path: Path) -> None:
    """Taking a # away is all that a reader has to do."""
    made = proposal(beside={HOST: f"www.{HOST}"}, certificates=(("arn:aws:acm:x", "ISSUED"), ("b", "EXPIRED")))
    text = draft(made, Tongue())
    for line in ("elastic_ip = true", f'aliases = ["www.{HOST}"]', 'health = { path = "/health" }', "[certificate]"):
        assert f"\n# {line}\n" in text
        text = text.replace(f"\n# {line}\n", f"\n{line}\n")
    values = tomllib.loads(text.replace('# arn = "arn:aws:acm:x"', 'arn = "arn:aws:acm:x"'))
    assert values["certificate"] == {"arn": "arn:aws:acm:x"}
    assert values["sites"][HOST]["aliases"] == [f"www.{HOST}"]
    assert loaded(made, tmp_path).sites[0].health == HealthCheck()


def test_a_name_tag_cannot_break_the_file(tmp_path: Path) -> None:
    """Neither a line feed nor a control character gets out of its comment."""
    evil = replace(WEB, name='x\n[sites."evil.kr"]\rto = "web:1"\x00\x1b[2J\u2028y')
    spec = loaded(proposal(machine=evil), tmp_path)
    assert [site.host for site in spec.sites] == [HOST]


def test_an_automatic_address_is_said_to_change() -> None:
    """And an Elastic IP to be there already."""
    assert "has an Elastic IP already" in draft(proposal(), Tongue())
    assert "is then released" in draft(proposal(machine=replace(WEB, has_elastic_ip=False)), Tongue())
