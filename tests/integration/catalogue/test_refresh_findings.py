"""New rules of reading tell new doubts about records that were stored long ago, and undo no decision."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.catalogue.api import (
    Decision,
    FindingStatus,
    changes_after,
    decide_findings,
    effective_procedure,
    findings_are_stale,
    import_national,
    latest_change,
    refresh_findings,
)
from motcua.catalogue.models import NationalVersion, RecordFinding
from motcua.catalogue.national.reading import read_record
from motcua.catalogue.national.values import Finding, NationalReading
from motcua.catalogue.usecases import refresh_findings as module
from motcua.cli.main import run
from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from tests.integration.catalogue.board import EDITOR, OTHERS, finding, load_doubtful

NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
SYSTEM = Actor.system()
pytestmark = pytest.mark.django_db
Rules = Callable[[dict[str, Any]], tuple[NationalReading, tuple[Finding, ...]]]


@pytest.fixture(autouse=True)
def _records(db: None, tmp_path: Path) -> None:
    load_doubtful(tmp_path, "1.900001", "1.900002")


@pytest.fixture
def new_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that no longer doubt small charges, say more of the limit, and doubt the agency of one record."""

    def read(record: dict[str, Any]) -> tuple[NationalReading, tuple[Finding, ...]]:
        reading, found = read_record(record)
        kept = [each for each in found if each.code != "fee_thousand_too_small"]
        said = [
            Finding(each.code, each.place, "error", f"{each.as_given}!", each.reading, each.suggestion)
            if each.code == "limit_in_words"
            else each
            for each in kept
        ]
        more = [Finding("agency_missing", "unitGroupsExecuting", "warning", "", "", "")]
        return reading, (*said, *(more if reading.code == "1.900002" else []))

    monkeypatch.setattr(module, "read_record", read)
    monkeypatch.setattr(module, "rules_digest", lambda: "newer")


def told() -> set[tuple[str, str, str, str]]:
    rows = RecordFinding.objects.values_list("version__procedure__code", "code", "place", "status")
    return set(rows)


def test_the_same_rules_change_nothing() -> None:
    before = told()
    assert not findings_are_stale()
    report = refresh_findings(actor=SYSTEM, now=NOW)
    assert (report.records, report.added, report.closed, report.changed, report.kept) == (2, 0, 0, 0, 0)
    assert told() == before


def test_new_rules_add_and_close_without_a_new_version(new_rules: None) -> None:
    assert findings_are_stale()
    before, cursor = told(), latest_change()
    report = refresh_findings(actor=SYSTEM, now=NOW)
    assert (report.added, report.closed, report.changed, report.kept) == (1, 2, 2, 0)
    assert told() - before == {("1.900002", "agency_missing", "unitGroupsExecuting", "open")}
    assert {row[1] for row in before - told()} == {"fee_thousand_too_small"}
    limit = finding("limit_in_words")
    assert (limit.severity, limit.as_given[-1]) == ("error", "!")
    assert sorted(NationalVersion.objects.values_list("number", flat=True)) == [1, 1]
    assert not findings_are_stale()
    assert [(each.code, each.what) for each in changes_after(cursor, limit=9)[0]] == [
        ("1.900001", "doubts"),
        ("1.900002", "doubts"),
    ]
    again = refresh_findings(actor=SYSTEM, now=NOW)
    assert (again.added, again.closed, again.changed) == (0, 0, 0)


def test_what_editors_decided_stays(new_rules: None) -> None:
    source = {"source": "Thông tư 1, Điều 2"}
    right = Decision(FindingStatus.OVERRIDDEN, value="8000", **source)
    decide_findings(actor=EDITOR, finding_ids=[finding().pk], decision=right, now=NOW)
    limit = finding("limit_in_words")
    decide_findings(actor=EDITOR, finding_ids=[limit.pk], decision=Decision(FindingStatus.ACCEPTED), now=NOW)
    report = refresh_findings(actor=SYSTEM, now=NOW)
    assert (report.closed, report.kept, report.changed) == (1, 1, 1)
    kept = finding()
    assert (kept.status, kept.value, kept.source) == ("overridden", "8000", "Thông tư 1, Điều 2")
    assert RecordFinding.objects.get(pk=limit.pk).as_given == limit.as_given
    method = effective_procedure("1.900001", on=date(2026, 11, 25)).methods.value[0]
    assert method.fees[0].amount == 8000


def test_words_that_were_set_where_a_number_is_asked_for_now_are_still_words() -> None:
    RecordFinding.objects.filter(code="limit_in_words", version__procedure__code="1.900001").update(
        status="overridden", value="Trong ngày.", source="Thông tư 1", decided_by="Biên tập", decided_at=NOW
    )
    method = effective_procedure("1.900001", on=date(2026, 11, 25)).methods.value[0]
    assert (method.limit.quantity, method.limit.as_given) == (None, "Trong ngày.")


def test_only_editors_have_it_read_again() -> None:
    for stranger in OTHERS:
        with pytest.raises(NotAllowed):
            refresh_findings(actor=stranger, now=NOW)


def test_the_commands_read_again_where_the_rules_have_changed(
    new_rules: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["catalogue", "findings"]) == 0
    said = capsys.readouterr()
    assert "đọc lại: motcua catalogue findings --refresh" in said.out + said.err
    assert run(["catalogue", "import", str(tmp_path / "records.jsonl")]) == 0
    assert "Đã đọc lại 2 bản ghi theo quy tắc hiện nay: thêm 1 điều còn ngờ, thôi 2" in capsys.readouterr().out
    assert run(["catalogue", "findings", "--refresh", "--json"]) == 0
    assert '"stale": false' in capsys.readouterr().out


def test_a_later_import_does_not_hide_that_others_were_read_by_former_rules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(module, "rules_digest", lambda: "newer")
    load_doubtful(tmp_path, "1.900003", now=NOW)
    assert findings_are_stale()
    import_national(actor=SYSTEM, path=tmp_path / "records.jsonl", now=NOW)
    assert findings_are_stale()
