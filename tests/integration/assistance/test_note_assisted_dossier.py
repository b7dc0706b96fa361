"""A dossier handed in with help says so for good; afterwards the helper holds nothing of it."""

from datetime import timedelta

import pytest

from motcua.assistance.api import AssistanceOver, begin_assistance, find_open_session, note_assisted_dossier
from motcua.dossiers.models import Dossier
from tests.factories.assistance import GIVEN, helper_of
from tests.factories.cast import NOW, Cast, people
from tests.integration.portal.test_apply import hand_in
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def test_the_same_dossier_is_noted_once_and_only_in_an_open_session(cast: Cast) -> None:
    helper = helper_of(cast)
    with pytest.raises(AssistanceOver):
        note_assisted_dossier(actor=helper, dossier_code="H-1", now=NOW)
    begin_assistance(actor=helper, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    for _ in range(2):
        note_assisted_dossier(actor=helper, dossier_code="H-1", now=NOW)
    found = find_open_session(actor=helper, now=NOW)
    assert found is not None
    assert found.dossiers == 1
    with pytest.raises(AssistanceOver):
        note_assisted_dossier(actor=helper, dossier_code="H-2", now=NOW + timedelta(hours=2))


def test_what_the_helper_fills_in_is_the_person_s_and_is_gone_from_his_device_afterwards(cast: Cast) -> None:
    helper = PageClient()
    helper.force_login(people(cast)["mot-cua-1"])
    begun = {"helper": "officer", "where": "counter", "consent": "spoken", "device": "own"}
    assert helper.post("/tro-giup/", {}).status_code == 422
    assert helper.post("/tro-giup/", begun).status_code == 302
    assert helper.post("/tro-giup/", begun).status_code == 409
    filed = hand_in(helper)
    dossier = Dossier.objects.get()
    assert (dossier.actor, dossier.helper_kind, dossier.place) == ("owner_assisted", "officer", "counter")
    assert dossier.code in helper.get(filed["Location"]).text
    helper.post("/tro-giup/ket-thuc/", {"steps": ["fill"], "barrier": "B08", "completed": "yes"})
    assert helper.get(filed["Location"]).status_code == 302
    page = helper.get("/tro-giup/").text
    assert dossier.code not in page
    assert "Máy này không còn giữ gì của người được hỗ trợ" in page
