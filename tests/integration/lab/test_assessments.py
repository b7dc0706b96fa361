"""A commune in one day, from the blank sheet to one printed page."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from motcua.studies.assessment_api import instruments
from tests.factories.cast import Cast, people
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
ITEMS = list(instruments().by_code["commune-day"].items())
SEEN = {
    "subject": "Xã Một", "made_on": "20/11/2026", "once": "a", "asked.mothers": "12", "asked.minorities": "15",
    "asked.disabilities": "3", "note": "Đường vào thôn Ba bị sạt.",
    **{f"tally.{item.code}.mothers": "3" for item in ITEMS if item.kind == "tally"},
    **{f"tally.{item.code}.disabilities": "2" for item in ITEMS if item.kind == "tally"},
    "tally.cannot_read.minorities": "11", "tally.own_language.minorities": "14",
    "number.clerks": "1", "number.speed": "2,5", "check.wifi": "no",
}  # fmt: skip


def test_one_day_one_commune_one_page(cast: Cast) -> None:
    client = PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    assert "Phiếu trống (PDF)" in client.get("/phan-tich/danh-gia-nhanh/").text
    blank = PdfReader(BytesIO(client.get("/phan-tich/danh-gia-nhanh/commune-day/sheet.pdf").content))
    assert "Không có điện thoại thông minh" in "".join(page.extract_text() for page in blank.pages)
    new = "/phan-tich/danh-gia-nhanh/commune-day/new/"
    assert client.get("/phan-tich/danh-gia-nhanh/nothing/new/").status_code == 404
    refused = client.post(new, SEEN | {"tally.no_phone.mothers": "13", "number.clerks": "hai"})
    assert refused.status_code == 422
    assert 'value="13"' in refused.text
    refused = client.post(new, SEEN | {"tally.no_phone.mothers": "13"})
    assert "Nhiều hơn số người đã hỏi" in refused.text

    place = client.post(new, SEEN)["Location"]
    assert client.post(new, SEEN)["Location"] == place
    page = client.get(place).text
    assert "Người dân tộc thiểu số vướng nhất: Không đọc được tờ khai tiếng Việt (11/15)" in page
    assert "Người khuyết tật: chỉ hỏi được 3 người, quá ít để nói tỷ lệ." in page
    assert "Hỗ trợ được mong nhất: Nghe, nói bằng tiếng mẹ đẻ (19)" in page
    assert "People of ethnic minorities are held back most by" in client.get(f"/en{place}").text
    sheet = PdfReader(BytesIO(client.get(f"{place}page.pdf").content))
    assert len(sheet.pages) == 1
    assert "DỮ LIỆU GIẢ LẬP" in sheet.pages[0].extract_text()
    assert "clerks,B21,number,,1," in client.get(f"{place}table.csv").text
