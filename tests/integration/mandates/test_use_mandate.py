"""A dossier is handed in for another by a mandate: only while it holds, and she is told of each use."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.core.errors import Refused
from motcua.core.models import Event
from motcua.documents.api import open_paper
from motcua.dossiers.api import SubmittingActor, accept_dossier, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers import issue_receipt
from motcua.mandates.api import (
    MandateNotInForce,
    MandateRefused,
    MandateUnknown,
    list_uses,
    revoke_mandate,
    use_mandate,
)
from motcua.mandates.rules import MandateDoesNotCover, MandateOfAnother
from tests.factories.cast import NOW, Cast, people
from tests.factories.mandates import BROTHER, by_mandate, drawn_up, in_force
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, MOTHER

pytestmark = pytest.mark.django_db


def test_each_use_is_kept_beside_its_dossier(cast: Cast) -> None:
    mandate = in_force(cast)
    filed = submit_dossier(actor=cast.clerk, submission=by_mandate(mandate.code.lower()), now=NOW)
    (use,) = list_uses(mandate.id)
    assert (use.dossier_code, use.procedure_code, use.at) == (filed.code, BIRTH, NOW)
    assert Dossier.objects.get().actor == "representative"
    assert Event.objects.filter(kind="MandateUsed").count() == 1


def test_the_receipt_names_who_handed_in(cast: Cast, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    filed = submit_dossier(actor=cast.clerk, submission=by_mandate(in_force(cast).code), now=NOW)
    accept_dossier(actor=cast.clerk, code=filed.code, now=NOW)
    event = Event.objects.get(kind="DossierAccepted")
    receipt = issue_receipt(dossier_id=event.subject_id, event_id=event.id)
    with open_paper(dossier_id=event.subject_id, paper_id=receipt.id).file as file:
        words = " ".join(page.extract_text() for page in PdfReader(BytesIO(file.read())).pages)
    assert f"Người nộp: {BROTHER.name}" in words
    assert MOTHER["full_name"] in words


def test_a_mandate_that_does_not_hold_leaves_nothing(cast: Cast) -> None:
    other = {**MOTHER, "identity_number": "046195009999"}
    waits, held = drawn_up(cast), in_force(cast)
    narrow = in_force(cast, procedures=(CERTIFIED_COPY,))
    cases: list[tuple[str, dict[str, object], type[Refused]]] = [
        (waits.code, {}, MandateNotInForce),
        (narrow.code, {}, MandateDoesNotCover),
        (held.code, {"applicant": other}, MandateOfAnother),
        ("AAAA-BBBB-CCCC", {}, MandateUnknown),
        ("\u202e", {}, MandateUnknown),
        (held.code, {"submitting_actor": SubmittingActor.OWNER}, MandateRefused),
    ]
    for code, changed, refusal in cases:
        with pytest.raises(refusal) as told:
            submit_dossier(actor=cast.clerk, submission=by_mandate(code, **changed), now=NOW)
        assert list(told.value.field_errors) == ["intake.mandate"]
    with pytest.raises(MandateNotInForce):
        submit_dossier(actor=cast.clerk, submission=by_mandate(held.code), now=NOW + timedelta(days=40))
    assert not Dossier.objects.exists()


def test_one_taken_back_while_the_form_was_filled_in_is_refused_by_the_row_itself(cast: Cast) -> None:
    mandate = in_force(cast)
    revoke_mandate(mandate.code, actor=cast.clerk, now=NOW)
    with pytest.raises(MandateNotInForce):
        use_mandate(
            mandate.code,
            procedure_code=BIRTH,
            principal_number=MOTHER["identity_number"],
            dossier_code="x",
            actor=cast.clerk,
            now=NOW,
        )
    assert list_uses(mandate.id) == []


def test_the_intake_page_says_at_its_box_what_is_wrong(cast: Cast, client: Client) -> None:
    client.force_login(people(cast)["mot-cua-1"])
    typed = {"submitting_actor": "owner", "intake.mandate": replace(in_force(cast)).code}
    page = client.post(f"/can-bo/intake/{BIRTH}/", typed)
    assert page.status_code == 422
    assert 'name="intake.mandate"' in page.text
