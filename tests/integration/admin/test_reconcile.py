"""A table of reported figures on the page: what does not add up, by how much; nothing of it is kept."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.analytics.api import reconcile_ledger
from motcua.cli.main import run as command
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers
from tests.factories.cast import NOW, Cast
from tests.factories.imports import ORIGIN, imported
from tests.integration.desk.officer import Officer, Page

RECEIPT_LOG = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "event_logs" / "receipt.xes.gz"
pytestmark = pytest.mark.django_db
TABLE = (
    "Đơn vị,Tổng tiếp nhận,Đã giải quyết,Đang giải quyết,Trước và đúng hạn,Quá hạn\n"
    "Xã A,120,103,17,99,4\nXã B,83,61,19,62,0\n"
)


def sent(person: Officer, content: bytes) -> Page:
    return Page(person.client.post("/quan-tri/reconcile/", {"table": SimpleUploadedFile("b.csv", content)}))


def test_contradictions_are_shown_with_their_place(administrator: Officer, cast: Cast, tmp_path: Path) -> None:
    page = sent(administrator, TABLE.encode())
    assert page.status == 200
    # Xã B: 61 + 19 = 80, three less than 83; 62 + 0, one more than 61
    assert "2 chỗ không khớp trong 4 phép kiểm trên 2 dòng." in page.words
    assert "Tổng số tiếp nhận 83; đã giải quyết 61 + đang giải quyết 19 = 80: thiếu 3." in page.words
    assert "Xã B" in page.words
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "Không nhận ra cột số liệu nào."),
        (TABLE.encode("utf-16"), "không phải là chữ UTF-8"),
        (TABLE.replace("103", "10,3").encode(), "ô, cần 6"),
        (b"received\n12x\n", "“12x” không phải là"),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field(administrator: Officer, content: bytes, said: str) -> None:
    page = sent(administrator, content)
    assert (page.status, said in page.words) == (422, True), page.words


def test_no_file_and_too_large_a_file_are_told(administrator: Officer) -> None:
    page = Page(administrator.client.post("/quan-tri/reconcile/", {}))
    assert (page.status, "Hãy chọn tệp CSV" in page.words) == (422, True)
    assert "5 MB" in sent(administrator, b"received\n" + b"1\n" * 3_000_000).words


def test_the_ledger_of_a_source_is_reconciled_by_command(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    imported(cast)
    assert command(["reconcile", "ledger", "--origin", ORIGIN]) == 0
    said = capsys.readouterr().err
    assert "✓ Tất cả hồ sơ: 3 – Bằng tổng xong + chưa xong" in said
    assert "✗ Trạng thái đã trả mà không có ngày trả: 2" in said
    assert command(["reconcile", "ledger", "--origin", ORIGIN, "--json"]) == 0
    assert '"code": "late"' in capsys.readouterr().out
    assert command(["reconcile", "ledger", "--origin", "nobody"]) == 1


@pytest.mark.skipif(not RECEIPT_LOG.is_file(), reason="the shared reference data are not beside the repository")
def test_the_receipt_log_contradicts_itself_as_its_description_says(cast: Cast) -> None:
    order = ImportOrder(dossiers=RECEIPT_LOG, origin="receipt")
    assert import_dossiers(actor=Actor.system(), order=order, now=NOW).imported
    counted = {line.code: line.count for line in reconcile_ledger("receipt", now=NOW)}
    assert (counted["dossiers"], counted["open"], counted["finished"]) == (1434, 105, 1329)
    assert (counted["early"] + counted["on_time"], counted["late"]) == (940, 389)
    assert counted["events_after_end"] == 145
