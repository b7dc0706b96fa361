"""Words of one dossier may be emptied; nothing else of a message is ever changed."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from motcua.voice.api import Answer, Side, add_rating, add_rating_detail, erase_words
from motcua.voice.models import MessageRow, RatingRow

pytestmark = pytest.mark.django_db


def test_the_texts_go_and_the_vote_stays() -> None:
    now = timezone.now()
    for dossier_id in (1, 2):
        MessageRow.objects.create(dossier_id=dossier_id, side=Side.APPLICANT, text="Bí mật", key="k", at=now)
        add_rating(
            dossier_id=dossier_id, unit_id=1, procedure_code="p", legal_channel="online", answer="satisfied", now=now
        )
        add_rating_detail(dossier_id=dossier_id, aspects=["time"], text="Bí mật", now=now)
    erase_words(1)
    assert dict(MessageRow.objects.values_list("dossier_id", "text")) == {1: "", 2: "Bí mật"}
    votes = dict(RatingRow.objects.values_list("dossier_id", "text"))
    assert votes == {1: "", 2: "Bí mật"}
    assert set(RatingRow.objects.values_list("answer", flat=True)) == {Answer.SATISFIED.value}


def test_no_other_change_is_let_through() -> None:
    MessageRow.objects.create(dossier_id=1, side=Side.UNIT, unit_id=1, text="Lời", key="k", at=timezone.now())
    for change in ({"text": "Lời khác"}, {"text": "", "files": [], "unit_id": 2}):
        with pytest.raises(IntegrityError), transaction.atomic():
            MessageRow.objects.update(**change)
