"""An analyst goes from a question to a result on the pages; a leader reads; others do not know of it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.assistance.api import SessionEnded, begin_assistance, end_assistance
from motcua.studies.api import get_content, get_study, run_study_line
from tests.factories.assistance import GIVEN, helper_of
from tests.factories.cast import NOW, Cast, people
from tests.factories.studies import CHANGES, FRAME, studied
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def test_from_the_question_to_the_answer(cast: Cast) -> None:
    client = PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    empty = client.post("/phan-tich/studies/new/", {"study_title": "", "question": "", "unit": str(cast.centre.id)})
    assert empty.status_code == 422
    typed = {"study_title": "Thí điểm", "question": "Có tự nộp nhiều hơn không?", "unit": str(cast.centre.id)}
    opened = client.post("/phan-tich/studies/new/", typed)
    place = opened["Location"]
    assert "Dữ liệu giả lập" in client.get(place).text  # the practice centre's data are never real

    def add(text: str, kind: str) -> int:
        table = SimpleUploadedFile("bang.csv", text.encode())
        return client.post(f"{place}files/new/", {"table": table, "kind": kind, "source": "Sổ"}).status_code

    assert add(FRAME, "input") == 302
    assert add(CHANGES, "outcome") == 422
    plan = {
        "primary": "self_service: Tự nộp",
        "line": "ri",
        "alpha": "0,05",
        "outcome_from": "2027-01",
        "outcome_until": "2027-06",
        "harms": "all: Tổng số hồ sơ",
    }
    assert client.post(f"{place}plan/", plan | {"alpha": "x"}).status_code == 422
    assert client.post(f"{place}plan/", plan).status_code == 302
    assert add(CHANGES, "outcome") == 302
    ran = client.post(f"{place}run/ri/", {"data": "@2", "outcome": "self_service", "treated": "pilot"})
    answer = client.get(ran["Location"]).text
    assert "Ước lượng: 0,22" in answer
    assert "motcua lab ri --data=files/2-bang.csv --outcome=self_service --treated=pilot" in answer
    refused = client.post(f"{place}run/ri/", {"data": "@2", "outcome": "nothing", "treated": "pilot"})
    assert "Không tính, vì kết quả sẽ sai lạc" in client.get(refused["Location"]).text
    forgotten = client.post(f"{place}run/ri/", {"data": "", "outcome": "self_service"})
    assert forgotten.status_code == 422  # asked again, nothing is kept as an answer
    assert '<option value="self_service" selected>' in forgotten.text
    again = client.get(f"{place}run/ri/?again=1").text
    assert '<option value="self_service" selected' in again
    typed = {"topic": "result", "decided": "Mở rộng", "reason": "Có hiệu quả", "results": ["1"]}
    assert client.post(f"{place}decisions/new/", typed).status_code == 302
    assert "Kết luận: Mở rộng" in client.get(place).text


def test_sessions_come_into_a_study_without_anybody_s_name(cast: Cast) -> None:
    code, client, helper = studied(cast), PageClient(), helper_of(cast)
    client.force_login(people(cast)["phan-tich-1"])
    place = f"/phan-tich/studies/{code}/"
    client.post(f"{place}files/sessions/")
    assert "Chưa có lượt hỗ trợ nào" in client.get(place).text
    begin_assistance(actor=helper, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    end_assistance(actor=helper, ended=SessionEnded(barrier="B08", completed=True), now=NOW)
    client.post(f"{place}files/sessions/")
    _view, content = get_content(code, 2, actor=cast.analyst)
    assert content.decode().splitlines()[1] == f"{cast.centre.code},2026-11,officer,counter,helper,B08,1,1,0"
    assert helper.name not in content.decode()
    run_study_line(code, actor=cast.analyst, line="barriers", words=("--sessions=@2",), now=NOW)
    assert get_study(code, actor=cast.analyst).results[-1].answer is not None


def test_a_leader_reads_and_takes_away_and_a_stranger_finds_nothing(cast: Cast) -> None:
    code, accounts, client = studied(cast), people(cast), PageClient()
    client.force_login(accounts["lanh-dao-1"])
    page = client.get(f"/phan-tich/studies/{code}/").text
    assert "Ghi một quyết định" not in page
    with ZipFile(BytesIO(client.get(f"/phan-tich/studies/{code}/folder.zip").content)) as archive:
        assert f"{code}/study.json" in archive.namelist()
    assert client.get(f"/phan-tich/studies/{code}/decisions/new/").status_code == 403
    client.force_login(accounts["can-bo-khac-1"])
    assert client.get(f"/phan-tich/studies/{code}/").status_code == 403
