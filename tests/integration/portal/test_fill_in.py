"""Filling in from the account, earlier dossiers and the register: whose, from where, and never for another."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.dossiers.api import get_dossier, list_own_dossiers
from motcua.dossiers.models import Dossier
from motcua.identity.api import Account
from motcua.population.models import PopulationQuery
from motcua.population.register import read_place
from tests.factories.cast import Cast, load_cast
from tests.factories.identity_provider import free_port
from tests.factories.organisations import actor_of, citizen_account
from tests.factories.population_register import LAN_NAME, running
from tests.factories.submissions import BIRTH, COPY_OF_EXTRACT
from tests.integration.portal.test_apply import APPLICANT, EXTRACT_PAGES, begin, hand_in
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
FILL_IN = f"/nop/{COPY_OF_EXTRACT}/dien-san/"
FIRST = f"/nop/{COPY_OF_EXTRACT}/applicant/"
ASK = {
    "who": "self",
    "register": "1",
    "agree": "yes",
    "identity_number": "046195999001",
    "birth_date_day": "8",
    "birth_date_month": "3",
    "birth_date_year": "1995",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with running() as found:
        yield found


@pytest.fixture
def cast() -> Cast:
    return load_cast()


@pytest.fixture
def lan(cast: Cast) -> Account:
    account = citizen_account(LAN_NAME)
    account.assurance = 2
    account.save()
    return account


def browser_of(account: Account) -> PageClient:
    browser = PageClient()
    browser.force_login(account)
    return browser


def test_the_register_is_asked_after_a_yes_and_a_correction_reaches_the_clerk_with_its_reason(
    cast: Cast, lan: Account, address: str, settings: Any
) -> None:
    settings.POPULATION = read_place(address, "")
    browser = browser_of(lan)
    begin(browser, COPY_OF_EXTRACT)
    assert "Chưa tra dữ liệu dân cư vì chưa có sự đồng ý" in text_of(browser.post(FILL_IN, ASK | {"agree": ""}))
    assert not PopulationQuery.objects.exists()
    assert browser.post(FILL_IN, ASK)["Location"] == FIRST
    page = browser.get(FIRST).content.decode()
    assert 'value="046195999001"' in page
    assert "Thôn Mẫu 2, Xã Mẫu" in page
    assert "(mô phỏng)" in page
    typed = {
        "applicant.type": "citizen",
        "applicant.full_name": LAN_NAME,
        "applicant.identity_number": "046195999001",
        "applicant.birth_date_day": "8",
        "applicant.birth_date_month": "3",
        "applicant.birth_date_year": "1995",
        "applicant.address": "Thôn Mẫu 3, Xã Mẫu",
    }
    where = browser.post(FIRST, typed)["Location"]
    for answers in list(EXTRACT_PAGES.values())[1:]:
        where = browser.post(where, answers)["Location"]
    while where.endswith("/giay-to/"):
        where = browser.post(where, {})["Location"]
    assert browser.get(where)["Location"] == FILL_IN
    assert browser.post(where, {})["Location"] == FILL_IN, "not even by a press on the button of an older page"
    reason = "reason.applicant.address"
    refused = browser.post(FILL_IN, {"explain": "1", reason: " "})
    assert (refused.status_code, "Hãy ghi vì sao sửa" in text_of(refused)) == (422, True)
    assert browser.post(FILL_IN, {"explain": "1", reason: "Mới chuyển nhà"})["Location"] == where
    assert "Mới chuyển nhà" in text_of(browser.get(where))
    assert browser.post(where, {"hand": "owner"}).status_code == 302
    dossier = Dossier.objects.get()
    kept = {one["path"]: one for one in dossier.intake["origins"]}
    assert kept["applicant.address"]["reason"] == "Mới chuyển nhà"
    assert kept["applicant.identity_number"]["source"] == "register"
    assert PopulationQuery.objects.get().dossier_id == dossier.pk
    seen = get_dossier(actor=cast.clerk, code=dossier.code)
    assert seen.intake["origins"] == dossier.intake["origins"]


def test_a_register_that_is_down_stops_nobody(lan: Account, settings: Any) -> None:
    settings.POPULATION = read_place(f"http://127.0.0.1:{free_port()}/", "")
    browser = browser_of(lan)
    begin(browser, COPY_OF_EXTRACT)
    page = browser.post(FILL_IN, ASK)
    assert (page.status_code, "Dữ liệu dân cư chưa trả lời" in text_of(page)) == (200, True)
    assert PopulationQuery.objects.get().outcome == "unavailable"
    assert "Hồ Thị K&#x27;Lan" in browser.get(FIRST).content.decode(), "the account's name is filled in all the same"
    assert hand_in(browser).status_code == 302


def test_an_earlier_own_dossier_is_offered_with_code_and_day_but_one_in_another_name_never(lan: Account) -> None:
    browser = browser_of(lan)
    hand_in(browser)
    (earlier,) = list_own_dossiers(actor=actor_of(lan))
    begin(browser, COPY_OF_EXTRACT)
    row = Dossier.objects.get()
    for change in ({"full_name": "Trần Thị Thử"}, {"type": "business"}):
        Dossier.objects.update(applicant={**row.applicant, **change})
        assert "Hồ sơ trước" not in text_of(browser.get(FILL_IN)), change
    Dossier.objects.update(applicant=row.applicant, actor="representative")
    assert "Hồ sơ trước" not in text_of(browser.get(FILL_IN))
    Dossier.objects.update(actor="owner")
    words = text_of(browser.get(FILL_IN))
    assert f"Hồ sơ trước {earlier.code}" in words
    assert browser.post(FILL_IN, {"who": "self"}).status_code == 302
    first = browser.get(FIRST).content.decode()
    assert 'value="1995"' in first
    assert f"Hồ sơ trước {earlier.code}" in first


def test_for_another_nothing_of_the_actor_is_filled_in(lan: Account, cast: Cast) -> None:
    browser = browser_of(lan)
    begin(browser, COPY_OF_EXTRACT)
    assert browser.post(FILL_IN, {}).status_code == 422
    assert browser.post(FILL_IN, {"who": "other"})["Location"] == FIRST
    assert "K&#x27;Lan" not in browser.get(FIRST).content.decode().split("<main", 1)[1]
    stranger = PageClient()
    begin(stranger, COPY_OF_EXTRACT)
    assert "Chỉ điền sẵn cho người đã đăng nhập" in text_of(stranger.get(FILL_IN))
    stranger.post(FILL_IN, ASK)
    assert "046195999001" not in stranger.get(FIRST).content.decode()
    assert not PopulationQuery.objects.exists()


def test_a_name_and_password_alone_ask_no_register(lan: Account, address: str, settings: Any) -> None:
    settings.POPULATION = read_place(address, "")
    lan.assurance = 1
    lan.save()
    browser = browser_of(lan)
    begin(browser, COPY_OF_EXTRACT)
    assert "định danh điện tử mức 2" in text_of(browser.get(FILL_IN))
    browser.post(FILL_IN, ASK)
    assert not PopulationQuery.objects.exists()


def test_a_childs_dossier_reaches_nobody_but_its_applicant(lan: Account) -> None:
    """The father, who stands in the answers, is offered nothing of it and does not find it in his account."""
    mother = browser_of(lan)
    hand_in(mother)
    row = Dossier.objects.get()
    row.procedure_code, row.answers = (
        BIRTH,
        {"child": {"full_name": "Hồ Văn An"}, "father": {"full_name": "Lê Văn Cha"}},
    )
    row.save()
    father = citizen_account("Lê Văn Cha")
    assert list_own_dossiers(actor=actor_of(father)) == []
    his = browser_of(father)
    begin(his, COPY_OF_EXTRACT)
    words = text_of(his.get(FILL_IN))
    assert row.code not in words
    assert "Hồ Văn An" not in words
    assert row.code not in text_of(his.get("/tai-khoan/"))
    begin(mother, COPY_OF_EXTRACT)
    offered = text_of(mother.get(FILL_IN))
    assert row.code in offered, "her own number and telephone she is offered again"
    assert "Hồ Văn An" not in offered, "of the child nothing is ever filled in"


def test_what_was_typed_is_not_overwritten(lan: Account) -> None:
    browser = browser_of(lan)
    begin(browser, COPY_OF_EXTRACT)
    browser.post(FIRST, {**APPLICANT, "applicant.full_name": "Hồ Thị Khác", "go": "fill_in"})
    browser.post(FILL_IN, {"who": "self"})
    assert "Hồ Thị Khác" in browser.get(FIRST).content.decode()
