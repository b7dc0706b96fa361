"""One question after the end: by either code, without a name, once; never before the end and never for a stranger."""

import re

import pytest
from django.db import IntegrityError, transaction

from motcua.dossiers.api import SubmissionReceipt, submit_dossier, withdraw_dossier
from motcua.dossiers.rating_api import NotEndedYet, rate_dossier, rating_of
from motcua.voice.api import Answer, count_ratings
from motcua.voice.models import RatingRow
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
SEAL = re.compile(r'name="seal" value="([^"]+)"')


@pytest.fixture
def cast() -> Cast:
    return load_cast()


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    return submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)


@pytest.fixture
def ended(cast: Cast, receipt: SubmissionReceipt) -> SubmissionReceipt:
    withdraw_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    return receipt


def _tracked(receipt: SubmissionReceipt) -> str:
    answer = PageClient().post("/tra-cuu/", {"code": receipt.code, "lookup_code": receipt.lookup_code})
    return answer.content.decode()


def _seal(page: str) -> str:
    found = SEAL.search(page)
    assert found is not None
    return found[1]


def test_before_the_end_nobody_is_asked(receipt: SubmissionReceipt) -> None:
    assert "hài lòng" not in _tracked(receipt)
    with pytest.raises(NotEndedYet):
        rate_dossier(code=receipt.code, answer="satisfied", now=NOW)
    assert rating_of("KHONG-261130-0001") is None


def test_who_has_the_lookup_code_votes_once_and_may_say_more_once(ended: SubmissionReceipt, cast: Cast) -> None:
    page, other = _tracked(ended), _tracked(ended)
    thanks = PageClient().post("/danh-gia/", {"seal": _seal(page), "answer": "not_satisfied"})
    assert thanks.status_code == 200
    PageClient().post("/danh-gia/", {"seal": _seal(other), "answer": "very_satisfied"})
    empty = PageClient().post("/danh-gia/", {"seal": _seal(thanks.content.decode()), "more": "1"})
    assert (empty.status_code, "ít nhất một điều" in empty.content.decode()) == (422, True)
    more = {"seal": _seal(empty.content.decode()), "more": "1", "aspects": ["trips", "time"], "words": "Đi bốn lần."}
    last = PageClient().post("/danh-gia/", more)
    assert SEAL.search(last.content.decode()) is None
    PageClient().post("/danh-gia/", more | {"words": "khác"})
    row = RatingRow.objects.get()
    assert (row.answer, row.aspects, row.text) == ("not_satisfied", ["time", "trips"], "Đi bốn lần.")
    assert (row.procedure_code, row.legal_channel, row.unit_id) == (BIRTH, "counter", cast.centre.id)
    counted = count_ratings(cast.centre.id, since=row.at, until=row.at.replace(year=row.at.year + 1))
    assert counted == {Answer.VERY_SATISFIED: 0, Answer.SATISFIED: 0, Answer.NOT_SATISFIED: 1}
    assert "Chưa hài lòng" in _tracked(ended)
    for change in (lambda: RatingRow.objects.update(answer="satisfied"), lambda: RatingRow.objects.all().delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_who_opened_the_dossier_is_asked_there_too(ended: SubmissionReceipt) -> None:
    mother = PageClient()
    mother.post("/ho-so/", {"code": ended.code, "resume_code": ended.resume_code})
    seal = _seal(mother.get("/ho-so/").content.decode())
    wrong = mother.post("/danh-gia/", {"seal": seal, "answer": "5"})
    assert (wrong.status_code, "Hãy chọn một câu trả lời." in wrong.content.decode()) == (422, True)
    assert not RatingRow.objects.exists()
    assert mother.post("/danh-gia/", {"seal": seal, "answer": "satisfied"}).status_code == 200
    assert RatingRow.objects.get().answer == "satisfied"


@pytest.mark.parametrize("seal", ["", "x", "KHONG-261130-0001:1:x"])
def test_a_seal_of_ones_own_making_opens_nothing(ended: SubmissionReceipt, seal: str) -> None:
    answer = PageClient().post("/danh-gia/", {"seal": seal, "answer": "satisfied"})
    assert (answer.status_code, answer["Location"]) == (302, "/tra-cuu/")
    assert not RatingRow.objects.exists()
