"""The page of days that were decreed late: look first, then write, then perhaps take it back."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.dossiers.models import Recalculation
from tests.factories.cast import Cast
from tests.factories.decrees import due, five_days
from tests.integration.desk.officer import Officer

pytestmark = pytest.mark.django_db
AT = "/quan-tri/working-days/"
TYPED = {"on_day": "3", "on_month": "12", "on_year": "2026", "kind": "day_off", "name": "Nghỉ", "source": "QĐ 99"}


def test_the_administrator_sees_before_and_after_then_writes_and_takes_back(
    cast: Cast, administrator: Officer, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    code = five_days(cast)
    page = administrator.send(administrator.open(AT), AT, **TYPED)
    for told in ("1 trong 1 hồ sơ đang mở sẽ đổi hạn", code, "17:00 thứ Hai 07/12/2026", "17:00 thứ Ba 08/12/2026"):
        assert told in page.words, told
    assert not Recalculation.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert administrator.send(page, AT, **TYPED, apply="1").where == AT
    assert Recalculation.objects.get().ordered_by_name == "Phạm Văn Quản"
    page = administrator.open(AT)
    assert "03/12/2026: ngày nghỉ" in page.words
    assert "QĐ 99" in page.words
    key = str(Recalculation.objects.get().public_id)
    with django_capture_on_commit_callbacks(execute=True):
        administrator.client.post(AT, {"revert": key})
    assert "Đã hủy lúc" in administrator.open(AT).words
    assert administrator.client.post(AT, {"revert": key}).status_code == 422
    assert due(code) == datetime(2026, 12, 7, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"on_day": ""}, "Lịch không có ngày này."),
        ({"on_day": "", "on_month": "", "on_year": ""}, "Hãy ghi ngày được thay đổi."),
        ({"on_year": "99999"}, "Lịch không có ngày này."),
        ({"on_year": "2062"}, "Ngày này cách hôm nay hơn hai năm."),
        ({"kind": "x"}, "Hãy chọn một mục trong danh sách."),
        ({"kind": "made_up"}, "Ngày làm bù phải ghi rõ"),
        ({"source": " "}, "Hãy điền ô này."),
    ],
)
def test_what_cannot_be_meant_is_told_beside_its_box(
    cast: Cast, administrator: Officer, changed: dict[str, str], told: str
) -> None:
    answer = administrator.client.post(AT, {**TYPED, **changed, "apply": "1"})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not Recalculation.objects.exists()
    assert administrator.client.post(AT, {"revert": "x"}).status_code == 404
