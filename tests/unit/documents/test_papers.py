"""Papers that the office issues: every field of the form stands there in words, marked for what it is, same bytes."""

import dataclasses
import io
import re
import unicodedata
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from motcua.documents.papers.fields import PaperLine, ReceiptFields, ResultFields, SlipFields
from motcua.documents.papers.typesetting import date_words, render_receipt, render_result, render_slip

NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
URL = "https://motcua.example/tra-cuu/?ma=DEMO.01-260302-0001"
RECEIPT = ReceiptFields(
    agency="UBND Xã Mẫu",
    unit="Trung tâm Phục vụ hành chính công Xã Mẫu",
    place="Xã Mẫu",
    practice=True,
    dossier_code="DEMO.01-260302-0001",
    lookup_code="K7QX-9M2T-4RWD",
    tracking_url=URL,
    applicant_name="K'Dang",
    submitter_name="Nguyễn Thị Ẵng",
    identity_number="046090001234",
    address="Thôn Đông Hòa, Xã Mẫu",
    phone="0905000000",
    email="kdang@example.vn",
    channel="trực tiếp",
    procedure_code="1.001193",
    procedure_name="Đăng ký khai sinh",
    papers=(PaperLine(name="Giấy chứng sinh", originals=1), PaperLine(name="Tờ khai", electronic=2)),
    sets=1,
    time_limit="1 ngày làm việc",
    received_at=NOW,
    due_at=datetime(2026, 3, 3, 10, 0, tzinfo=UTC),
    result_place="Trung tâm",
    fee_dong=8000,
    book="01/2026",
    book_line="17",
    receiver_name="Trần Văn Mẫu",
)
SLIP = SlipFields(
    agency="UBND Xã Mẫu",
    unit="Trung tâm Phục vụ hành chính công Xã Mẫu",
    place="Xã Mẫu",
    practice=True,
    dossier_code=RECEIPT.dossier_code,
    lookup_code=RECEIPT.lookup_code,
    tracking_url=URL,
    applicant_name="K'Dang",
    procedure_name="Đăng ký khai sinh",
    submitted_at=NOW,
    papers=("Giấy chứng sinh",),
)
RESULT = ResultFields(
    agency="UBND Xã Mẫu 01",
    unit="Bộ phận Tiếp nhận và Trả kết quả",
    place="Xã Mẫu 01",
    simulated=True,
    dossier_code=RECEIPT.dossier_code,
    tracking_url=URL,
    number="12/2026",
    title="Trích lục khai sinh",
    procedure_name="Cấp bản sao trích lục hộ tịch",
    applicant_name="K'Dang",
    lines=(("Ngày sinh", "01/03/2026"), ("Nơi sinh", "")),
    decided_on=date(2026, 3, 3),
    signer_title="Chủ tịch",
    signer_name="Lê Văn Ký",
)


def text_of(document: bytes) -> str:
    pages = PdfReader(io.BytesIO(document)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


@pytest.mark.parametrize(
    "words",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "UBND XÃ MẪU",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: DEMO.01-260302-0001",
        "Tiếp nhận hồ sơ của: K'Dang (trực tiếp)",
        "Người nộp: Nguyễn Thị Ẵng",
        "046090001234",
        "Địa chỉ: Thôn Đông Hòa, Xã Mẫu",
        "0905000000",
        "kdang@example.vn",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh (mã thủ tục 1.001193)",
        "Giấy chứng sinh",
        "Số lượng hồ sơ: 1 (bộ)",
        "Thời gian giải quyết hồ sơ theo quy định là: 1 ngày làm việc",
        "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 02 tháng 3 năm 2026",
        "Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 03 tháng 3 năm 2026",
        "Đăng ký nhận kết quả tại: Trung tâm",
        "Phí, lệ phí: 8.000 đồng",
        "quyển số: 01/2026 số thứ tự: 17",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Trần Văn Mẫu",
        "K7QX-9M2T-4RWD",
        "THỰC HÀNH",
        "Bố cục tạm",
    ],
)
def test_form_01_has_every_field(words: str) -> None:
    assert words in text_of(render_receipt(RECEIPT, now=NOW))


def test_form_01_without_due_moment_says_so() -> None:
    text = text_of(render_receipt(dataclasses.replace(RECEIPT, due_at=None, papers=(), fee_dong=0), now=NOW))
    assert "pháp luật không quy định thời hạn" in text
    assert "Phí, lệ phí: Không thu" in text


def test_marks_are_there_only_where_they_are_true() -> None:
    real = dataclasses.replace(RECEIPT, practice=False, confirmed_layout=True)
    text = text_of(render_receipt(real, now=NOW))
    assert "THỰC HÀNH" not in text
    assert "Bố cục tạm" not in text
    assert "GIẢ LẬP" not in text
    assert "DỮ LIỆU GIẢ LẬP" in text_of(render_receipt(dataclasses.replace(real, simulated=True), now=NOW))


@pytest.mark.parametrize(("language", "words"), [("vi", "chưa phải giấy tiếp nhận"), ("en", "not yet the receipt")])
def test_the_slip_gives_codes_and_says_what_is_next(language: str, words: str) -> None:
    text = text_of(render_slip(dataclasses.replace(SLIP, language=language), now=NOW))
    assert all(part in text for part in ("DEMO.01-260302-0001", "K7QX-9M2T-4RWD", "THỰC HÀNH", words))


def test_a_result_is_marked_as_not_signed() -> None:
    text = text_of(render_result(RESULT, now=NOW))
    assert "BẢN CHƯA KÝ SỐ - không có giá trị pháp lý" in text
    assert "DỮ LIỆU GIẢ LẬP" in text
    assert all(part in text for part in ("TRÍCH LỤC KHAI SINH", "Ngày sinh: 01/03/2026", "CHỦ TỊCH", "Lê Văn Ký"))


def test_the_same_fields_give_the_same_bytes() -> None:
    assert render_receipt(RECEIPT, now=NOW) == render_receipt(RECEIPT, now=NOW)
    assert render_slip(SLIP, now=NOW) == render_slip(SLIP, now=NOW)
    assert render_result(RESULT, now=NOW) == render_result(RESULT, now=NOW)


@pytest.mark.parametrize(
    "document", [render_receipt(RECEIPT, now=NOW), render_slip(SLIP, now=NOW), render_result(RESULT, now=NOW)]
)
def test_papers_are_archivable_and_accessible(document: bytes) -> None:
    reader = PdfReader(io.BytesIO(document))
    catalogue = reader.root_object
    assert catalogue["/Lang"] == "vi"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert RECEIPT.dossier_code in (reader.metadata.title or "")
    marks = catalogue["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", marks, re.DOTALL)
    assert re.search(r"pdfuaid:part>1<", marks)


def test_the_lookup_code_never_goes_into_the_qr_code() -> None:
    with pytest.raises(ValueError, match="secret"):
        render_slip(dataclasses.replace(SLIP, tracking_url=f"{URL}&key={SLIP.lookup_code}"), now=NOW)


def test_words_of_people_are_words_and_never_layout() -> None:
    name = '#panic("x") *A* _b_ <c> $d$ @e \\ "quote" = f'
    text = text_of(render_receipt(dataclasses.replace(RECEIPT, applicant_name=name, address=name), now=NOW))
    assert name in text


def test_decomposed_letters_and_long_lists_are_set() -> None:
    papers = tuple(PaperLine(name=f"Giấy tờ thứ {n}", copies=n) for n in range(60))
    name = unicodedata.normalize("NFD", "Nguyễn Thị Hương Ắng")
    document = render_receipt(dataclasses.replace(RECEIPT, papers=papers, applicant_name=name), now=NOW)
    assert len(PdfReader(io.BytesIO(document)).pages) > 1
    assert "Nguyễn Thị Hương Ắng" in text_of(document)


def test_every_vietnamese_letter_has_its_own_glyph() -> None:
    vowels = "aăâeêioôơuưy"
    letters = "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in vowels
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
    letters = letters + "đ"
    for given in (letters, letters.upper()):
        text = text_of(render_receipt(dataclasses.replace(RECEIPT, receiver_name=given, address=given), now=NOW))
        assert given in text.replace(" ", "")


def test_january_and_february_carry_a_zero() -> None:
    assert date_words(date(2026, 2, 3)) == "ngày 03 tháng 02 năm 2026"
    assert date_words(date(2026, 12, 30)) == "ngày 30 tháng 12 năm 2026"


def test_a_paper_issued_at_any_fraction_of_a_second_bears_the_whole_second() -> None:
    assert render_receipt(RECEIPT, now=NOW.replace(microsecond=123456)) == render_receipt(RECEIPT, now=NOW)
