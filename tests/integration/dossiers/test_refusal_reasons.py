"""The office says no for a reason that the law of the day names, with its source, or for one written out."""

import pytest
from django.test import Client

from motcua.core.models import Event
from motcua.dossiers.api import refuse_dossier
from motcua.dossiers.door_api import reasons_for
from motcua.dossiers.rules.moves import ReasonDoesNotHold
from motcua.dossiers.states import Stage
from tests.factories.cast import NOW, TODAY, Cast, people
from tests.factories.dossiers import submitted
from tests.factories.submissions import BIRTH, CERTIFIED_COPY

pytestmark = pytest.mark.django_db


def test_a_named_reason_carries_its_words_and_its_source(cast: Cast) -> None:
    code = submitted(cast, CERTIFIED_COPY)
    refuse_dossier(actor=cast.clerk, code=code, reason_code="original_damaged", now=NOW)
    payload = Event.objects.get(kind="DossierNotAccepted").payload
    assert payload["reason"] == "Bản chính bị hư hỏng, cũ nát, không xác định được nội dung."
    assert "Nghị định 23/2015/NĐ-CP Điều 22" in payload["source"]


def test_a_reason_of_another_procedure_does_not_hold(cast: Cast) -> None:
    code = submitted(cast, BIRTH)
    with pytest.raises(ReasonDoesNotHold):
        refuse_dossier(actor=cast.clerk, code=code, reason_code="original_damaged", now=NOW)


def test_what_was_not_compared_with_its_text_is_no_basis_on_paper(cast: Cast) -> None:
    code = submitted(cast, BIRTH)
    refuse_dossier(actor=cast.clerk, code=code, reason_code="not_competent", now=NOW)
    payload = Event.objects.get(kind="DossierNotAccepted").payload
    assert (payload["reason"][:7], payload["source"]) == ("Yêu cầu", "")


def test_the_reasons_of_the_procedure_come_first_and_are_chosen_on_the_page(cast: Cast, client: Client) -> None:
    reasons = reasons_for(CERTIFIED_COPY, Stage.NOT_ACCEPTED, on=TODAY)
    assert reasons[0].procedures == {CERTIFIED_COPY}
    assert {reason.code for reason in reasons} >= {"original_secret", "not_competent"}
    code = submitted(cast, CERTIFIED_COPY)
    client.force_login(people(cast)["mot-cua-1"])
    address = f"/can-bo/dossiers/{code}/refuse/"
    assert "Bản chính bị hư hỏng" in client.get(address).text
    assert client.post(address, {"named_reason": "original_secret"}).status_code == 302
    assert "Bản chính đóng dấu mật" in client.get(f"/can-bo/dossiers/{code}/").text
