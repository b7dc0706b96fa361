"""What is counted of the way through a form: cases and stumbles, never an answer, never a person without a yes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.portal.tracing import device_of, private_sections
from motcua.traces.api import Step, count_cases, count_stumbles, note_step, read_dictionary, write_counters
from motcua.traces.buffer import buffer
from motcua.traces.models import StepCount, VisitEvent
from motcua.traces.values import PER_UNIT, Cell, VisitRow
from tests.factories.cast import NOW, PRACTICE_CENTRE, TODAY, Cast, load_cast
from tests.factories.clock import OfficeClock
from tests.factories.submissions import BIRTH, COPY_OF_EXTRACT
from tests.integration.portal.test_apply import EXTRACT_PAGES
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
WEEK = date(2026, 11, 30)
PLACE = f"/nop/{COPY_OF_EXTRACT}/"
WEEKS: Any = {"first": WEEK, "last": WEEK}


@pytest.fixture(autouse=True)
def cast(db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Any) -> Iterator[Cast]:
    """One Monday at nine; nothing of another test waits in memory."""
    monkeypatch.setattr(timezone, "now", OfficeClock())
    settings.MEDIA_ROOT = tmp_path / "files"
    write_counters()
    StepCount.objects.all().delete()
    yield load_cast()
    buffer._cells.clear()


def walked(client: PageClient, **begin: str) -> str:
    """A form filled in and handed in, with its first page sent empty, then right, then once more; the last address."""
    where = first = client.post(PLACE, {"unit": PRACTICE_CENTRE} | begin)["Location"]
    assert client.post(first, {}).status_code == 422
    for answers in EXTRACT_PAGES.values():
        where = client.post(where, answers)["Location"]
    client.post(first, next(iter(EXTRACT_PAGES.values())))
    if where.endswith("/giay-to/"):
        client.post(where, {})
    return str(client.post(f"{PLACE}xem-lai/", {"hand": "owner"})["Location"])


def everything() -> str:
    """All that stands in the store, as text."""
    found = []
    for table in ("traces_stepcount", "traces_visitevent"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT string_agg(one::text, ' ') FROM {table} one")
            found.append(cursor.fetchone()[0] or "")
    return " ".join(found)


def test_a_case_counts_once_at_each_step_and_no_answer_is_kept() -> None:
    assert walked(PageClient(headers={"user-agent": "Mozilla/5.0 (Linux; Android 14) Mobile"})).endswith("/xong/")
    write_counters()
    rows = {(row.step, row.event): row.times for row in count_cases(COPY_OF_EXTRACT, **WEEKS)}
    assert rows == {("", "started"): 1, ("review", "submitted"): 1} | {(page, "reached"): 1 for page in EXTRACT_PAGES}
    of_unit = count_cases(COPY_OF_EXTRACT, by="unit", units=[PRACTICE_CENTRE], **WEEKS)
    assert {row.group for row in of_unit} == {PRACTICE_CENTRE}
    assert sum(row.times for row in of_unit) == 2 + len(EXTRACT_PAGES)
    assert not count_cases(COPY_OF_EXTRACT, by="unit", units=["demo-lang-gieng"], **WEEKS)
    assert {row.group for row in count_cases(COPY_OF_EXTRACT, by="device", **WEEKS)} == {"phone"}
    kept = everything()
    typed = [value for answers in EXTRACT_PAGES.values() for value in answers.values() if len(value) > 8]
    assert typed
    assert not [value for value in typed if value in kept]
    assert not VisitEvent.objects.exists()  # nobody said yes


def test_errors_are_counted_by_question_and_code() -> None:
    walked(PageClient())
    write_counters()
    errors = [row for row in count_stumbles(COPY_OF_EXTRACT, **WEEKS) if row.event == "error"]
    assert errors
    assert {row.step for row in errors} == {next(iter(EXTRACT_PAGES))}
    assert all(row.field.startswith(f"{row.step}.") and row.code for row in errors)


def test_counts_of_several_processes_add_up() -> None:
    for _ in range(2):
        note_step(Step("started", BIRTH, unit="a"), now=NOW)
        note_step(Step("started", BIRTH, unit="b"), now=NOW)
        write_counters()
    write_counters()
    assert StepCount.objects.get(unit="").times == 4
    assert dict(StepCount.objects.exclude(unit="").values_list("unit", "times")) == {"a": 2, "b": 2}


def test_what_the_dictionary_does_not_know_is_not_counted() -> None:
    note_step(Step("looked_at_the_neighbour", BIRTH), now=NOW)
    note_step(Step("started", BIRTH, device="Nokia 3310"), now=NOW)
    write_counters()
    assert not StepCount.objects.exists()


def test_the_store_has_no_field_that_the_dictionary_does_not_name() -> None:
    known = read_dictionary()
    assert {field.name for field in StepCount._meta.fields} - {"id"} == known.names("counters")
    assert {field.name for field in VisitEvent._meta.fields} - {"id"} == known.names("visits")
    assert {*Cell._fields, "times"} == known.names("counters")
    assert set(VisitRow._fields) == known.names("visits")
    assert set(known.events) >= PER_UNIT


def test_a_private_part_is_one_coarse_step() -> None:
    form = version_in_force(BIRTH, on=TODAY).definition.form
    told = {path for path, one in form.paths() if one.sensitive}
    assert told
    hangs = {
        section.id
        for section in form.sections
        for condition in (section.when, *(one.when for one in section.questions))
        if condition is not None and not told.isdisjoint(condition.paths())
    }
    assert private_sections(form) == hangs | {path.partition(".")[0] for path in told}


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (Linux; Android 14; SM-A055F) AppleWebKit/537.36 Mobile Safari/537.36", "phone"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)", "phone"),
        ("Mozilla/5.0 (Linux; Android 14; SM-X210) AppleWebKit/537.36 Safari/537.36", "tablet"),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64)", "computer"),
        ("", "unknown"),
    ],
)
def test_of_the_device_only_its_kind_is_known(agent: str, device: str) -> None:
    assert device_of(agent) == device


def test_a_span_of_time_is_a_class_and_not_a_time() -> None:
    known = read_dictionary()
    assert [known.span(seconds) for seconds in (0, 30, 31, 600, 601)] == ["-30", "-30", "-60", "-600", "600-"]


def test_a_yes_is_asked_for_and_can_be_taken_back() -> None:
    client = PageClient()
    assert 'name="visit"' in client.get(PLACE).text
    walked(client, visit="yes")
    write_counters()
    assert VisitEvent.objects.values("visit").distinct().count() == 1
    assert not VisitEvent.objects.filter(minute__second__gt=0).exists()
    assert "Thôi ghi và xóa những gì đã ghi" in client.get("/dau-vet/").text
    assert client.post("/dau-vet/").status_code == 302
    assert not VisitEvent.objects.exists()
    assert "Lần làm này không được ghi riêng" in client.get("/dau-vet/").text
    assert StepCount.objects.exists()


def test_the_week_is_of_the_local_day() -> None:
    note_step(Step("started", BIRTH), now=datetime(2026, 11, 29, 17, 30, tzinfo=UTC))  # Monday already in Viet Nam
    write_counters()
    assert StepCount.objects.get().week == WEEK
