"""Forms 02 to 06: every field stands on the paper in words, the same fields give the same bytes, archivable."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from motcua.documents.papers.notice_setting import render_notice
from motcua.documents.papers.notices import (
    ApologyFields,
    ControlSlipFields,
    HandOver,
    Notice,
    RefusalFields,
    StopFields,
    SupplementFields,
)

NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
LATER = datetime(2026, 3, 5, 10, 0, tzinfo=UTC)
HEAD: dict[str, Any] = {
    "agency": "UBND Xã Mẫu",
    "unit": "Trung tâm Phục vụ hành chính công Xã Mẫu",
    "place": "Xã Mẫu",
    "practice": True,
    "number": "12/2026",
    "dossier_code": "DEMO.01-260302-0001",
    "tracking_url": "https://motcua.example/tra-cuu/?code=DEMO.01-260302-0001",
    "applicant_name": "Nguyễn Thị Ẵng",
    "identity_number": "046090001234",
    "address": "Thôn Đông Hòa, Xã Mẫu",
    "phone": "0905000000",
    "email": "ang@example.vn",
    "procedure_code": "1.001193",
    "procedure_name": "Đăng ký khai sinh",
    "issued_at": NOW,
    "contact": "0234 000 000",
    "officer_name": "Trần Văn Mẫu",
}
NOTICES: dict[str, tuple[Notice, tuple[str, ...]]] = {
    "02": (
        SupplementFields(**HEAD, items=(("Giấy chứng sinh", "ảnh bị mờ"), ("Tờ khai", "thiếu chữ ký")), until=LATER),
        (
            "PHIẾU YÊU CẦU BỔ SUNG",
            "Giấy chứng sinh",
            "ảnh bị mờ",
            "thiếu chữ ký",
            "17 giờ 00 phút, ngày 05 tháng 3 năm 2026",
            "NGƯỜI HƯỚNG DẪN",
        ),
    ),
    "03": (
        RefusalFields(**HEAD, reason="không thuộc thẩm quyền", accepted=True),
        ("PHIẾU TỪ CHỐI", "không giải quyết", "không thuộc thẩm quyền", "NGƯỜI NỘP HỒ SƠ", "NGƯỜI QUYẾT ĐỊNH"),
    ),
    "04": (
        ApologyFields(**HEAD, reason="phải xác minh thêm", received_at=NOW, former_due_at=NOW, due_at=LATER),
        (
            "XIN LỖI VÀ HẸN LẠI",
            "Kính gửi",
            "phải xác minh thêm",
            "17 giờ 00 phút, ngày 05 tháng 3 năm 2026",
            "THỦ TRƯỞNG CƠ QUAN",
        ),
    ),
    "05": (
        StopFields(**HEAD, reason="quá thời gian bổ sung", basis="NĐ 301/2026", papers="trả lại", fees="không hoàn"),
        ("THÔNG BÁO DỪNG GIẢI QUYẾT", "quá thời gian bổ sung", "NĐ 301/2026", "trả lại", "không hoàn"),
    ),
    "06": (
        ControlSlipFields(
            **HEAD,
            received_at=NOW,
            due_at=LATER,
            finished_at=LATER,
            outcome="Đúng hạn",
            hand_overs=(HandOver(at=NOW, giver="Trần Văn Mẫu", receiver="Phòng Tư pháp", step="Thẩm tra", note="gấp"),),
        ),
        ("PHIẾU KIỂM SOÁT", "09 giờ 05 phút", "Phòng Tư pháp", "Thẩm tra", "gấp", "Đúng hạn"),
    ),
}


def text_of(pdf: bytes) -> str:
    """The words of a paper in one line."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", " ".join(page.extract_text() for page in pages)))


@pytest.mark.parametrize("form", NOTICES)
def test_every_field_of_the_form_stands_there_and_a_reprint_is_the_same(form: str) -> None:
    fields, wanted = NOTICES[form]
    pdf = render_notice(fields, now=NOW)
    assert pdf == render_notice(fields, now=NOW)
    text = text_of(pdf)
    head = ("12/2026", "DEMO.01-260302-0001", "Nguyễn Thị Ẵng", "Đăng ký khai sinh", "Trần Văn Mẫu")
    for words in (*head, *wanted, "THỰC HÀNH", f"Bố cục tạm, theo Mẫu số {form}"):
        assert words in text, words
    metadata = PdfReader(io.BytesIO(pdf)).xmp_metadata
    assert metadata is not None
    assert b"pdfaid:part>2<" in pdf.replace(b"&lt;", b"<")
    confirmed = replace(fields, confirmed_layout=True, practice=False)
    assert "Bố cục tạm" not in text_of(render_notice(confirmed, now=NOW))
