"""The page of emergencies: declare, see it on the portal and at the desk, extend, end, take back."""

from dataclasses import replace

import pytest

from motcua.dossiers.emergency_api import declare_emergency
from motcua.dossiers.models import Dossier, Emergency
from motcua.dossiers.usecases.follow_emergencies import follow_emergencies
from motcua.identity.api import Account
from tests.factories.cast import Cast
from tests.factories.clock import OfficeClock
from tests.factories.decrees import due, five_days, local
from tests.factories.dossiers import accepted
from tests.factories.emergencies import STORM, administrator_of
from tests.factories.submissions import BIRTH, CERTIFIED_COPY
from tests.integration.admin.conftest import before_the_screen
from tests.integration.desk.officer import Officer
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
AT = "/quan-tri/emergencies/"
TYPED = {
    "ground": "natural_disaster",
    "source": "QĐ 12/QĐ-UBND",
    "clause": "Điều 2",
    "message": "Trụ sở ngập, hãy nộp trực tuyến.",
    "since_day": "1",
    "since_month": "12",
    "since_year": "2026",
    "since_time": "9:00",
    "until_day": "2",
    "until_month": "12",
    "until_year": "2026",
    "until_time": "9h00",
    "channels": ["counter", "online"],
}


def test_it_is_declared_told_extended_and_ended(cast: Cast, administrator: Officer, clock: OfficeClock) -> None:
    code, reader = five_days(cast), PageClient()
    clock.now = local(1, 8)
    assert "Trụ sở ngập" not in reader.get("/").content.decode()
    typed = {**TYPED, "units": str(cast.centre.id)}
    assert administrator.client.post(AT, typed).status_code == 302
    one = Emergency.objects.get()
    assert (one.units, one.declared_by_name, one.stops_clocks) == ([cast.centre.id], "Phạm Văn Quản", True)
    assert "Từ 09:00" in reader.get("/").content.decode(), "told before it begins"
    assert reader.get(f"/nop/{BIRTH}/").status_code == 200
    clock.now = local(1, 10)
    told = reader.get("/").content.decode()
    for words in ("Thiên tai", "Trụ sở ngập", "QĐ 12/QĐ-UBND", "trực tuyến, trực tiếp tại quầy", "không tính vào"):
        assert words in told, words
    assert reader.get(f"/nop/{BIRTH}/")["Location"] == f"/thu-tuc/{BIRTH}/"
    assert "Trụ sở ngập" in administrator.open(AT).words
    assert follow_emergencies(now=clock.now) == 1
    page = f"{AT}{one.public_id}/"
    assert "1 hồ sơ đã dừng tính thời hạn" in administrator.open(page).words
    later = {"until_day": "3", "until_month": "12", "until_year": "2026", "until_time": "9:00", "source": "QĐ 13"}
    assert administrator.client.post(page, {**later, "source": ""}).status_code == 422
    assert administrator.client.post(page, later).status_code == 302
    assert "Kéo dài theo QĐ 13" in administrator.open(page).words
    clock.now = local(1, 16)
    administrator.client.post(f"{page}end/")
    assert "Đã kết thúc" in administrator.open(page).words
    assert "Trụ sở ngập" not in reader.get("/").content.decode()
    follow_emergencies(now=clock.now)
    assert due(code) == local(8, 15)
    administrator.client.post(f"{page}revoke/")
    administrator.client.post(f"{page}revoke/")
    assert "đã được hủy trước đó" in administrator.open(page).words
    follow_emergencies(now=clock.now)
    assert (due(code), Dossier.objects.get(code=code).pauses) == (local(7, 17), [])


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"since_time": "25:00"}, "Hãy ghi đủ ngày, tháng, năm và giờ"),
        ({"until_day": "31", "until_month": "2", "until_year": "2027"}, "Hãy ghi đủ ngày, tháng, năm và giờ"),
        ({"until_month": "11"}, "Kết thúc phải sau lúc bắt đầu"),
        ({"ground": "x"}, "Hãy chọn một căn cứ đang có hiệu lực."),
        ({"ground": "premises"}, "luật đã định thời hạn"),
        ({"source": ""}, "Hãy ghi văn bản công bố"),
        ({"procedures": "9.9"}, "Có mã không phải"),
        ({"units": "0"}, "Hãy chọn một mục trong danh sách."),
        ({"channels": ["x"]}, "Hãy chọn một mục trong danh sách."),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_box(
    cast: Cast, administrator: Officer, changed: dict[str, str], told: str
) -> None:
    answer = administrator.client.post(AT, {**TYPED, "units": str(cast.centre.id), **changed})
    assert (answer.status_code, Emergency.objects.exists()) == (422, False)
    assert told in answer.content.decode()
    assert "Trụ sở ngập, hãy nộp trực tuyến." in answer.content.decode(), "nothing typed is lost"


def test_the_procedures_that_go_first_are_marked_in_the_officers_list(
    cast: Cast, accounts: dict[str, Account], clock: OfficeClock
) -> None:
    for procedure in (BIRTH, CERTIFIED_COPY):
        accepted(cast, procedure)
    clock.now = local(1, 10)
    order = replace(STORM, channels=(), clause="", priority=True, procedures=(BIRTH,))
    declare_emergency(actor=administrator_of(cast), order=order, now=clock.now)
    words = before_the_screen(accounts["chuyen-vien-1"]).open("/can-bo/?list=open").words
    assert words.count("ưu tiên") == 1
    assert "Giải quyết trước: Đăng ký khai sinh" in words
