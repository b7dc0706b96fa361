"""Form 07: what a unit received in a month, line by line, on the page and as a file."""

import csv
from io import BytesIO

from pypdf import PdfReader

from motcua.dossiers.models import Dossier
from motcua.dossiers.register import read_register
from motcua.dossiers.rules.register import Month
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted, submitted
from tests.integration.desk.officer import Officer

REGISTER = "/can-bo/register/"
FILE = f"{REGISTER}csv/"


def file_of(officer: Officer, **query: str) -> list[list[str]]:
    answer = officer.client.get(FILE, query)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.startswith("\ufeff")
    return list(csv.reader(text.removeprefix("\ufeff").splitlines()))


def test_what_was_received_stands_there_in_order_and_nothing_else(
    cast: Cast, clerk: Officer, stranger: Officer
) -> None:
    codes, waiting = [accepted(cast) for _ in range(3)], submitted(cast)
    page = clerk.open(REGISTER, month="11/2026")
    assert page.status == 200
    assert [page.words.index(code) for code in codes] == sorted(page.words.index(code) for code in codes)
    assert waiting not in page.words
    assert "Bố cục tạm" in page.words
    heads, *lines = file_of(clerk)
    assert [line[0] for line in lines] == ["1", "2", "3"]
    assert [line[1] for line in lines] == codes
    assert len(heads) == len(lines[0]) == 13
    assert lines[0][4:6] == ["Hồ Thị K'Lan", "0905123456"]
    assert lines[0][7] == "30/11/2026"
    assert not any(code in stranger.open(REGISTER, month="11/2026").words for code in codes)
    assert file_of(stranger)[1:] == []
    assert stranger.open(REGISTER, unit=str(cast.centre.id)).status == 404
    assert codes[0] not in clerk.open(REGISTER, month="10/2026").words


def test_the_last_moment_of_a_month_is_counted_in_the_time_of_the_country(cast: Cast) -> None:
    code = accepted(cast)
    for moment, month in (
        ("2026-11-30T16:59:59+00:00", Month(2026, 11)),
        ("2026-11-30T17:00:00+00:00", Month(2026, 12)),
    ):
        Dossier.objects.filter(code=code).update(received_at=moment)
        found = [
            each
            for each in (Month(2026, 10), Month(2026, 11), Month(2026, 12))
            if read_register(actor=cast.clerk, unit_id=cast.centre.id, month=each).rows
        ]
        assert found == [month]


def test_pages_go_on_where_the_last_ended_with_numbers_that_run_on(cast: Cast) -> None:
    codes = [accepted(cast) for _ in range(5)]
    found, after = [], ""
    while True:
        page = read_register(
            actor=cast.specialist, unit_id=cast.centre.id, month=Month.of(NOW.date()), after=after, limit=2
        )
        found += [(row.number, row.code) for row in page.rows]
        after = page.next
        if not after:
            break
    assert found == list(enumerate(codes, start=1))


def test_what_nobody_can_read_is_told_and_a_formula_stays_text(cast: Cast, clerk: Officer) -> None:
    code = accepted(cast)
    Dossier.objects.filter(code=code).update(applicant={"full_name": "=1+1"}, simulated=True)
    line = file_of(clerk)[1]
    assert line[4] == "'=1+1"
    assert "dữ liệu giả lập" in line[12]
    assert "dữ liệu giả lập" in clerk.open(REGISTER).words
    page = clerk.open(REGISTER, month="13/2026")
    assert page.status == 422
    assert "Hãy ghi tháng và năm" in page.words
    assert clerk.client.get(FILE, {"month": "x"}).status_code == 302
    for broken in ("x", "2026-11-23~1", "2026-11-23T00:00:00+00:00~9e9~1", "infinity~1~1"):
        assert code in clerk.open(REGISTER, after=broken).words


def test_the_month_is_printed_as_form_07(cast: Cast, clerk: Officer, stranger: Officer) -> None:
    code = accepted(cast)
    sheet = clerk.client.get(f"{REGISTER}pdf/", {"month": "11/2026"})
    assert sheet["Content-Type"] == "application/pdf"
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(sheet.content)).pages).split())
    assert "SỔ THEO DÕI HỒ SƠ" in words
    assert code.rpartition("-")[2] in words.replace(" ", "")
    other = stranger.client.get(f"{REGISTER}pdf/", {"month": "11/2026"})
    assert code not in " ".join(page.extract_text() for page in PdfReader(BytesIO(other.content)).pages)
    assert clerk.client.get(f"{REGISTER}pdf/", {"month": "13/2026"}).status_code == 302
