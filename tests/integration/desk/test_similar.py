"""A dossier that looks like another is asked about before it is taken in, and never refused by itself."""

from datetime import timedelta

import pytest
from django.test import Client

from motcua.core.models import Event
from motcua.dossiers.api import accept_dossier, get_dossier, withdraw_dossier
from motcua.dossiers.door_api import Likeness, SimilarNotJudged, find_similar
from motcua.dossiers.search_index import refresh_search
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import submitted
from tests.factories.submissions import BIRTH, MOTHER

pytestmark = pytest.mark.django_db


def alike(cast: Cast, code: str) -> list[tuple[str, tuple[Likeness, ...]]]:
    dossier = get_dossier(actor=cast.clerk, code=code)
    return [(similar.code, similar.likenesses) for similar in find_similar(dossier.id, actor=cast.clerk)]


@pytest.mark.parametrize("searched", [False, True])
def test_the_same_person_is_found_in_other_spelling_and_others_are_not(cast: Cast, searched: bool) -> None:
    first = submitted(cast, BIRTH)
    again = submitted(cast, BIRTH, applicant={**MOTHER, "full_name": MOTHER["full_name"].upper()})
    typed_wrong = {**MOTHER, "identity_number": "046195999999", "full_name": "Trần Thị Khác", "phone": "0987654321"}
    submitted(cast, BIRTH, applicant=typed_wrong)
    submitted(cast)
    if searched:
        refresh_search()
    assert alike(cast, again) == [(first, (Likeness.SAME_NUMBER,))]


def test_what_ended_without_result_is_not_asked_about(cast: Cast) -> None:
    first, again = submitted(cast, BIRTH), submitted(cast, BIRTH)
    withdraw_dossier(actor=cast.clerk, code=first, now=NOW)
    assert alike(cast, again) == []


def test_accepting_asks_once_and_keeps_the_answer(cast: Cast, client: Client) -> None:
    first, again = submitted(cast, BIRTH), submitted(cast, BIRTH)
    with pytest.raises(SimilarNotJudged):
        accept_dossier(actor=cast.clerk, code=again, now=NOW)
    client.force_login(people(cast)["mot-cua-1"])
    address = f"/can-bo/dossiers/{again}/accept/"
    asked = client.get(address)
    assert first in asked.text
    assert "cùng số định danh" in asked.text
    refused = client.post(address, {"similar": [first]})
    assert refused.status_code == 422
    assert "Có hồ sơ giống hồ sơ này" in refused.text
    done = client.post(address, {"similar": [first], "not_same": "yes"})
    assert done.status_code == 302
    event = Event.objects.get(kind="DossierAccepted")
    assert (event.payload["similar"], event.payload["similar_judged"]) == ([first], True)


def test_a_machine_is_not_stopped_and_what_looked_alike_is_kept(cast: Cast) -> None:
    first, again = submitted(cast, BIRTH), submitted(cast, BIRTH)
    accept_dossier(actor=cast.machine, code=again, now=NOW + timedelta(minutes=1))
    event = Event.objects.get(kind="DossierAccepted")
    assert (event.payload["similar"], event.payload["similar_judged"]) == ([first], False)
