"""One form, several agencies: each part stands as its own system last said, and moves nothing of ours."""

from datetime import timedelta
from typing import Any

import pytest
import yaml
from django.test import Client

from motcua.catalogue.api import PROCEDURES_FOLDER
from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import PartState, get_dossier, list_parts, mirror_part, submit_dossier
from motcua.dossiers.models import Dossier, DossierPart
from motcua.dossiers.rules.moves import PageIsStale
from motcua.dossiers.rules.parts import NewsFromTheFuture, NewsIsOld, PartUnknown
from tests.factories.cast import NOW, Cast, machine_of, people
from tests.factories.dossiers import HOUR, submitted
from tests.factories.submissions import CERTIFIED_COPY, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
GROUP = "3.000722"
ANSWERS: dict[str, Any] = yaml.safe_load((PROCEDURES_FOLDER / "cases" / f"{GROUP}.yaml").read_text(encoding="utf-8"))[
    "base"
]


@pytest.fixture
def filed(cast: Cast) -> Dossier:
    """The group at the practice centre, an identity card wanted too."""
    answers = ANSWERS | {"identity_card": {"wanted": True}}
    given = counter_submission(CERTIFIED_COPY, procedure_code=GROUP, answers=answers, papers=())
    receipt = submit_dossier(actor=cast.clerk, submission=given, now=NOW)
    return Dossier.objects.get(id=receipt.id)


def hear(cast: Cast, dossier: Dossier, part: str, state: PartState, **more: Any) -> int:
    """The revision after some news that is an hour old."""
    news = {"since": NOW - HOUR, "source_system": "dvcqg", "now": NOW, "actor": cast.clerk} | more
    return mirror_part(code=dossier.code, part=part, state=state, **news).revision


def states(dossier: Dossier) -> dict[str, PartState | None]:
    return {one.part.code: one.state for one in list_parts(dossier.pk)}


def test_parts_follow_from_the_answers_and_wait_for_each_other(cast: Cast, filed: Dossier) -> None:
    assert states(filed) == dict.fromkeys(["birth", "residence", "health_card", "identity_card"])
    first, second, third, _fourth = list_parts(filed.pk)
    assert (first.waits_for, [one.code for one in second.waits_for]) == ((), ["birth"])
    assert second.part.agency.vi == "Công an cấp xã"
    assert (third.part.verified, "chưa đối chiếu" in third.part.rule.vi) == (False, True)
    hear(cast, filed, "birth", PartState.DONE, result="31/2026")
    first, second, *_rest = list_parts(filed.pk)
    assert (first.state, first.result, second.waits_for) == (PartState.DONE, "31/2026", ())
    assert (first.words, second.words) == ("Đã xong, có kết quả", "Chưa đến lượt, hoặc chưa có tin")


def test_news_moves_neither_stage_nor_clock_and_the_same_news_again_changes_nothing(cast: Cast, filed: Dossier) -> None:
    before = get_dossier(actor=cast.clerk, code=filed.code)
    assert hear(cast, filed, "residence", PartState.CONFIRMATION, as_given="Chờ xác nhận") == 2
    assert hear(cast, filed, "residence", PartState.CONFIRMATION, as_given="Chờ xác nhận") == 2
    after = get_dossier(actor=cast.clerk, code=filed.code)
    assert (after.stage, after.clock, after.due_at) == (before.stage, before.clock, before.due_at)
    assert [line.kind for line in after.story] == ["DossierSubmitted", "PartMirrored"]
    assert after.story[-1].payload["state"] == "confirmation"


def test_late_news_does_not_undo_what_is_known(cast: Cast, filed: Dossier) -> None:
    hear(cast, filed, "birth", PartState.DONE)
    with pytest.raises(NewsIsOld):
        hear(cast, filed, "birth", PartState.IN_HAND, since=NOW - 2 * HOUR)
    with pytest.raises(NewsFromTheFuture):
        hear(cast, filed, "birth", PartState.STOPPED, since=NOW + timedelta(seconds=1))
    assert states(filed)["birth"] is PartState.DONE


def test_who_may_not_and_what_is_not_there_is_refused(cast: Cast, filed: Dossier) -> None:
    with pytest.raises(NotFound):
        hear(cast, filed, "birth", PartState.DONE, actor=cast.stranger)
    with pytest.raises(NotAllowed):
        hear(cast, filed, "birth", PartState.DONE, actor=machine_of(cast.centre, "dossiers:read"))
    with pytest.raises(PartUnknown):
        hear(cast, filed, "support", PartState.DONE)
    with pytest.raises(PageIsStale):
        hear(cast, filed, "birth", PartState.DONE, revision=7)
    with pytest.raises(PartUnknown):
        mirror_part(
            actor=cast.clerk,
            code=submitted(cast),
            part="birth",
            state=PartState.DONE,
            since=NOW,
            source_system="dvcqg",
            now=NOW,
        )
    assert not DossierPart.objects.exists()


def test_the_office_sees_each_agency_s_part(cast: Cast, filed: Dossier, client: Client) -> None:
    hear(cast, filed, "health_card", PartState.SUPPLEMENT, as_given="Chờ bổ sung (BHXH)")
    client.force_login(people(cast)["mot-cua-1"])
    page = client.get(f"/can-bo/dossiers/{filed.code}/").content.decode()
    for words in ("Cơ quan bảo hiểm xã hội", "Chờ bổ sung giấy tờ", "Chờ bổ sung (BHXH)", "Cơ quan liên thông báo"):
        assert words in page, words


def test_the_applicant_reads_agency_by_agency_who_has_what(cast: Cast) -> None:
    given = counter_submission(CERTIFIED_COPY, procedure_code=GROUP, answers=ANSWERS, papers=())
    receipt = submit_dossier(actor=cast.clerk, submission=given, now=NOW)
    hear(cast, Dossier.objects.get(id=receipt.id), "birth", PartState.DONE, result="31/2026")
    browser = PageClient()
    browser.post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code})
    page = browser.get("/ho-so/").content.decode()
    for words in ("Phần việc của từng cơ quan", "Công an cấp xã", "31/2026", "chưa đối chiếu được với văn bản"):
        assert words in page, words
    assert "Cấp thẻ căn cước" not in page
