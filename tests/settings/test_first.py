"""What `init` is told: everything wrong at once, before AWS is asked."""

from pathlib import Path

import pytest

from edgeops.errors import UsageProblem
from edgeops.settings.first import Wish, sites_of, wished

NONE = Path("no-such-folder/edgeops.toml")


def asked(*hosts: str, file: Path | None = NONE, region: str | None = "ap-northeast-2", **more: str) -> Wish:
    """With a file that is not there."""
    return wished(hosts, file, region, more.get("instance"), {}, lambda: more.get("configured"))


def refused(*hosts: str, **more: object) -> set[str]:
    """The codes of what is wrong."""
    with pytest.raises(UsageProblem) as caught:
        asked(*hosts, **more)  # type: ignore[arg-type]
    return {finding.id for finding in caught.value.findings}


def test_hosts_are_folded_and_www_becomes_an_alias() -> None:
    """In any order; a www without its domain is a site."""
    assert asked("WWW.Koing.Shop.", "koing.shop", "www.other.kr").hosts == {
        "koing.shop": ("www.koing.shop",),
        "www.other.kr": (),
    }
    assert sites_of(["a.kr", "a.kr"]) == {"a.kr": ()}


def test_the_region_is_the_flags_or_the_environments_or_the_configurations() -> None:
    """In this order."""
    environ = {"AWS_REGION": "eu-west-1"}
    assert wished(["a.kr"], NONE, "us-east-1", None, environ, lambda: "ap-east-1").region == "us-east-1"
    assert wished(["a.kr"], NONE, None, None, environ, lambda: "ap-east-1").region == "eu-west-1"
    assert asked("a.kr", region=None, configured="ap-east-1").region == "ap-east-1"


def test_no_region_at_all_is_said_with_the_usual_ones() -> None:
    """So that a beginner can choose."""
    with pytest.raises(UsageProblem) as caught:
        asked("a.kr", region=None)
    (finding,) = caught.value.findings
    assert finding.id == "no-region"
    assert "ap-northeast-2 (Seoul)" in finding.fix


def test_wrong_input_is_named_all_at_once(tmp_path: Path) -> None:
    """Hosts, the instance, and a file that is there."""
    there = tmp_path / "edgeops.toml"
    there.touch()
    codes = refused("https://koing.shop/", "1.2.3.4", file=there, instance="web")
    assert codes == {"config-host-url", "config-host-ip", "config-instance-id", "file-exists"}
    assert refused("koing.shop", region="Seoul") == {"config-region"}
    assert refused() == {"no-host"}


def test_the_file_is_the_flags_the_variables_or_the_usual_one(here: Path) -> None:
    """As for every other command."""
    environ = {"EDGEOPS_CONFIG": "other.toml"}
    assert wished(["a.kr"], None, "us-east-1", None, environ, lambda: None).file == Path("other.toml")
    assert wished(["a.kr"], None, "us-east-1", None, {}, lambda: None).file == Path("edgeops.toml")
    assert asked("a.kr", instance="i-0f3a5c9d1e7b24680").instance == "i-0f3a5c9d1e7b24680"
