"""Where the process that tells news runs, and that an installation that cannot have it simply goes without."""

import os
import socket
from collections.abc import Iterator

import pytest

from motcua.config.installation import read_live
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.news import live_programs


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program holds."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield int(other.getsockname()[1])


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOTCUA_LIVE", "MOTCUA_PUBLIC_URL"):
        monkeypatch.setenv(name, "")


def started(said: list[str], port: int = 20000, live_port: int | None = None) -> list[str]:
    programs = live_programs("127.0.0.1", port=port, live_port=live_port, say=said.append)
    return [one.command[-1] for one in programs]


def test_it_takes_a_port_after_that_of_the_pages_and_tells_them(taken: int) -> None:
    said: list[str] = []
    (port,) = started(said, port=taken - 1)
    assert taken < int(port) <= taken + 20
    assert os.environ["MOTCUA_LIVE"] == port
    assert said == []


def test_a_port_that_is_taken_stops_nothing(taken: int) -> None:
    said: list[str] = []
    assert started(said, live_port=taken) == []
    assert os.environ["MOTCUA_LIVE"] == "off"
    assert str(taken) in said[0]


def test_behind_https_it_runs_only_where_a_path_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOTCUA_PUBLIC_URL", "https://motcua.example")
    assert started([]) == []
    monkeypatch.setenv("MOTCUA_LIVE", "/live/")
    assert len(started([])) == 1
    assert os.environ["MOTCUA_LIVE"] == "/live/"


def test_the_operator_can_do_without(monkeypatch: pytest.MonkeyPatch) -> None:
    assert started([], live_port=0) == []
    monkeypatch.setenv("MOTCUA_LIVE", "off")
    assert started([]) == []


@pytest.mark.parametrize(("given", "read"), [("", ""), ("off", ""), ("/live/", "/live/"), ("8001", "8001")])
def test_the_setting_is_a_path_a_port_or_nothing(given: str, read: str) -> None:
    assert read_live(given) == read


@pytest.mark.parametrize("given", ["live", "https://elsewhere/", "0", "70000", "/a b", "//elsewhere.example/", "-1"])
def test_anything_else_is_refused_with_the_remedy(given: str) -> None:
    with pytest.raises(InstallationBroken, match="MOTCUA_LIVE"):
        read_live(given)
