"""A page that is sent is kept, whatever stands in the way: the session, another window, a newer form, a lost key."""

import re
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from motcua.catalogue.models import ProcedureVersion
from motcua.dossiers.models import Dossier
from motcua.drafts.api import get_draft, save_page
from motcua.drafts.models import DraftRow
from motcua.identity.api import Account
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.clock import OfficeClock
from tests.factories.drafts import hold_new_draft, publish_newer, with_other_name
from tests.factories.submissions import BIRTH, COPY_OF_EXTRACT
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
PAGE = f"/nop/{COPY_OF_EXTRACT}/applicant/"
ANSWERS: dict[str, Any] = {
    "applicant": {
        "type": "citizen",
        "full_name": "Hồ Thị K'Lan",
        "birth_date": {"day": None, "month": 3, "year": 1995},
    },
    "request": {"kind": "birth", "relation": "self", "copies": 2},
    "subject": {"full_name": "Hồ Thị K'Lan", "birth_date": {"day": None, "month": None, "year": 1995}},
    "registration": {"registered_at": {"text": "Ủy ban nhân dân Xã Mẫu"}},
    "declaration": {"truthful": True},
}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> OfficeClock:
    """One Monday at nine."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    return wall


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    return PageClient()


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., None]:
    """Publishes another version of the extract's form, in force from this very day."""
    return partial(publish_newer, tmp_path, COPY_OF_EXTRACT)


def tag_on(page: Any) -> str:
    """The draft's mark that a page carries."""
    found = re.search(r'name="draft" value="(\w+)"', page.content.decode())
    assert found
    return found[1]


def typed(name: str = "Hồ Thị K'Lan", **more: str) -> dict[str, str]:
    return {"applicant.type": "citizen", "applicant.full_name": name, "applicant.birth_date_year": "1995", **more}


def kept_of(draft: Any) -> Any:
    return get_draft(draft.public_id, now=timezone.now()).answers


def test_every_way_off_a_page_saves_it_first(mother: PageClient) -> None:
    draft = hold_new_draft(mother, {}, COPY_OF_EXTRACT)
    for go in ("back", "later", "review", "language", "leave", "reading"):
        answer = mother.post(PAGE, typed(f"K'Lan 2 {go}", go=go))
        assert answer.status_code == 302, "nothing is judged on the way out"
        assert kept_of(draft)["applicant"]["full_name"] == f"K'Lan 2 {go}"
        assert mother.get(answer["Location"], follow=True).status_code == 200


def test_the_language_is_kept_with_the_draft_and_then_with_the_dossier(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    english = mother.post(PAGE, typed(go="language"))["Location"]
    assert english == f"/en{PAGE}"
    mother.get(english)
    assert get_draft(draft.public_id, now=NOW).language == "en"
    other = PageClient()
    resumed = other.post("/lam-tiep/", {"resume_code": draft.resume_code})
    assert resumed["Location"].startswith("/en/nop/")
    review = other.get(f"/en/nop/{COPY_OF_EXTRACT}/xem-lai/", follow=True)
    while review.request["PATH_INFO"].endswith("/giay-to/"):
        review = other.post(review.request["PATH_INFO"], {}, follow=True)
    assert other.post(f"/en/nop/{COPY_OF_EXTRACT}/xem-lai/", {}).status_code == 302
    assert Dossier.objects.get().language == "en"


def test_the_script_is_answered_in_a_line_and_nothing_is_judged(mother: PageClient) -> None:
    draft = hold_new_draft(mother, {}, COPY_OF_EXTRACT)
    said = mother.post(PAGE, typed("K'Lan 2", seen="applicant:0"), headers={"X-Autosave": "1"})
    assert (said.status_code, said.json()["seen"]) == (200, "applicant:1")
    assert said.json()["words"] == "Đã lưu lúc 09:00."
    assert kept_of(draft)["applicant"]["full_name"] == "K'Lan 2"
    old = mother.post(PAGE, typed("K'Lan 3", seen="applicant:0"), headers={"X-Autosave": "1"})
    assert old.status_code == 409
    assert "cửa sổ khác" in old.json()["words"]
    stranger = PageClient().post(PAGE, typed(), headers={"X-Autosave": "1"})
    assert (stranger.status_code, "words" in stranger.json()) == (409, True)
    assert kept_of(draft)["applicant"]["full_name"] == "K'Lan 2"


def test_a_window_of_another_draft_never_saves_into_this_one(mother: PageClient) -> None:
    first = hold_new_draft(mother, {}, COPY_OF_EXTRACT)
    old_tag = tag_on(mother.get(PAGE))
    mother.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": first.unit_code, "another": "1"})
    second = DraftRow.objects.exclude(public_id=first.public_id).get()
    mother.post(PAGE, typed("Của hồ sơ đầu", draft=old_tag))
    assert kept_of(first)["applicant"]["full_name"] == "Của hồ sơ đầu"
    assert get_draft(str(second.public_id), now=NOW).answers == {}
    assert "Làm tiếp hồ sơ lưu lúc" in text_of(mother.get(f"/nop/{COPY_OF_EXTRACT}/"))
    mother.post("/roi-may/")
    hold_new_draft(mother, {}, COPY_OF_EXTRACT)
    left = mother.post(PAGE, typed("Người trước", draft=old_tag))
    assert left.status_code == 409, "the next person's draft gets nothing of the one before"
    assert "Người trước" in left.content.decode()


def test_without_the_code_what_was_typed_begins_a_new_application(mother: PageClient) -> None:
    lost = mother.post(PAGE, {**typed(), "evil": "1", "resume_code": "", "other.name": "x"})
    page = lost.content.decode()
    assert lost.status_code == 422
    assert 'name="applicant.full_name" value="Hồ Thị K&#x27;Lan"' in page
    assert "evil" not in page
    assert "other.name" not in page
    saved = mother.post(PAGE, {**typed(), "go": "anew"} | {"resume_code": ""})
    assert saved["Location"] == f"{PAGE}?kept=1"
    assert 'value="Hồ Thị K&#x27;Lan"' in mother.get(PAGE).content.decode()


def test_an_account_needs_no_code_on_another_device(mother: PageClient) -> None:
    account = Account.objects.create_account(username="lan", password="x" * 12, display_name="Hồ Thị K'Lan")
    mother.force_login(account)
    begun = mother.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": "demo-xa-mau"})["Location"]
    mother.post(begun, typed())
    elsewhere = PageClient()
    assert "portal_held" not in elsewhere.session
    elsewhere.force_login(account)
    assert f"/nop/{COPY_OF_EXTRACT}/" in elsewhere.get("/").content.decode()
    assert "K&#x27;Lan" in elsewhere.get(PAGE).content.decode()


def test_a_newer_form_says_what_changed_asks_only_that_and_hands_in_under_itself(
    mother: PageClient, publish: Callable[..., None]
) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    publish(with_other_name)
    kept = mother.post(PAGE, typed("Hồ Thị Lan"))
    assert kept["Location"] == f"/nop/{COPY_OF_EXTRACT}/mau-moi/"
    assert kept_of(draft)["applicant"]["full_name"] == "Hồ Thị Lan", "kept before anything else"
    assert mother.post(f"/nop/{COPY_OF_EXTRACT}/xem-lai/", {})["Location"] == kept["Location"]
    assert not Dossier.objects.exists()
    page = mother.get(kept["Location"])
    assert "Tên gọi khác" in text_of(page)
    assert "Số bản sao" not in text_of(page)
    first = mother.post(kept["Location"])["Location"]
    assert first == f"/nop/{COPY_OF_EXTRACT}/subject/"
    shown = text_of(mother.get(first))
    assert "Câu mới hoặc đã đổi." in shown
    answers = {"subject.full_name": "Hồ Thị K'Lan", "subject.birth_date_year": "1995"}
    assert mother.post(first, answers).status_code == 422
    done = mother.post(first, {**answers, "subject.other_name": "Lan"})
    assert done["Location"] == f"/nop/{COPY_OF_EXTRACT}/xem-lai/", "nothing else is asked again"


def test_a_procedure_withdrawn_a_minute_ago_is_told_kindly_and_nothing_is_lost(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        ProcedureVersion.objects.filter(procedure__code=COPY_OF_EXTRACT).update(valid="[2026-07-01,2026-11-30)")
        cursor.execute("SET session_replication_role = origin")
    for answer in (mother.get(PAGE), mother.post(PAGE, typed("Hồ Thị Lan")), mother.post(f"{PAGE[:-10]}xem-lai/")):
        assert answer.status_code == 409
        assert "vừa ngừng nhận" in text_of(answer)
    assert kept_of(draft)["applicant"]["full_name"] == "Hồ Thị Lan"
    assert draft.resume_code in text_of(mother.get(f"/nop/{COPY_OF_EXTRACT}/ma-lam-tiep/"))


def test_a_lost_key_and_a_tampered_row_are_told_and_what_was_typed_stays(mother: PageClient) -> None:
    hold_new_draft(mother, {}, COPY_OF_EXTRACT)
    with override_settings(DRAFT_KEYS=(("new", "another secret of some length"),)):
        assert mother.get(PAGE).status_code == 409
        sent = mother.post(PAGE, typed())
        assert "K&#x27;Lan" in sent.content.decode()
        assert mother.get(f"/nop/{COPY_OF_EXTRACT}/").status_code == 409
    sealed = bytearray(DraftRow.objects.get().sealed)
    sealed[-1] ^= 1
    DraftRow.objects.update(sealed=bytes(sealed))
    assert mother.get(f"/nop/{COPY_OF_EXTRACT}/xem-lai/").status_code == 409
    assert mother.get("/roi-may/").status_code == 200


def test_a_form_on_one_page_is_asked_saved_and_judged_as_a_whole(
    mother: PageClient, publish: Callable[..., None]
) -> None:
    publish(lambda form: form.update(pages="all"))
    begun = mother.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": "demo-xa-mau"})["Location"]
    assert begun == f"/nop/{COPY_OF_EXTRACT}/tat-ca/"
    page = text_of(mother.get(begun))
    assert "Số bản sao" in page
    assert "Nơi đã đăng ký hộ tịch" in page
    some = {**typed(), "request.kind": "birth", "request.relation": "self", "request.copies": "2"}
    assert mother.post(begun, some).status_code == 422
    rest = {"subject.full_name": "Hồ Thị K'Lan", "subject.birth_date_year": "1995", "declaration.truthful": "yes"}
    done = mother.post(begun, some | rest | {"registration.registered_at": "Ủy ban nhân dân Xã Mẫu"})
    assert done.status_code == 302, text_of(done)
    held = DraftRow.objects.get()
    assert set(get_draft(str(held.public_id), now=NOW).answers) == set(ANSWERS)


def test_what_is_hidden_for_now_stays_in_the_draft(mother: PageClient) -> None:
    hidden = {**ANSWERS, "requester": {"relation": "mother"}, "mother": {"full_name": "Hồ Thị K'Lan"}}
    draft = hold_new_draft(mother, hidden, BIRTH)
    mother.post(f"/nop/{BIRTH}/parents/", {"parents.situation": "x"})
    mother.post(f"/nop/{BIRTH}/mother/", {"mother.full_name": "Lan"})
    assert kept_of(draft)["mother"]["full_name"] == "Lan", "also a page that is asked no longer is kept"


STRANGE: tuple[dict[str, str], ...] = (
    {"applicant.full_name": "K\x00Lan", "seen": "a:b,applicant:x,\x00:1", "draft": ""},
    {"applicant.full_name": "\u202eLan 😀" * 1000, "seen": "applicant:99999999999"},
    {f"unknown.{number}": "x" for number in range(500)},
    {"applicant.full_name": "x" * 1_500_000},
    {"go": "\x00", "row_add": "applicant.nothing[r1]"},
    {"draft": "0" * 5000, "resume_code": "\x00" * 100},
)


def test_nothing_that_can_be_sent_breaks_a_page(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    others = ("/lam-tiep/", "/roi-may/", f"/nop/{COPY_OF_EXTRACT}/ma-lam-tiep/", f"/nop/{COPY_OF_EXTRACT}/xoa/")
    for posted in STRANGE:
        assert mother.post(PAGE, posted).status_code in {200, 302, 409, 413, 422}
        assert mother.post(PAGE, posted, headers={"X-Autosave": "1"}).status_code in {200, 409}
        assert set(kept_of(draft)) == set(ANSWERS)
        assert all(PageClient().post(address, posted).status_code < 500 for address in others)


def test_ten_megabytes_are_refused_and_the_draft_stays(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    assert mother.post(PAGE, {"applicant.full_name": "x" * 10_000_000}).status_code == 413
    assert kept_of(draft) == ANSWERS


def test_given_up_it_is_gone_for_good(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    tag = tag_on(mother.get(PAGE))
    assert mother.post(f"/nop/{COPY_OF_EXTRACT}/xoa/", {}).status_code == 302
    assert DraftRow.objects.count() == 1, "only with the draft's own mark"
    mother.post(f"/nop/{COPY_OF_EXTRACT}/xoa/", {"draft": tag})
    assert not DraftRow.objects.exists()
    again = mother.post(PAGE, typed(draft=tag))
    assert "K&#x27;Lan" in again.content.decode()
    assert PageClient().post("/lam-tiep/", {"resume_code": draft.resume_code}).status_code == 422


def test_a_submission_whose_answer_got_lost_is_found_by_the_same_code(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    where = mother.get(f"/nop/{COPY_OF_EXTRACT}/xem-lai/", follow=True).request["PATH_INFO"]
    if where.endswith("/giay-to/"):
        mother.post(where, {})
    mother.post(f"/nop/{COPY_OF_EXTRACT}/xem-lai/", {})
    elsewhere = PageClient()
    found = elsewhere.post("/lam-tiep/", {"resume_code": draft.resume_code}, follow=True)
    assert Dossier.objects.get().code in text_of(found)
    sent_again = elsewhere.post(PAGE, typed())
    assert Dossier.objects.count() == 1
    assert "K&#x27;Lan" in sent_again.content.decode()


def test_a_page_and_its_saving_cost_few_statements_whatever_was_filled_in(mother: PageClient) -> None:
    draft = hold_new_draft(mother, ANSWERS, COPY_OF_EXTRACT)
    mother.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as shown:
        mother.get(PAGE)
    with CaptureQueriesContext(connection) as saved:
        mother.post(PAGE, typed("Lan"), headers={"X-Autosave": "1"})
    assert len(shown) <= 6, [one["sql"] for one in shown]
    assert len(saved) <= 10, [one["sql"] for one in saved]
    save_page(draft.public_id, answers={"request": {"note": "x" * 20_000}}, now=NOW)
    with CaptureQueriesContext(connection) as later:
        mother.get(PAGE)
    assert len(later) == len(shown)


def test_its_end_is_told_before_it_comes_and_put_off_by_saving(mother: PageClient, clock: OfficeClock) -> None:
    begun = mother.post(f"/nop/{COPY_OF_EXTRACT}/", {"unit": "demo-xa-mau"})["Location"]
    code = get_draft(str(DraftRow.objects.get().public_id), now=NOW).resume_code
    clock.now += timedelta(days=28)
    assert begun == PAGE
    assert "sẽ bị xóa vào ngày 30/12/2026" in text_of(mother.get(PAGE))
    assert "giữ đến 30/12/2026" in text_of(mother.get(f"/nop/{COPY_OF_EXTRACT}/"))
    mother.post(PAGE, typed("Hồ Thị Lan"))
    assert "sẽ bị xóa" not in text_of(mother.get(PAGE))
    clock.now += timedelta(days=29)
    elsewhere = PageClient()
    assert elsewhere.post("/lam-tiep/", {"resume_code": code}).status_code == 302
    assert "Hồ Thị Lan" in elsewhere.get(PAGE).content.decode()
    clock.now += timedelta(days=1)
    assert elsewhere.get(PAGE)["Location"] == f"/nop/{COPY_OF_EXTRACT}/", "past its end it is not shown, removed or not"
