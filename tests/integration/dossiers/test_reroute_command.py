"""The operator's command after a merger: it tells first, moves then, says whose successor is unknown, and undoes."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from motcua.cli.main import run
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.mergers import MERGED, merge_communes


class AfterTheMerger(datetime):
    """The command's own clock: the day after."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return (NOW + timedelta(days=1)).astimezone(UTC)


@pytest.mark.django_db
def test_the_command_tells_moves_and_undoes(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("motcua.cli.dossiers_reroute.datetime", AfterTheMerger)
    code = accepted(cast)
    merged = merge_communes(tmp_path, successor_known=False)

    def told(*words: str, status: int = 0) -> dict[str, object]:
        assert run(["dossiers", "reroute", "--json", *words]) == status
        answer: dict[str, object] = json.loads(capsys.readouterr().out)
        return answer

    (unknown,) = told("--dry-run", status=1)["units"]  # type: ignore[misc, attr-defined]
    assert "Chưa rõ đơn vị nào kế thừa" in unknown["refused"]
    (done,) = told("--unit", cast.centre.code, "--to", MERGED, "--because", "NQ 1/2026")["units"]  # type: ignore[misc, attr-defined]
    assert (done["source"], done["moved"][0]["dossiers"]) == ("NQ 1/2026", 1)
    assert Dossier.objects.get(code=code).unit_id == merged.id
    assert told()["units"] == []
    assert told("--undo", done["id"]) == {"returned": 1, "stayed": 0}
    assert Dossier.objects.get(code=code).unit_id == cast.centre.id
