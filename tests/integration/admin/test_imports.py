"""The guided import as an administrator goes through it: a damaged file is understood step by step, never by guess."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from motcua.cli.main import run as command
from motcua.core.actor import Role
from motcua.dossiers.models import Dossier, ImportRun
from motcua.dossiers.usecases.run_import import run_import
from motcua.identity.api import Account, StaffRole
from tests.factories.cast import NOW, PASSWORD, Cast, make_account
from tests.factories.imports import CLEAN, DAMAGED, ORIGIN, imported, mapped, started
from tests.factories.imports import administrator as acting
from tests.integration.admin.conftest import before_the_screen
from tests.integration.desk.officer import Officer, Page

pytestmark = pytest.mark.django_db
NEW = "/quan-tri/imports/new/"


def send_file(person: Officer, text: str, **more: Any) -> Page:
    """Hand a file in and open the page that follows."""
    file = SimpleUploadedFile("hồ sơ.csv", text.encode())
    page = Page(person.client.post(NEW, {"dossiers": file, **more}))
    return person.follow(page) if page.status == 302 else page


def work(run: ImportRun | None = None) -> None:
    """The worker's part."""
    run_import(run_id=(run or ImportRun.objects.get()).pk, now=NOW)


def address(run: ImportRun | None = None, more: str = "") -> str:
    return f"/quan-tri/imports/{(run or ImportRun.objects.get()).public_id}/{more}"


def test_a_status_is_understood_under_the_name_that_the_file_itself_tells(administrator: Officer, cast: Cast) -> None:
    head = "dossier_code,received_at,legal_channel,status,origin_system,unit_code,tier"
    rows = [f"A-{n},2026-11-0{n}T09:00:00+07:00,online,{n},he-thong-a,{cast.centre.code},commune" for n in (1, 2)]
    page = send_file(administrator, "\n".join([head, *rows]))
    assert page.form.values["source.0"] == ["he-thong-a"]
    chosen = {"value.3.0": "1", "value.3.1": "2"}
    assert administrator.send(page, address(more="map/"), next="check", **chosen).status == 302
    mapping = yaml.safe_load(administrator.client.get(address(more="map/mapping.yaml")).content)
    assert mapping["status"] == {"he-thong-a": {"1": 1, "2": 2}}
    work()
    assert "2 hồ sơ" in administrator.open(address()).words


def test_a_file_with_its_own_headings_is_mapped_checked_and_imported(administrator: Officer, cast: Cast) -> None:
    page = send_file(administrator, CLEAN)
    assert "Cách hiểu tệp" in page.words
    assert page.form.values["column.0"] == ["dossier_code"]
    assert page.form.values["column.2"] == ["legal_channel"]
    assert page.form.values["style.3"] == ["dmy"]
    assert page.form.values["value.2.0"] == ["counter"]
    again = administrator.send(page, address(more="map/"), next="look")
    assert again.status == 422
    assert "Hãy đặt tên hệ thống nguồn" in again.words
    ordered = administrator.send(page, address(more="map/"), origin=ORIGIN, next="check")
    assert ordered.where == address()
    waiting = administrator.follow(ordered)
    assert "Đang chờ đến lượt." in waiting.words
    work()
    done = administrator.open(address())
    assert "Mọi dòng đều nhập được: 3 hồ sơ, 0 sự kiện. Chưa có gì được nhập." in done.words
    assert not Dossier.objects.exists()
    assert administrator.client.post(address(more="order/"), {"what": "import"}).status_code == 302
    work()
    report = administrator.open(address())
    assert "Đã nhập 3 hồ sơ và 0 sự kiện." in report.words
    assert "Không tính được thời gian đến khi trả kết quả. 2 ▲ xem lại" in report.words
    assert "Không hồ sơ nào: xong trước khi tiếp nhận;" in report.words
    assert Dossier.objects.filter(origin_system=ORIGIN).count() == 3
    listed = administrator.open("/quan-tri/imports/")
    assert listed.links["hồ sơ.csv"] == address()


def test_damage_is_told_and_nothing_of_it_is_guessed(administrator: Officer, cast: Cast) -> None:
    page = send_file(administrator, DAMAGED)
    assert page.form.values["column.0"] == ["dossier_code"]
    assert "Tệp không cho biết; hãy chọn." in page.words, "29.5 beside 58.758"
    assert page.form.values.get("style.7", []) == []
    assert page.form.values["repair.5"] == []
    assert "◆ 31/02/2021" in page.words
    assert "viết dấu tách rời" in page.words
    ordered = administrator.send(
        page, address(more="map/"), origin=ORIGIN, next="check",
        **{"style.7": "dot", "repair.5": "leading_zeros", "repair.6": "trailing_zeros", "column.7": ""},
        **{name.replace("was", "value"): "4" for name in page.form.values if name.startswith("was.8.")},
    )  # fmt: skip
    assert ordered.status == 302, ordered.words
    work()
    page = administrator.open(address())
    assert "1 dòng bị từ chối, 2 hồ sơ nhập được." in page.words
    assert "Sửa dòng này trong tệp" in page.words or "20210325083000" in page.words
    assert "--accept-partial" not in page.words
    refused = b"".join(administrator.client.get(address(more="refused.csv")).streaming_content)  # type: ignore[arg-type]
    assert b"31/02/2021" in refused
    blocked = Page(administrator.client.post(address(more="order/"), {"what": "import"}))
    assert (blocked.status, "Hãy kiểm tra thử trước." in blocked.words) == (409, True)
    administrator.client.post(address(more="order/"), {"what": "import", "accept_partial": "yes"})
    work()
    rows = Dossier.objects.order_by("code").values_list("code", "procedure_name", "procedure_code", "residence_commune")
    assert list(rows) == [
        ("MAU-101", "Đăng ký khai sinh", "1.001190", "01234"),
        ("MAU-102", "Đăng ký khai tử", "1.000656", "01234"),
    ]
    assert set(Dossier.objects.values_list("legal_channel", "stage")) == {("online", "in_hand"), ("counter", "in_hand")}


def test_the_mapping_is_kept_taken_away_and_laid_on_the_next_file(
    administrator: Officer, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = send_file(administrator, CLEAN)
    administrator.send(page, address(more="map/"), origin=ORIGIN, next="look")
    downloaded = administrator.client.get(address(more="map/mapping.yaml"))
    mapping = yaml.safe_load(downloaded.content)
    assert mapping["columns"]["received_at"] == "Ngày tiếp nhận"
    (tmp_path / "m.yaml").write_bytes(downloaded.content)
    (tmp_path / "d.csv").write_text(CLEAN, encoding="utf-8")
    order = ["dossiers", "import", str(tmp_path / "d.csv"), "--mapping", str(tmp_path / "m.yaml"), "--dry-run"]
    assert command(order) == 0, capsys.readouterr().err
    kept = administrator.client.post(address(more="map/save/"), {"mapping_name": "iGate Mẫu"}, follow=True)
    assert "Đã lưu cách hiểu tệp với tên “iGate Mẫu”." in kept.content.decode()
    choice = administrator.open(NEW)
    assert "iGate Mẫu" in choice.words
    number = next(value for value in choice.html.split('<option value="')[2:] if "iGate Mẫu" in value).split('"')[0]
    page = send_file(administrator, CLEAN, mapping=number)
    assert page.form.values["origin"] == [ORIGIN]
    assert "Đoán theo tên cột" not in page.words


def test_a_log_of_events_beside_is_mapped_too(administrator: Officer, cast: Cast) -> None:
    events = SimpleUploadedFile("log.csv", "Mã,Việc,Lúc\nMAU-001,Nhận,2021-03-25T09:00:00\n".encode())
    page = send_file(administrator, CLEAN, events=events)
    assert "Cột của tệp nhật ký" in page.words
    chosen = {"event.dossier_code": "Mã", "event.activity": "Việc", "event.at": "Lúc"}
    assert administrator.send(page, address(more="map/"), origin=ORIGIN, next="check", **chosen).status == 302
    work()
    assert "3 hồ sơ, 1 sự kiện" in administrator.open(address()).words


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Tệp này không có nội dung."),
        (b"%PDF-1.7 this is no table", "PDF"),
        ('Số hồ sơ;Ngày\n"MAU;1'.encode(), ""),
    ],
)
def test_what_is_no_table_is_told_with_the_remedy(
    administrator: Officer, cast: Cast, content: bytes, said: str
) -> None:
    page = Page(administrator.client.post(NEW, {"dossiers": SimpleUploadedFile("x.csv", content)}))
    page = administrator.follow(page) if page.status == 302 else page
    assert page.status in (200, 422)
    assert said in page.words
    assert not Dossier.objects.exists()


def test_without_a_file_nothing_begins(administrator: Officer, cast: Cast) -> None:
    page = Page(administrator.client.post(NEW, {}))
    assert (page.status, "Hãy chọn tệp hồ sơ để nhập." in page.words) == (422, True)


def test_more_than_the_setting_allows_is_refused_and_leaves_nothing(
    administrator: Officer, cast: Cast, settings: Any, tmp_path: Path
) -> None:
    settings.IMPORT_MOST_BYTES = 1000
    small = Page(administrator.client.post(NEW, {"dossiers": SimpleUploadedFile("x.csv", b"a" * 2000)}))
    assert small.status == 413
    settings.IMPORT_MOST_BYTES = 3_000_000
    stream = BytesIO(b"a;b\n" * 500_000 + b"x" * 1_200_000)
    large = Page(administrator.client.post(NEW, {"dossiers": SimpleUploadedFile("x.csv", stream.getvalue())}))
    assert large.status == 413
    assert "lớn" in large.words
    assert not ImportRun.objects.exists()
    assert [path for path in (tmp_path / "imports").rglob("*") if path.is_file()] == []


def test_the_larger_limit_is_for_administrators_alone(
    accounts: dict[str, Account], settings: Any, tmp_path: Path
) -> None:
    settings.MOST_BYTES_AT_ONCE, settings.IMPORT_MOST_BYTES = 1000, 1_000_000
    body = {"dossiers": SimpleUploadedFile("x.csv", b"a" * 5000)}
    assert before_the_screen(accounts["lanh-dao-1"]).client.post(NEW, body).status_code == 413
    body = {"dossiers": SimpleUploadedFile("x.csv", CLEAN.encode() * 5)}
    assert before_the_screen(accounts["quan-tri-1"]).client.post(NEW, body).status_code == 302


def test_a_form_from_elsewhere_is_refused_and_its_file_thrown_away(
    accounts: dict[str, Account], tmp_path: Path
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(accounts["quan-tri-1"])
    answer = client.post(NEW, {"dossiers": SimpleUploadedFile("x.csv", CLEAN.encode())})
    assert answer.status_code == 403
    assert not ImportRun.objects.exists()
    assert [path for path in (tmp_path / "imports").rglob("*") if path.is_file()] == []
    opened = Page(client.get(NEW))
    token = opened.form.values["csrfmiddlewaretoken"][0]
    body = {"csrfmiddlewaretoken": token, "dossiers": SimpleUploadedFile("x.csv", CLEAN.encode())}
    assert client.post(NEW, body).status_code == 302


def test_nobody_else_sees_an_import(accounts: dict[str, Account], cast: Cast) -> None:
    run = imported(cast)
    for who in ("mot-cua-1", "lanh-dao-1", "can-bo-khac-1"):
        person = before_the_screen(accounts[who])
        for more in ("", "map/", "refused.csv", "map/mapping.yaml"):
            assert person.open(f"/quan-tri/imports/{run.public_id}/{more}").status == 403


def test_the_neighbours_administrator_sees_none_of_ours(accounts: dict[str, Account], cast: Cast) -> None:
    run = imported(cast)
    neighbour = before_the_screen(make_account("quan-tri-2", "Lê Thị Láng", cast.neighbour, Role.ADMINISTRATOR))
    assert neighbour.open(f"/quan-tri/imports/{run.public_id}/").status == 404
    assert "hồ sơ 2021.csv" not in neighbour.open("/quan-tri/imports/").words
    assert neighbour.client.post(f"/quan-tri/imports/{run.public_id}/abandon/").status_code == 404


def test_given_up_imports_lose_their_files(administrator: Officer, cast: Cast) -> None:
    run = mapped(cast)
    page = Page(administrator.client.post(f"/quan-tri/imports/{run.public_id}/abandon/", follow=True))
    assert "Đã bỏ lần nhập này" in page.words
    assert "Đã xóa, vì có dữ liệu cá nhân" in administrator.open(f"/quan-tri/imports/{run.public_id}/").words
    assert administrator.open(f"/quan-tri/imports/{run.public_id}/map/").status == 302


def test_the_list_goes_on_behind_its_first_page(administrator: Officer, cast: Cast) -> None:
    for _ in range(51):
        started(cast)
    page = administrator.open("/quan-tri/imports/")
    assert page.html.count("<tr") == 51
    second = administrator.open(page.links["Trang sau ›"])
    assert second.html.count("<tr") == 2
    assert administrator.open("/quan-tri/imports/?after=x").html.count("<tr") == 51
    assert acting(cast)


def test_who_also_administers_finds_the_way_from_the_desk(accounts: dict[str, Account], cast: Cast) -> None:
    since = DateRange(date(2025, 7, 1), None)
    StaffRole.objects.create(
        account=accounts["mot-cua-1"], unit_id=cast.centre.id, role=Role.ADMINISTRATOR, valid=since
    )
    assert before_the_screen(accounts["mot-cua-1"]).open("/can-bo/").links["Quản trị"] == "/quan-tri/imports/"
    assert "Quản trị" not in before_the_screen(accounts["lanh-dao-1"]).open("/can-bo/").links


def test_who_only_administers_arrives_at_the_imports(accounts: dict[str, Account], cast: Cast) -> None:
    client = Client()
    answer = client.post("/can-bo/sign-in/", {"username": "quan-tri-1", "password": PASSWORD})
    assert answer["Location"] == "/quan-tri/imports/"
    answer = Client().post("/can-bo/sign-in/", {"username": "mot-cua-1", "password": PASSWORD})
    assert answer["Location"] == "/can-bo/"
