"""The log of a source on its page and by command: what is known of it, and the reading that it invites wrongly."""

import json
from pathlib import Path

import pytest

from motcua.analytics.api import refresh_extract
from motcua.cli.main import run as command
from motcua.core.actor import Actor
from motcua.dossiers.api import ImportOrder, import_dossiers, order_import
from motcua.dossiers.usecases.run_import import run_import
from tests.factories.cast import NOW, Cast
from tests.factories.imports import ORIGIN, administrator, imported, mapped, started
from tests.integration.desk.officer import Officer

RECEIPT_LOG = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "event_logs" / "receipt.xes.gz"
STEP = "T10 Determine necessity to stop indication"
EVENTS = (
    "origin_system,dossier_code,activity,at\n"
    f"{ORIGIN},MAU-001,Tiếp nhận,2021-03-25T08:30:00+07:00\n"
    f"{ORIGIN},MAU-001,Thẩm định,2021-03-26T08:30:00+07:00\n"
    f"{ORIGIN},MAU-001,Trả kết quả,2021-03-29T08:30:00+07:00\n"
    f"{ORIGIN},MAU-002,Tiếp nhận,2021-03-26T09:00:00+07:00\n"
    f"{ORIGIN},MAU-002,Trả kết quả,2021-04-02T09:00:00+07:00\n"
    f"{ORIGIN},MAU-003,Tiếp nhận,2021-03-27T09:00:00+07:00\n"
)
pytestmark = pytest.mark.django_db


def carried_out(cast: Cast) -> str:
    """Three dossiers with six events, imported and extracted; the address of their log."""
    actor, run = administrator(cast), mapped(cast, events=EVENTS)
    for dry_run in (True, False):
        run = order_import(actor=actor, public_id=run.public_id, dry_run=dry_run, now=NOW)
        run_import(run_id=run.id, now=NOW)
    refresh_extract(NOW)
    return f"/quan-tri/imports/{run.public_id}/log/"


def test_the_page_says_how_many_how_far_and_on_how_many_ways(administrator: Officer, cast: Cast) -> None:
    page = administrator.open(carried_out(cast))
    assert page.status == 200
    assert "3 hồ sơ, 6 sự kiện thuộc 3 loại hoạt động, theo 3 cách đi khác nhau." in page.words
    assert "Đừng đọc là hình thức nộp này nhanh hơn hình thức kia" in page.words
    assert "2 trên 3 (66,7 %)" in page.words, "two of three are over"


def test_a_step_is_counted_by_dossiers(administrator: Officer, cast: Cast) -> None:
    address = carried_out(cast)
    assert "1 trên 3 (33,3 %)" in administrator.open(address, step="Thẩm định").words
    assert administrator.open(address, step="Không có bước này").status == 404
    assert administrator.open(address, source="nguồn khác").status == 404


def test_before_the_extract_knows_the_source_it_says_so(administrator: Officer, cast: Cast) -> None:
    run = imported(cast)
    page = administrator.open(f"/quan-tri/imports/{run.public_id}/log/")
    assert (page.status, "Chưa có số liệu của nguồn này" in page.words) == (200, True)


def test_an_import_that_was_not_carried_out_has_no_log(administrator: Officer, cast: Cast) -> None:
    assert administrator.open(f"/quan-tri/imports/{started(cast).public_id}/log/").status == 404


def test_the_command_tells_the_same(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    carried_out(cast)
    assert command(["dossiers", "log", "--origin", ORIGIN]) == 0
    said = capsys.readouterr().err
    assert "3 hồ sơ, 6 sự kiện, 3 loại hoạt động, 3 cách đi" in said
    assert "nhanh hơn" in said
    assert command(["dossiers", "log", "--origin", "nobody"]) == 1
    assert command(["dossiers", "log", "--origin", ORIGIN, "--step", "Không có"]) == 1
    assert "Các bước: Tiếp nhận; Trả kết quả; Thẩm định" in capsys.readouterr().err


@pytest.mark.skipif(not RECEIPT_LOG.is_file(), reason="the shared reference data are not beside the repository")
def test_the_receipt_log_gives_its_published_answers(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    order = ImportOrder(dossiers=RECEIPT_LOG, origin="receipt")
    assert import_dossiers(actor=Actor.system(), order=order, now=NOW).imported
    assert command(["dossiers", "log", "--origin", "receipt", "--step", STEP, "--json"]) == 0
    log = json.loads(capsys.readouterr().out)
    assert (log["dossiers"], log["events"], len(log["activities"]), log["variants"]) == (1434, 8577, 27, 116)
    assert (log["ended"], log["on_time"], log["late"], log["no_due"]) == (1329, 940, 389, 0)
    assert round(log["median_of_ended"], 2) == 50.64
    by_channel = {one["name"]: (one["dossiers"], one["reached"], one["median"]) for one in log["channels"]}
    assert {name: counts[:2] for name, counts in by_channel.items()} == {
        "Internet": (1250, 1116),
        "Desk": (109, 97),
        "Post": (53, 50),
        "e-mail": (21, 19),
        "Intern": (1, 1),
        "": (1434, 1283),
    }
    assert [round(by_channel[name][2], 3) for name in ("Internet", "Desk", "Post", "e-mail")] == [
        0.022,
        0.781,
        4.057,
        0.024,
    ]
