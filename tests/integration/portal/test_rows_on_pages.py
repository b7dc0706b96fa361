"""A household of several people, row by row, in a form that asks for it: online without script, and at the counter."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import timezone

from motcua.catalogue.api import PROCEDURES_FOLDER, import_procedures
from motcua.dossiers.api import get_dossier
from tests.factories.cast import PRACTICE_CENTRE, Cast, load_cast, people
from tests.factories.clock import OfficeClock
from tests.factories.submissions import COPY_OF_EXTRACT
from tests.page_client import PageClient, text_of
from tests.unit.forms.building import computed, question, rows

pytestmark = pytest.mark.django_db

REQUEST = f"/nop/{COPY_OF_EXTRACT}/request/"
APPLICANT = {"applicant.type": "citizen", "applicant.full_name": "Hồ Thị K'Lan", "applicant.birth_date_year": "1995"}
ASKED = {"request.kind": "birth", "request.relation": "self", "request.copies": "2"}
OTHER_PAGES = {
    "subject": {"subject.full_name": "Hồ Thị K'Lan", "subject.birth_date_year": "1995"},
    "registration": {"registration.registered_at": "Ủy ban nhân dân Xã Mẫu"},
    "declaration": {"declaration.truthful": "yes"},
}


@pytest.fixture
def cast(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cast:
    """The cast, with an extract's form that asks for the people of the household."""
    monkeypatch.setattr(timezone, "now", OfficeClock())
    found = load_cast()
    definition = yaml.safe_load((PROCEDURES_FOLDER / f"{COPY_OF_EXTRACT}.yaml").read_text(encoding="utf-8"))
    (asked,) = (one for one in definition["form"]["sections"] if one["id"] == "request")
    people = rows("people", question("name", "person_name"), question("born", "partial_date"), maximum=3)
    people["label"], people["row_label"] = {"vi": "Người cùng hộ", "en": "Household"}, {"vi": "Người", "en": "Person"}
    words = {"vi": "Số người", "en": "People"}
    asked["questions"] += [people, computed("count", {"count": "request.people"}, label=words)]
    definition["valid_from"] = f"{timezone.localdate()}"
    (tmp_path / "newer.yaml").write_text(yaml.safe_dump(definition, allow_unicode=True), encoding="utf-8")
    import_procedures(path=tmp_path / "newer.yaml", now=timezone.now())
    return found


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    client = PageClient()
    client.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": PRACTICE_CENTRE})
    assert client.post(f"/nop/{COPY_OF_EXTRACT}/applicant/", APPLICANT).status_code == 302
    return client


def row_ids(page: Any) -> list[str]:
    return re.findall(r'<input type="hidden" name="request\.people\[(\w+)\]"', page.content.decode())


def new_row(page: Any) -> str:
    (place,) = re.findall(r'name="row_add"\s+value="([^"]+)"', page.content.decode())
    return str(place)


def person(row: str, name: str, year: str) -> dict[str, str]:
    here = f"request.people[{row}]"
    return {here: "0", f"{here}.name": name, f"{here}.born_year": year}


def test_rows_come_and_go_without_script_and_are_handed_in(mother: PageClient, cast: Cast) -> None:
    first = mother.get(REQUEST)
    (one,) = row_ids(first)
    typed = ASKED | person(one, "An", "1990")
    added = mother.post(REQUEST, typed | {"row_add": new_row(first)})
    assert added.status_code == 200
    assert row_ids(mother.get(REQUEST)) == row_ids(added), "the new row is kept with what was typed"
    _one, two = row_ids(added)
    wrong = mother.post(REQUEST, typed | person(two, "B1", ""))
    assert wrong.status_code == 422
    assert f'href="#f-request-people-{two}-name"' in wrong.content.decode()
    assert "Người 2, Câu hỏi: Họ tên không có chữ số" in text_of(wrong)
    dropped = mother.post(REQUEST, typed | person(two, "Bi", "2017") | {"row_drop": f"request.people[{one}]"})
    assert "Đã bỏ An." in text_of(dropped)
    assert row_ids(dropped) == [two]
    hidden = dict(re.findall(r'name="(dropped:[^"]+)" value="([^"]*)"', dropped.content.decode()))
    back = ASKED | person(two, "Bi", "2017") | hidden | {"row_take_back": f"request.people[{one}]"}
    assert row_ids(mother.post(REQUEST, back)) == [one, two]
    where = mother.post(REQUEST, typed | person(two, "Bi", "2017"))["Location"]
    while (page := re.fullmatch(rf"/nop/{COPY_OF_EXTRACT}/([\w-]+)/", where)) and page[1] in OTHER_PAGES:
        where = mother.post(where, OTHER_PAGES[page[1]])["Location"]
    where = mother.post(where, {})["Location"] if where.endswith("/giay-to/") else where
    review = mother.get(where)
    assert "An" in text_of(review)
    assert "2017" in text_of(review)
    receipt = mother.get(mother.post(where, {"hand": "owner", "place": "home"})["Location"])
    code = re.findall(r"(?s)<dd>\s*(\S+?)\s*</dd>", receipt.content.decode())[0]
    answers = get_dossier(actor=cast.clerk, code=code).answers["request"]
    assert [(row["row"], row["name"]) for row in answers["people"]] == [(one, "An"), (two, "Bi")]
    assert answers["count"] == 2


def test_at_the_counter_a_row_is_added_and_nothing_is_submitted(cast: Cast) -> None:
    clerk = PageClient()
    clerk.force_login(people(cast)["mot-cua-1"])
    path = f"/can-bo/intake/{COPY_OF_EXTRACT}/"
    first = clerk.get(path)
    assert first.status_code == 200
    typed = APPLICANT | ASKED | person(row_ids(first)[0], "An", "1990") | {"row_add": new_row(first)}
    again = clerk.post(path, typed)
    assert again.status_code == 200
    assert len(row_ids(again)) == 2
    assert 'value="An"' in again.content.decode()
