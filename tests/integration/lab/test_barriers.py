"""Why they do not come online: the vocabulary is read, the log's window is taken, a study says what binds."""

import csv
from pathlib import Path
from typing import Any

import pytest

from motcua.core.barriers import vocabulary
from motcua.dossiers.api import accept_dossier, submit_dossier
from motcua.studies.api import get_content, get_study
from tests.factories.cast import NOW, Cast, people
from tests.factories.studies import opened, with_file
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
SESSIONS = "commune,barriers,minutes\n" + "centre,B03 B11,30\n" * 6 + "centre,B11,10\n" * 2


def test_the_log_and_the_sessions_of_a_unit_stand_side_by_side(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    for clerk, unit in ((cast.clerk, cast.centre), (cast.stranger, cast.neighbour)):
        taken = submit_dossier(actor=clerk, submission=counter_submission(BIRTH, unit=unit.code), now=NOW)
        accept_dossier(actor=clerk, code=taken.code, now=NOW)
    code, client = opened(cast), PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    place = f"/phan-tich/studies/{code}/files/barriers/"
    assert client.post(place, {"grain": "officer"}).status_code == 422
    assert client.post(place, {"grain": "unit", "first": "2026-13-01"}).status_code == 422
    assert client.post(place, {"grain": "unit"}).status_code == 302

    _view, content = get_content(code, 1, actor=cast.analyst)
    rows = {row["signature"]: row for row in csv.DictReader(content.decode().splitlines())}
    assert {row["commune"] for row in rows.values()} == {cast.centre.code}
    assert (rows["sent_back_twice"]["numerator"], rows["sent_back_twice"]["denominator"]) == ("0", "1")
    with_file(cast, code, SESSIONS)
    asked = {"log": "@1", "sessions": "@2", "by": "commune", "alpha": "0.05"}
    answer = client.post(f"/phan-tich/studies/{code}/run/barriers/", asked)
    page = client.get(answer["Location"]).text
    assert "B03 Không có điện thoại thông minh" in page
    assert "75,0\N{NO-BREAK SPACE}%" in page
    assert "không cộng, không lấy trung bình" in page
    assert "Thiếu cửa sổ “Khảo sát”" in page
    assert get_study(code, actor=cast.analyst).results[0].refusal is None
    assert "B03 No smartphone" in client.get(f"/en{answer['Location']}").text
    assert b"<svg" in client.get(f"{answer['Location']}picture.svg").content


def test_every_barrier_has_its_page_in_both_languages(cast: Cast) -> None:
    client = PageClient()
    client.force_login(people(cast)["phan-tich-1"])
    page = client.get("/phan-tich/rao-can/").text
    for barrier in vocabulary().barriers.values():
        assert barrier.vi in page
    assert "Who pressed submit?" in client.get("/en/phan-tich/rao-can/B19/").text
    assert "S7.42" in client.get("/phan-tich/rao-can/B03/").text
    assert client.get("/phan-tich/rao-can/B99/").status_code == 404
