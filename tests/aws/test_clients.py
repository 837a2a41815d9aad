"""The SDK's clients: made once, beside the first call, from models read into plain dicts."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import boto3
import botocore
import pytest
from botocore.loaders import JSONFileLoader

from edgeops.aws.clients import LATER, Clients, PlainFiles, session_of
from edgeops.errors import UsageProblem

REGION = "ap-northeast-2"
ENDPOINTS = str(Path(botocore.__file__).parent / "data" / "endpoints")


class Watched(boto3.Session):
    """Notes which thread makes which client; `held`: as long as it is set, no thread but the first goes on."""

    def __init__(self) -> None:
        super().__init__("testing", "testing", region_name=REGION)
        self.made: list[tuple[str, str]] = []
        self.free = threading.Event()

    def client(self, service: str, *more: Any, **how: Any) -> Any:  # type: ignore[override]
        if threading.current_thread() is not threading.main_thread():
            assert self.free.wait(10)
        self.made.append((service, threading.current_thread().name))
        return super().client(service, *more, **how)  # type: ignore[call-overload]


def test_the_first_client_waits_for_no_other() -> None:
    """STS can be asked while one thread makes the others; that thread alone uses the session."""
    session = Watched()
    clients = Clients(session)
    clients.prepare()
    assert clients.sts.meta.service_model.service_name == "sts"
    assert [service for service, _ in session.made] == ["sts"]
    session.free.set()
    assert clients.ec2.meta.region_name == REGION
    assert clients.elb.meta.service_model.service_name == "elb"
    assert [service for service, _ in session.made[1:]] == list(LATER)
    assert len({thread for _, thread in session.made[1:]}) == 1


def test_a_client_of_another_region_waits_until_the_session_is_free() -> None:
    """It is asked for while the others are still being made."""
    session = Watched()
    clients = Clients(session)
    clients.prepare()
    threading.Timer(0.05, session.free.set).start()
    assert clients.ec2_in("eu-west-1").meta.region_name == "eu-west-1"
    assert [service for service, _ in session.made] == ["sts", *LATER, "ec2"]


def test_what_is_wrong_with_one_client_is_told_where_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An endpoint of one service that is no address."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_ROUTE_53", "nowhere")
    clients = Clients(session_of(None, REGION))
    clients.prepare()
    assert clients.elbv2.meta.region_name == REGION
    with pytest.raises(UsageProblem, match="nowhere"):
        _ = clients.route53


def test_models_are_read_as_the_sdk_reads_them() -> None:
    """The same content in the same order, in plain dicts; None for a file that is not there."""
    ours, theirs = PlainFiles().load_file(ENDPOINTS), JSONFileLoader().load_file(ENDPOINTS)
    assert ours == theirs
    assert list(ours["partitions"][0]["services"]) == list(theirs["partitions"][0]["services"])
    assert type(ours) is dict
    assert PlainFiles().load_file(ENDPOINTS + "-not") is None


def test_a_session_reads_models_in_our_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From AWS_DATA_PATH, too."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "odd.json").write_text('{"one": 1}')
    monkeypatch.setenv("AWS_DATA_PATH", str(tmp_path))
    loader = session_of(None, REGION)._session.get_component("data_loader")
    odd: Mapping[str, int] = loader.load_data("mine/odd")
    assert odd == {"one": 1}
    assert isinstance(loader.file_loader, PlainFiles)
