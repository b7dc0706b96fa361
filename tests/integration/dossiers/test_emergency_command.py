"""The operator's command for an emergency that concerns all units: declared, extended, ended, and told in one list."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from motcua.cli.main import run
from tests.factories.cast import Cast


@pytest.mark.django_db
def test_the_command_declares_extends_ends_and_tells(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    now = datetime.now(UTC)
    until, later = ((now + timedelta(hours=hours)).isoformat(timespec="minutes") for hours in (5, 9))

    def told(*words: str, status: int = 0) -> list[dict[str, object]]:
        assert run(["dossiers", "emergency", "--json", *words]) == status
        out = capsys.readouterr().out
        return json.loads(out)["emergencies"] if status == 0 else []

    said = ("--ground", "shared_system", "--source", "TB 15", "--message", "Hãy đến quầy.", "--close", "online")
    told(*said, status=1)
    told(*said[2:], "--ground", "x", "--until", until, status=1)
    (one,) = told(*said, "--until", until)
    assert (one["closed"], one["stops_clocks"]) == (["online"], True)
    key = str(one["id"])
    told("--extend", key, "--until", later, status=1)
    (longer,) = told("--extend", key, "--until", later, "--source", "TB 16")
    assert longer["until"] != one["until"]
    told("--end", key)
    told("--end", key, status=1)
    assert [each["state"] for each in told("--revoke", key)] == ["revoked"]
    assert [each["id"] for each in told()] == [key]
