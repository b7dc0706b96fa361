"""An editor's words about a part of a record stand there, with their source and the nation's own beside them."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from motcua.catalogue.api import Shape, document_of, effective_procedure, import_national
from motcua.catalogue.board.deciding import shape_of
from motcua.catalogue.models import RecordFinding
from motcua.catalogue.national.findings import FINDING_KINDS
from motcua.cli.main import run
from motcua.core.actor import Actor
from tests.factories.national import record, write_records
from tests.page_client import PageClient, text_of

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 22)
CODE = "1.900001"
pytestmark = pytest.mark.django_db
SOURCE = "Quyết định 77/QĐ-UBND, Điều 3"


@pytest.fixture(autouse=True)
def taken(tmp_path: Path) -> None:
    given = record(requirementsAndConditions="Không quy định.")
    import_national(actor=Actor.system(), path=write_records(tmp_path / "r.jsonl", [given]), now=NOW)


def say(code: str, place: str, text: str) -> None:
    RecordFinding.objects.create(
        version_id=RecordFinding.objects.values_list("version_id", flat=True)[0],
        code=code,
        place=place,
        severity="error",
        status="overridden",
        value=text,
        source=SOURCE,
        decided_by="Biên tập",
        decided_at=NOW,
    )


WHOLE = [
    ("limit_in_words", "executionMethods", "methods", "Xong trong ngày nếu đủ giấy tờ."),
    ("fee_missing", "executionMethods", "methods", "Miễn phí cho người cao tuổi."),
    ("papers_missing", "executionCases", "groups", "Tờ khai và giấy chứng sinh."),
    ("steps_one_block", "executionSteps", "steps", "Đến quầy, nộp tờ khai, chờ gọi tên."),
    ("text_names_abolished", "requirementsAndConditions", "conditions", "Ủy ban nhân dân cấp xã xác nhận."),
    ("results_missing", "resultsDetails", "results", "Bản sao giấy khai sinh."),
    ("legal_basis_missing", "legalBasisesDetails", "legal_bases", "Luật Hộ tịch, Điều 13."),
    ("name_very_long", "name", "title", "Khai sinh"),
]


@pytest.mark.parametrize(("code", "place", "field", "words"), WHOLE)
def test_words_for_a_part_stand_in_its_place_and_the_nations_own_stays_to_be_read(
    code: str, place: str, field: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = document_of(effective_procedure(CODE, on=TODAY))["layers"][field]
    say(code, place, words)
    document = document_of(effective_procedure(CODE, on=TODAY))
    layered = document["layers"][field]
    assert words in str(layered["value"])
    assert (layered["layer"], layered["source"]) == ("provincial", SOURCE)
    assert document["originals"][field] == before
    assert [(one["text"], one["instead"], one["layer"]) for one in document["decided"]] == [(words, True, "provincial")]
    page = PageClient().get(f"/thu-tuc/{CODE}/")
    assert words in text_of(page)
    assert SOURCE in text_of(page)
    assert run(["catalogue", "show", CODE, "--on", "2026-11-22"]) == 0
    told = capsys.readouterr().out
    assert f"{words} [{SOURCE}]" in told
    assert f"the nation's own {field}: " in told


def test_the_nations_own_text_is_one_click_away() -> None:
    say("text_names_abolished", "requirementsAndConditions", "Ủy ban nhân dân cấp xã xác nhận.")
    say("limit_in_words", "executionMethods", "Xong trong ngày.")
    words = text_of(PageClient().get(f"/thu-tuc/{CODE}/"))
    assert words.count("Xem nguyên văn trong dữ liệu quốc gia") == 2
    assert "Không quy định." in words
    assert "Trực tuyến: 8,5 ngày làm việc" in words
    assert words.count("Xong trong ngày.") >= 1


def test_words_about_one_line_leave_the_others() -> None:
    say("limit_fractional", "executionMethods[1]", "Mười ngày, có thể kéo dài.")
    say("fee_foreign_currency", "executionMethods[0].fees[0]", "Theo biểu phí lãnh sự.")
    say("paper_is_note", "executionCases[0].profileComponents[1]", "Giấy chứng sinh")
    found = effective_procedure(CODE, on=TODAY)
    online, counter = found.methods.value
    assert (online.limit.quantity is not None, counter.limit.quantity) == (True, None)
    assert [fee.as_given for fee in online.fees] == ["Theo biểu phí lãnh sự."]
    assert [paper.name for paper in found.groups.value[0].papers] == ["Tờ khai", "Giấy chứng sinh"]
    assert [found.words_for(part) for part in ("limits", "fees", "papers")] == ["", "", ""]


def test_words_that_explain_take_nothing_away() -> None:
    say("required_unknown", "executionCases", "Tờ khai là bắt buộc.")
    say("not_nfc", "", "Đã đối chiếu với bản in.")
    found = effective_procedure(CODE, on=TODAY)
    assert found.groups.layer == "national"
    assert not found.originals
    words = text_of(PageClient().get(f"/thu-tuc/{CODE}/"))
    assert "Tờ khai là bắt buộc." in words
    assert "Đã đối chiếu với bản in." in words
    assert words.count(f"Biên tập viên ghi theo: {SOURCE}") == 2


def test_words_about_any_kind_are_on_the_page() -> None:
    worded = [code for code in sorted(FINDING_KINDS) if shape_of(code, "executionMethods") is Shape.TEXT]
    for code in worded:
        place = next((place for each, place, _, _ in WHOLE if each == code), "")
        say(code, place, f"Lời về {code}.")
    words = text_of(PageClient().get(f"/thu-tuc/{CODE}/"))
    assert [code for code in worded if f"Lời về {code}." not in words] == []
    assert len(worded) > 30
