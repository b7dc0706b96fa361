"""The background's part of an import: once, whole, explained, and begun again after a worker was killed."""

import csv
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from motcua.core.models import Event
from motcua.dossiers import tasks
from motcua.dossiers.api import (
    ImportRunView,
    ImportState,
    count_contradictions,
    get_import_run,
    order_import,
    refusals_of,
    words_of,
)
from motcua.dossiers.import_files import read_progress
from motcua.dossiers.models import Dossier, ImportRun
from motcua.dossiers.usecases import run_import as module
from motcua.dossiers.usecases.run_import import run_import
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.imports import CLEAN, ORIGIN, administrator, checked, imported, mapped

pytestmark = pytest.mark.django_db
BAD = "MAU-004;Khai tử;Trực tiếp;31/02/2021;;;Đang xử lý\n=1+1;Khai tử;Bồ câu;27/03/2021;;;Đang xử lý\n"


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.DATA_FOLDER = tmp_path
    return load_cast()


def seen(cast: Cast, run: ImportRunView) -> ImportRunView:
    return get_import_run(actor=administrator(cast), public_id=run.public_id)


def ordered(cast: Cast, *, dry_run: bool = False, accept_partial: bool = False, text: str = CLEAN) -> ImportRunView:
    run = checked(cast, text) if not dry_run else mapped(cast, text)
    actor = administrator(cast)
    return order_import(actor=actor, public_id=run.public_id, dry_run=dry_run, accept_partial=accept_partial, now=NOW)


def test_a_dry_run_reports_and_keeps_nothing(cast: Cast) -> None:
    run = ordered(cast, dry_run=True, text=CLEAN + BAD)
    assert run_import(run_id=run.id, now=NOW) is ImportState.CHECKED
    report = seen(cast, run).checked
    assert report is not None
    assert (report.counts["dossiers"], report.counts["refused"], report.imported) == (3, 2, False)
    assert [(one.line, one.column, one.value) for one in report.refused] == [
        (5, "Ngày tiếp nhận", "31/02/2021"),
        (6, "Hình thức nộp", "Bồ câu"),
    ]
    assert all(words_of(one)[0] for one in report.findings)
    assert not Dossier.objects.exists()
    with refusals_of(run.public_id).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["line"], row["value"], row["code"]) for row in rows] == [
        ("5", "31/02/2021", "time"),
        ("6", "Bồ câu", "not_in_list"),
    ]
    assert all(row["reason"] and row["remedy"] for row in rows)


def test_the_import_enters_once_with_its_report_and_its_events(cast: Cast) -> None:
    run = ordered(cast)
    tasks.run_import(event_id=1, subject_id=run.id, kind="ImportOrdered")
    after = seen(cast, run)
    assert (after.state, Dossier.objects.filter(origin_system=ORIGIN).count()) == (ImportState.IMPORTED, 3)
    assert after.report is not None
    assert after.report.counts["created"] == 3
    # by hand: 1 ended before its due date, 2 after it, 3 has not ended
    assert after.report.contradictions[0]["balance"] == {
        "finished": 2, "open": 1, "early": 1, "on_time": 0, "late": 1, "no_due": 0,
    }  # fmt: skip
    assert after.report.contradictions[0]["found"]["returned_without_date"] == 2
    events = Event.objects.count()
    assert run_import(run_id=run.id, now=NOW) is None
    assert (Event.objects.count(), Dossier.objects.count()) == (events, 3)
    ended = Event.objects.filter(subject="import", kind="ImportEnded").order_by("-id").first()
    assert ended is not None
    assert (ended.payload["state"], ended.payload["dossiers"], ended.actor_name) == ("imported", 3, "Phạm Văn Quản")


def test_a_job_that_is_killed_leaves_nothing_and_is_begun_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ordered(cast)

    class Killed(BaseException):
        """What the end of a process looks like from inside."""

    def die(*args: object, **values: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(module, "record", die)  # the last thing before the commit
        with pytest.raises(Killed):
            run_import(run_id=run.id, now=NOW)
    assert (seen(cast, run).state, Dossier.objects.count()) == (ImportState.IMPORTING, 0)
    assert run_import(run_id=run.id, now=NOW) is ImportState.IMPORTED
    assert Dossier.objects.count() == 3


def test_good_rows_alone_enter_when_that_was_said(cast: Cast) -> None:
    run = ordered(cast, accept_partial=True, text=CLEAN + BAD)
    assert run_import(run_id=run.id, now=NOW) is ImportState.IMPORTED
    assert Dossier.objects.count() == 3
    assert refusals_of(run.public_id).is_file()


def test_how_far_it_is_can_be_seen_from_outside(cast: Cast) -> None:
    run = ordered(cast)
    run_import(run_id=run.id, now=NOW)
    progress = read_progress(run.public_id)
    assert progress is not None
    assert (progress.rows, progress.refused) == (3, 0)


def test_a_formula_in_the_list_of_refusals_stays_a_text(cast: Cast) -> None:
    run = ordered(cast, dry_run=True, text=CLEAN + "=1+1;Khai tử;=cmd();27/03/2021;;;Đang xử lý\n")
    run_import(run_id=run.id, now=NOW)
    assert "'=cmd()" in refusals_of(run.public_id).read_text(encoding="utf-8-sig")


def test_the_report_speaks_the_readers_language(cast: Cast) -> None:
    run = ordered(cast, dry_run=True, text=CLEAN + BAD)
    run_import(run_id=run.id, now=NOW)
    report = seen(cast, run).checked
    assert report is not None
    with translation.override("en"):
        assert all("Dòng" not in words_of(one)[0] for one in report.findings)


def test_files_that_are_gone_break_the_job_not_the_ledger(cast: Cast) -> None:
    run = ordered(cast)
    ImportRun.objects.filter(pk=run.id).update(public_id="00000000-0000-0000-0000-000000000001")
    with pytest.raises(FileNotFoundError):
        run_import(run_id=run.id, now=NOW)
    assert not Dossier.objects.exists()


def test_contradictions_are_counted_as_they_stand(cast: Cast) -> None:
    head = CLEAN.partition("\n")[0]
    rows = (
        "A-01;Khai sinh;Trực tuyến;10/03/2021 08:00;09/03/2021 17:00;09/03/2021 10:00;Đã trả",  # ended, due before
        "A-1;Khai sinh;Trực tuyến;10/03/2021 08:00;12/03/2021 17:00;12/03/2021 16:00;Đang xử lý",  # the same but for 0
        "A-2;Khai sinh;Trực tuyến;10/03/2021 08:00;12/03/2021 17:00;12/03/2021 18:00;Đang xử lý",
        "A-3;Khai sinh;Trực tuyến;10/03/2021 08:00;;12/03/2021 18:00;Đã trả",
        "A-4;Khai sinh;Trực tuyến;10/03/2021 08:00;;;Đã trả",
    )
    imported(cast, "\n".join((head, *rows)) + "\n")
    found = count_contradictions(ORIGIN, now=NOW)
    assert found.balance == {"finished": 4, "open": 1, "early": 0, "on_time": 2, "late": 1, "no_due": 1}
    assert {name: count for name, count in found.found.items() if count} == {
        "finished_before_received": 1,
        "due_before_received": 1,
        "returned_without_date": 3,
        "ended_without_date": 1,
        "open_with_end": 2,
        "unit_unknown": 5,
        "codes_alike": 2,
    }
