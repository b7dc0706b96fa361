"""What a province decided stays until somebody closes it, even where its entry is gone from the file."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from motcua.catalogue.api import (
    ClosingRefused,
    GoneOverride,
    close_overrides,
    effective_procedure,
    import_national,
    import_procedures,
)
from motcua.catalogue.models import CatalogueChange
from motcua.cli.main import run
from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from tests.factories.national import record, write_records
from tests.integration.catalogue.board import OTHERS

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY, LATER = date(2026, 11, 22), date(2026, 12, 1)
FIRST, SECOND = "1.900001", "1.900002"
HUE, BAC_NINH = "nso:46", "nso:24"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def taken(tmp_path: Path) -> None:
    path = write_records(tmp_path / "records.jsonl", [record(FIRST), record(SECOND)])
    import_national(actor=Actor.system(), path=path, now=NOW)


def entry(procedure: str, province: str, **content: Any) -> dict[str, Any]:
    return {
        "procedure": procedure,
        "province": province,
        "valid_from": "2026-07-01",
        "level": "part",
        "source": f"Quyết định về {procedure}",
    } | content


def write(path: Path, *entries: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"kind": "provincial_overrides", "entries": list(entries)}, allow_unicode=True))
    return path


def told(path: Path, now: datetime = NOW) -> list[tuple[str, str, str]]:
    return [(one.procedure, one.province, one.file_name) for one in import_procedures(path=path, now=now).gone]


def test_what_is_gone_from_its_file_is_told_and_holds_on(tmp_path: Path) -> None:
    hue = write(tmp_path / "hue.yaml", entry(FIRST, HUE), entry(SECOND, HUE))
    other = write(tmp_path / "bac-ninh.yaml", entry(FIRST, BAC_NINH))
    assert told(hue) == told(other) == []
    write(hue, entry(SECOND, HUE))
    assert told(hue) == [(FIRST, HUE, "hue.yaml")]
    assert told(other) == [], "a file does not speak of what came from another"
    assert effective_procedure(FIRST, on=TODAY, province=HUE).level.layer == "provincial"


def test_a_folder_tells_what_is_in_none_of_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "procedures"
    write(folder / "overrides" / "hue.yaml", entry(FIRST, HUE))
    write(folder / "overrides" / "land.yaml", entry(FIRST, BAC_NINH), entry(SECOND, BAC_NINH))
    assert told(folder) == []
    (folder / "overrides" / "hue.yaml").unlink()
    write(folder / "overrides" / "land.yaml", entry(SECOND, BAC_NINH))
    assert told(folder) == [(FIRST, BAC_NINH, "land.yaml"), (FIRST, HUE, "hue.yaml")]


def gone(tmp_path: Path) -> tuple[GoneOverride, ...]:
    path = write(tmp_path / "hue.yaml", entry(FIRST, HUE), entry(SECOND, HUE))
    import_procedures(path=path, now=NOW)
    write(path, entry(SECOND, HUE))
    return import_procedures(path=path, now=NOW).gone


def test_closed_on_a_day_with_a_reason_that_stays_in_the_book(tmp_path: Path) -> None:
    missing = gone(tmp_path)
    close_overrides(actor=Actor.system(), gone=missing, until=LATER, reason="Quyết định 5 bãi bỏ", now=NOW)
    before = effective_procedure(FIRST, on=LATER - timedelta(days=1), province=HUE)
    after = effective_procedure(FIRST, on=LATER, province=HUE)
    assert (before.level.layer, after.level.layer) == ("provincial", "national")
    assert effective_procedure(SECOND, on=LATER, province=HUE).level.layer == "provincial"
    event = Event.objects.get(kind="OverrideClosed")
    assert (event.payload["province"], event.payload["until"], event.payload["reason"]) == (
        HUE,
        "2026-12-01",
        "Quyết định 5 bãi bỏ",
    )
    assert told(write(tmp_path / "hue.yaml", entry(SECOND, HUE))) == []


@pytest.mark.django_db(transaction=True)
def test_copies_of_the_catalogue_are_told_of_the_closing(tmp_path: Path) -> None:
    close_overrides(actor=Actor.system(), gone=gone(tmp_path), until=LATER, reason="Bãi bỏ", now=NOW)
    newest = CatalogueChange.objects.order_by("-id")[0]
    assert (newest.code, newest.what, newest.valid_from) == (FIRST, "override", LATER)


@pytest.mark.parametrize(
    ("until", "reason"), [(TODAY - timedelta(days=1), "Bãi bỏ"), (LATER, "  "), (date(2026, 7, 1), "Bãi bỏ")]
)
def test_never_silently_and_never_backwards(tmp_path: Path, until: date, reason: str) -> None:
    with pytest.raises(ClosingRefused) as refused:
        close_overrides(actor=Actor.system(), gone=gone(tmp_path), until=until, reason=reason, now=NOW)
    assert refused.value.words
    assert refused.value.remedy
    assert effective_procedure(FIRST, on=LATER, province=HUE).level.layer == "provincial"


def test_only_editors_close(tmp_path: Path) -> None:
    missing = gone(tmp_path)
    for stranger in OTHERS:
        with pytest.raises(NotAllowed):
            close_overrides(actor=stranger, gone=missing, until=LATER, reason="Bãi bỏ", now=NOW)


def test_an_entry_that_comes_back_holds_again(tmp_path: Path) -> None:
    close_overrides(actor=Actor.system(), gone=gone(tmp_path), until=LATER, reason="Bãi bỏ", now=NOW)
    path = write(tmp_path / "hue.yaml", entry(FIRST, HUE), entry(SECOND, HUE))
    assert import_procedures(path=path, now=NOW).overrides == 1
    assert import_procedures(path=path, now=NOW).overrides == 0
    assert effective_procedure(FIRST, on=LATER, province=HUE).level.layer == "provincial"


def test_the_command_tells_and_closes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "hue.yaml", entry(FIRST, HUE), entry(SECOND, HUE))
    assert run(["catalogue", "import", str(path)]) == 0
    write(path, entry(SECOND, HUE))
    capsys.readouterr()
    assert run(["catalogue", "import", str(path)]) == 0
    said = capsys.readouterr()
    assert f"{FIRST}  {HUE}  no longer in the file, still in force (hue.yaml)" in said.out
    assert "--close-gone" in said.err + said.out
    closing = ["catalogue", "import", str(path), "--close-gone", "2999-01-01"]
    assert run(closing) != 0, "not without a reason"
    assert run([*closing, "--because", "Quyết định 5"]) == 0
    assert "closed from 2999-01-01" in capsys.readouterr().out
    assert run(["catalogue", "import", str(path)]) == 0
    assert "no longer" not in capsys.readouterr().out
