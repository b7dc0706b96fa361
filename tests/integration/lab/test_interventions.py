"""The register of interventions in the browser's way: planned, done, corrected, departed from, taken as tables."""

import csv

import pytest

from motcua.studies.api import folder_of, get_content, get_study
from tests.factories.cast import Cast, people
from tests.factories.studies import opened
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
PLANNED = {
    "barrier": "B08", "kind": "helper_days", "what": "Người giúp tại nhà văn hóa", "places": "Xã Một\nXã  Hai\n",
    "first_day": "01/11/2026", "last_day": "30/11/2026", "amount": "10", "reach": "50", "cost_dong": "9.000.000",
    "once": "p1",
}  # fmt: skip
DONE = {
    "place": "Xã Một",
    "first_day": "20/11/2026",
    "amount": "2,5",
    "reach": "12",
    "cost_low": "400.000",
    "once": "d1",
}


def test_what_was_done_is_entered_once_and_a_departure_with_its_reason(cast: Cast) -> None:
    code, client, leader, accounts = opened(cast), PageClient(), PageClient(), people(cast)
    client.force_login(accounts["phan-tich-1"])
    leader.force_login(accounts["lanh-dao-1"])
    assert client.post(f"/phan-tich/studies/{code}/interventions/tables/").status_code == 302  # nothing to take yet
    assert not get_study(code, actor=cast.analyst).files
    new = f"/phan-tich/studies/{code}/interventions/new/"
    assert client.post(new, PLANNED | {"first_day": "hôm qua"}).status_code == 422
    refused = client.post(new, PLANNED | {"amount": "0", "last_day": "01/10/2026"})
    assert "Kỳ cuối không thể trước kỳ đầu." in refused.text
    place = client.post(new, PLANNED)["Location"]
    assert client.post(new, PLANNED)["Location"] == place

    deliver = f"{place}deliver/"
    assert "đếm bằng ngày công" in client.get(new).text
    assert client.get(deliver).status_code == 200
    assert client.post(deliver, DONE)["Location"] == place
    assert client.post(deliver, DONE)["Location"] == place
    elsewhere = DONE | {"other_place": "Xã Ba", "once": "d2"}
    assert "hãy ghi khác thế nào" in client.post(deliver, elsewhere).text
    client.post(deliver, elsewhere | {"deviation": "Dời vì mưa lũ"})
    client.post(deliver, DONE | {"amount": "5", "corrects": "1", "once": "d3"})
    page = leader.get(place).text
    assert "25,0\N{NO-BREAK SPACE}%" in page  # 5 of 20; what went to Xã Ba is not part of it
    assert "so sánh bị nhiễm" in page
    assert "đã sửa bằng số 3" in page
    assert leader.post(deliver, DONE).status_code == 403

    assert "Người giúp tại nhà văn hóa" in leader.get("/phan-tich/can-thiep/").text
    client.post(f"/phan-tich/studies/{code}/interventions/tables/")
    study = get_study(code, actor=cast.analyst)
    assert [file.name for file in study.files] == ["lieu-luong.csv", "chi-phi.csv"]
    rows = list(csv.DictReader(get_content(code, 1, actor=cast.analyst)[1].decode().splitlines()))
    assert [(row["unit"], row["dose"], row["in_plan"]) for row in rows] == [
        ("Xã Một", "0.5", "1"), ("Xã Hai", "0.0", "1"), ("Xã Ba", "", "0"),
    ]  # fmt: skip
    assert "Dời vì mưa lũ" in dict(folder_of(study))["study.json"].decode()
    assert "Dời vì mưa lũ" in client.get(f"/phan-tich/studies/{code}/report/").text
