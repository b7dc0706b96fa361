"""The leader's weekly sheet: figures of his own units alone, never of a person, on the screen and as PDF."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from pypdf import PdfReader

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor, Role
from motcua.dossiers.api import ImportOrder, import_dossiers
from motcua.identity.api import Account
from motcua.orgs.models import Unit
from tests.factories.cast import NEIGHBOUR, NOW, PRACTICE_CENTRE, Cast, make_account
from tests.integration.desk.officer import Officer
from tests.page_client import PageClient

SHEET, BELOW = "/can-bo/weekly/", "demo-xa-mau.thon"

# Week 47 of 2026: at the centre 3 (two online, one by the owner), one late; below it 2, both late; 5 at the neighbour.
LEDGER = """dossier_code,legal_channel,actor,received_at,due_at,status,origin_system,unit_code
1,online,owner,2026-11-16T08:00:00,2026-11-18T17:00:00,4,hand,{centre}
2,online,unknown,2026-11-17T08:00:00,2026-12-18T17:00:00,4,hand,{centre}
3,counter,unknown,2026-11-18T08:00:00,2026-12-18T17:00:00,4,hand,{centre}
4,counter,unknown,2026-11-18T08:00:00,2026-11-19T17:00:00,5,hand,{below}
5,counter,unknown,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{below}
6,online,owner,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{neighbour}
7,online,owner,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{neighbour}
8,online,owner,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{neighbour}
9,online,owner,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{neighbour}
10,online,owner,2026-11-18T08:00:00,2026-11-19T17:00:00,4,hand,{neighbour}
"""


@pytest.fixture
def ledger(cast: Cast, settings: Any, tmp_path: Path) -> Cast:
    """Dossiers of another system at the centre, below it and at the neighbour."""
    settings.DATA_FOLDER = tmp_path
    Unit.objects.create(
        code=BELOW, name="Điểm tiếp nhận Thôn Mẫu", name_folded="diem tiep nhan thon mau", tier="commune",
        kind="commune_centre", path=f"{PRACTICE_CENTRE}/{BELOW}", valid=DateRange(None, None), source="test",
        practice=True,
    )  # fmt: skip
    path = tmp_path / "hand.csv"
    path.write_text(LEDGER.format(centre=PRACTICE_CENTRE, below=BELOW, neighbour=NEIGHBOUR), encoding="utf-8")
    report = import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=path), now=NOW)
    assert (report.created, report.refused) == (10, 0)
    refresh_extract(NOW, public=False)
    return cast


def test_the_sheet_counts_the_leaders_own_units_and_says_so_in_five_sentences(
    ledger: Cast, sign_in_as: Callable[[str], Officer]
) -> None:
    page = sign_in_as("lanh-dao-1").open(SHEET + "?week=2026-W47")
    assert page.status == 200
    assert "Tuần 47 năm 2026 (16/11/2026 – 22/11/2026)" in page.words
    assert "Tiếp nhận 5 hồ sơ: 2 trực tuyến, 3 tại quầy." in page.words
    assert "Người dân tự nộp trực tuyến từ 20,0 % đến 40,0 % số hồ sơ" in page.words
    assert "Cuối tuần còn 3 hồ sơ quá hạn" in page.words
    assert "Điểm tiếp nhận Thôn Mẫu" in page.words
    assert "QĐ 1565/QĐ-TTg ngày 18/07/2025" in page.words
    assert "Láng Giềng" not in page.words


def test_a_unit_with_few_officers_is_not_named_above_it(ledger: Cast, sign_in_as: Callable[[str], Officer]) -> None:
    unit = Unit.objects.get(code=BELOW)
    make_account("can-bo-thon", "Hồ Văn Một", unit, Role.CLERK)
    leader = make_account("lanh-dao-thon", "Hồ Thị Hai", unit, Role.LEADER)
    above = sign_in_as("lanh-dao-1").open(SHEET + "?week=2026-W47")
    assert "Các đơn vị có dưới ba cán bộ (gộp chung)" in above.words
    assert "Điểm tiếp nhận Thôn Mẫu" not in above.words
    client = PageClient()
    client.force_login(leader)
    inside = Officer(client).open(SHEET + "?week=2026-W47")
    assert "Điểm tiếp nhận Thôn Mẫu" in inside.words
    assert "Cuối tuần còn 2 hồ sơ quá hạn" in inside.words


def test_the_paper_says_the_same_on_one_page(ledger: Cast, sign_in_as: Callable[[str], Officer]) -> None:
    answer = sign_in_as("lanh-dao-1").client.get(SHEET + "pdf/?week=2026-W47")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="giao-ban-2026-W47.pdf"'
    pages = PdfReader(io.BytesIO(answer.content)).pages
    text = " ".join(pages[0].extract_text().split())
    assert len(pages) == 1
    assert "Tiếp nhận 5 hồ sơ: 2 trực tuyến, 3 tại quầy." in text
    assert "THỰC HÀNH" in text
    assert "chưa kiểm chứng" in text


def test_only_leaders_and_administrators_of_the_unit_read_it(
    ledger: Cast, accounts: dict[str, Account], sign_in_as: Callable[[str], Officer]
) -> None:
    for username in ("mot-cua-1", "chuyen-vien-1"):
        assert sign_in_as(username).client.get(SHEET).status_code == 403
    other = sign_in_as("lanh-dao-1").client
    assert other.get(f"{SHEET}?unit={ledger.neighbour.id}").status_code == 404
    assert other.get(f"{SHEET}pdf/?unit={ledger.neighbour.id}").status_code == 404
    make_account("quan-tri-1", "Phạm Văn Quản", ledger.centre, Role.ADMINISTRATOR)
    client = PageClient()
    client.force_login(Account.objects.get(username="quan-tri-1"))
    page = client.get(SHEET)
    assert page.status_code == 200
    assert "Danh sách việc" not in page.content.decode()


def test_a_week_that_cannot_be_read_is_named_with_its_remedy(
    ledger: Cast, sign_in_as: Callable[[str], Officer]
) -> None:
    leader = sign_in_as("lanh-dao-1").client
    for text in ("tuần 3", "2021-W53", "9" * 300, "\x00"):
        page = leader.get(SHEET, {"week": text})
        assert page.status_code == 400
        assert "ví dụ 2026-W47" in page.content.decode()
        assert leader.get(SHEET + "pdf/", {"week": text}).status_code == 302


def test_before_the_first_extract_the_page_says_so(
    cast: Cast, sign_in_as: Callable[[str], Officer], settings: Any, tmp_path: Path
) -> None:
    settings.DATA_FOLDER = tmp_path / "empty"
    leader = sign_in_as("lanh-dao-1")
    assert "Chưa có bản trích dữ liệu nào." in leader.open(SHEET).words
    assert leader.client.get(SHEET + "pdf/").status_code == 302
