"""Workbooks, event logs and other formats through the guided page; what was unpacked goes with what was sent."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.dossiers.importing.staging import staging_folder
from motcua.dossiers.models import Dossier, ImportRun
from motcua.dossiers.usecases.run_import import run_import
from tests.factories.cast import NOW, Cast
from tests.factories.workbooks import SMALL_LOG, write_workbook
from tests.integration.desk.officer import Officer, Page

pytestmark = pytest.mark.django_db
NEW = "/quan-tri/imports/new/"
HEAD = ["Mã hồ sơ", "Kênh nộp", "Ngày tiếp nhận", "Trạng thái"]
ROWS = [["X-001", "Trực tuyến", "25/03/2021", "9"], ["X-002", "Trực tiếp", "26/03/2021", "4"]]


def send(person: Officer, content: bytes, name: str) -> Page:
    page = Page(person.client.post(NEW, {"dossiers": SimpleUploadedFile(name, content)}))
    assert page.status == 302, page.words
    return person.follow(page)


def address(more: str = "") -> str:
    return f"/quan-tri/imports/{ImportRun.objects.get().public_id}/{more}"


def through(person: Officer, page: Page, **changes: Any) -> Page:
    """Name the source, check, import; the report."""
    assert person.send(page, address("map/"), origin="mau", next="check", **changes).status == 302
    run_import(run_id=ImportRun.objects.get().pk, now=NOW)
    person.client.post(address("order/"), {"what": "import"})
    run_import(run_id=ImportRun.objects.get().pk, now=NOW)
    return person.open(address())


def test_a_workbook_with_two_sheets_asks_which_one(administrator: Officer, cast: Cast, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [HEAD, *ROWS], title="Quý 1", ghi_chu=[["chỉ là ghi chú"], ["x"]])
    page = send(administrator, path.read_bytes(), "sổ.xlsx")
    assert page.form.values["sheet"] == [], page.words
    assert "Lưu và kiểm tra thử cả tệp" not in page.form.buttons
    looked = administrator.send(page, address("map/"), sheet="Quý 1", next="look")
    assert looked.form.values["column.0"] == ["dossier_code"], looked.words
    report = through(administrator, looked)
    assert "Đã nhập 2 hồ sơ" in report.words
    assert set(Dossier.objects.values_list("code", "stage")) == {("X-001", "approved"), ("X-002", "in_hand")}


def test_an_event_log_comes_with_its_events(administrator: Officer, cast: Cast) -> None:
    page = send(administrator, SMALL_LOG.encode(), "nhật ký.xes")
    assert "XES" in page.words
    report = through(administrator, page, **{"constant.simulated": "true"})
    assert "Đã nhập 2 hồ sơ và 4 sự kiện." in report.words, report.words
    assert "Dữ liệu giả lập" in report.words
    assert set(Dossier.objects.values_list("simulated", flat=True)) == {True}


def test_what_was_unpacked_goes_when_the_import_is_given_up(administrator: Officer, cast: Cast, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", [HEAD, *ROWS])
    send(administrator, path.read_bytes(), "sổ.xlsx")
    assert list(staging_folder().glob("*/meta.json"))
    administrator.client.post(address("abandon/"))
    assert list(staging_folder().iterdir()) == []


def test_a_workbook_that_is_a_bomb_or_none_is_told(administrator: Officer, cast: Cast, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("xl/workbook.xml", "<workbook/>")
        parts.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    page = send(administrator, bomb.read_bytes(), "bom.xlsx")
    assert page.status == 200
    assert "Chỗ phải xử lý trước khi nhập" in page.words
    assert "Bỏ lần nhập này và xóa tệp" in page.words
    assert not Dossier.objects.exists()
