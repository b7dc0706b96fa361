"""A report is commented, answered, published by a leader, and read by everybody as it was published."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.studies.api import FileKind, Topic, decide_in_study, freeze_plan, run_study_line
from tests.factories.cast import NOW, Cast, people
from tests.factories.studies import CHANGES, PLAN, opened, with_file
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def evaluated(cast: Cast) -> str:
    """A study whose primary outcome and sign of harm are computed."""
    code = opened(cast)
    with_file(cast, code)
    freeze_plan(code, actor=cast.analyst, plan=PLAN, now=NOW)
    head, *rows = CHANGES.splitlines()
    table = [f"{head},all", *(f"{row},{-3 if ',1,' in row else 0}" for row in rows)]
    outcome = with_file(cast, code, "\n".join(table) + "\n", kind=FileKind.OUTCOME)
    words = (f"--data=@{outcome}", "--outcome=self_service,all", "--treated=pilot")
    run_study_line(code, actor=cast.analyst, line="ri", words=words, now=NOW)
    run_study_line(code, actor=cast.analyst, line="did", words=words[:1], now=NOW)
    return code


def test_the_leader_publishes_once_every_comment_is_answered(cast: Cast, client: Client) -> None:
    code, accounts = evaluated(cast), people(cast)
    analyst, leader = PageClient(), PageClient()
    analyst.force_login(accounts["phan-tich-1"])
    leader.force_login(accounts["lanh-dao-1"])
    place = f"/phan-tich/studies/{code}/report/"
    page = analyst.get(place).text
    assert "Tỷ lệ tự nộp trực tuyến: cao hơn 22,0 điểm phần trăm so với nơi không thí điểm" in page
    assert "Trong 70 cách bốc thăm đã có thể xảy ra" in page
    assert "Dấu hiệu gây hại: Tổng số hồ sơ xấu đi 3" in page
    assert "Đã khai nhưng chưa tính: Tỷ lệ nộp trực tuyến." in page
    assert "Đã thử nhưng không kết luận được" in page
    leader.post(f"{place}comment/", {"text": "Xã Tám có lũ tháng 10.", "spoken_by": "UBND Xã Tám"})
    assert leader.post(f"{place}publish/")["Location"] == place
    assert "còn góp ý chưa trả lời" in leader.get(place).text
    analyst.post(f"{place}comment/", {"answers": "1", "text": "Đã ghi vào giới hạn."})
    decide_in_study(code, actor=cast.analyst, topic=Topic.RESULT, decided="Chưa mở rộng", reason="Có hại", now=NOW)
    assert analyst.post(f"{place}publish/").status_code == 403
    assert leader.post(f"{place}publish/")["Location"] == f"/phan-tich/reports/{code}/"

    decide_in_study(code, actor=cast.analyst, topic=Topic.RESULT, decided="Nghĩ lại", reason="Sau này", now=NOW)
    public = PageClient().get(f"/phan-tich/reports/{code}/").text
    assert "Chưa mở rộng" in public
    assert "Nghĩ lại" not in public
    assert "Dữ liệu giả lập" in public
    assert "higher by 22.0 percentage points" in PageClient().get(f"/en/phan-tich/reports/{code}/").text
    sheet = PdfReader(BytesIO(client.get(f"/phan-tich/reports/{code}.pdf").content))
    assert "điểm phần trăm" in "".join(one.extract_text() for one in sheet.pages)
    assert opened(cast) not in PageClient().get("/phan-tich/reports/").text
