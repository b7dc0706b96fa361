"""The page of the morning's overview, and its orders by e-mail, from the officer's screen."""

from datetime import timedelta
from typing import Any

from motcua.dossiers.digest_letters import code_of
from motcua.dossiers.models import DigestOrder, Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.integration.desk.officer import Officer, Page

PAGE = "/can-bo/digest/"


def send(officer: Officer, verb: str, **typed: str) -> Page:
    return Page(officer.client.post(f"{PAGE}{verb}/", typed))


def test_an_officer_reads_her_overview_and_orders_it(
    cast: Cast, clerk: Officer, stranger: Officer, settings: Any
) -> None:
    code = accepted(cast)
    Dossier.objects.filter(code=code).update(due_at=NOW - timedelta(hours=2))
    page = clerk.open(PAGE)
    assert code in page.words
    assert "Đã quá hạn: 1" in page.words
    assert "chưa nối với máy chủ thư" in page.words
    assert code not in stranger.open(PAGE).words
    settings.MAIL_GOES_OUT = True
    assert "Địa chỉ thư điện tử chưa đúng" in send(clerk, "order", email="không phải").words
    assert send(clerk, "order", email="mot@example.vn").status == 302
    assert "Mã chưa đúng" in send(clerk, "confirm", code="1").words
    assert send(clerk, "confirm", code=code_of(DigestOrder.objects.get())).status == 302
    assert "mot@example.vn vào mỗi sáng làm việc" in clerk.open(PAGE).words
    assert send(clerk, "confirm", code="1").status == 302, "proved already"
    assert send(clerk, "cancel").status == 302
    assert "mot@example.vn" not in clerk.open(PAGE).words
