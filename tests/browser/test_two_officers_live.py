"""Two officers, two browsers, one dossier: each sees what the other does without touching the page."""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from motcua.dossiers.models import Presence
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import accepted, submitted
from tests.factories.live_process import free_port, live_process

WAIT = 20_000


@pytest.fixture
def news(office: Cast, settings: Any) -> Iterator[int]:
    """The port of the process that tells pages what changed; pages know it."""
    port = free_port()
    with live_process(port):
        settings.LIVE = str(port)
        yield port


def listening(person: Visitor, port: int) -> Visitor:
    """Besides the pages' own address this person's browser may ask the process that tells news."""
    person.also = (f"http://localhost:{port}", f"http://127.0.0.1:{port}")
    return person


def test_what_one_officer_does_appears_on_the_pages_of_the_other(
    office: Cast, news: int, visitor: Callable[..., Visitor], clock: OfficeClock
) -> None:
    code = accepted(office)
    specialist, leader = (listening(visitor(), news) for _ in range(2))
    leader.sign_in("lanh-dao-1")
    leader.open(f"/can-bo/dossiers/{code}/stop/")
    leader.fill("Lý do", "Không bổ sung trong thời hạn")
    specialist.sign_in("chuyen-vien-1")
    specialist.open(f"/can-bo/dossiers/{code}/")
    assert specialist.sees("đang mở trang “Dừng giải quyết” của hồ sơ này")
    expect(leader.page.locator("main")).to_contain_text("Trần Văn Chuyên đang mở hồ sơ này", timeout=WAIT)
    clock.now = NOW + timedelta(minutes=5)
    specialist.follow("Chuyển bước")
    specialist.press("Chuyển bước")
    expect(leader.page.locator("main")).to_contain_text("Hồ sơ vừa thay đổi", timeout=WAIT)
    leader.check()
    assert leader.sees("Chuyển bước xử lý – Trần Văn Chuyên")
    assert leader.field("Lý do").input_value() == "Không bổ sung trong thời hạn"
    leader.press("Dừng giải quyết")
    assert leader.status == 409
    assert leader.field("Lý do").input_value() == "Không bổ sung trong thời hạn"
    leader.press("Dừng giải quyết")
    assert leader.sees("Đã dừng giải quyết")
    expect(specialist.page.locator("main")).to_contain_text("Đã dừng giải quyết", timeout=WAIT)
    specialist.check()
    leader.page.close()
    expect(specialist.page.locator("main")).not_to_contain_text("Phạm Thị Lãnh đang mở", timeout=WAIT)
    end = time.monotonic() + WAIT / 1000
    while Presence.objects.count() > 1 and time.monotonic() < end:
        specialist.page.wait_for_timeout(100)  # who closed a page is forgotten a moment later
    assert [one.name for one in Presence.objects.all()] == ["Trần Văn Chuyên"]


def test_a_list_renews_itself_and_leaves_a_search_alone(
    office: Cast, news: int, visitor: Callable[..., Visitor]
) -> None:
    clerk = listening(visitor(), news)
    clerk.sign_in("mot-cua-1")
    clerk.open("/can-bo/?list=new")
    clerk.fill("Tìm hồ sơ", "đang gõ")
    code = submitted(office)
    expect(clerk.page.locator("main")).to_contain_text(code, timeout=WAIT)
    expect(clerk.page.get_by_role("navigation", name="Danh sách của tôi")).to_contain_text("Chờ tiếp nhận 1")
    assert clerk.field("Tìm hồ sơ").input_value() == "đang gõ"
    clerk.check()
