"""Handing a supplement in: files to their papers, words as a message, once."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.actor import Actor
from motcua.core.models import Event
from motcua.documents.api import list_uploads, store_upload
from motcua.dossiers.api import (
    NothingAwaited,
    SubmissionReceipt,
    SupplementItem,
    accept_dossier,
    get_own_dossier,
    hand_in_supplement,
    request_supplement,
    save_supplement_item,
    submit_dossier,
)
from motcua.dossiers.rules.intake import SupplementEmpty
from motcua.voice.api import list_messages
from tests.factories import files
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import CERTIFIED_COPY, counter_submission, required_codes

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper() -> str:
    return "2.000815-paper"


@pytest.fixture
def asked(cast: Cast, tmp_path: Path, settings: Any) -> SubmissionReceipt:
    """A dossier whose office wants a paper again and something that is no paper."""
    settings.MEDIA_ROOT = tmp_path
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    accept_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    (code, *_rest) = required_codes(CERTIFIED_COPY, counter_submission().legal_channel)
    items = (SupplementItem(code, "mờ"), SupplementItem("Số điện thoại đúng", "gọi không được"))
    request_supplement(actor=cast.specialist, code=receipt.code, items=items, now=NOW)
    return receipt


def _who(receipt: SubmissionReceipt) -> dict[str, Any]:
    return {"actor": Actor.anonymous(), "code": receipt.code, "own_id": receipt.id}


def _upload(scope: str) -> tuple[str, str]:
    kept = store_upload(file=SimpleUploadedFile("a.pdf", files.PDF), scope=scope, now=NOW)
    return kept.public_id, kept.name


def test_files_go_to_their_paper_and_words_to_the_office(asked: SubmissionReceipt) -> None:
    scope = save_supplement_item(**_who(asked)).scope
    scan, photo = _upload(scope), _upload(scope)
    save_supplement_item(**_who(asked), place=0, add_files=(scan,))
    save_supplement_item(**_who(asked), place=1, text="0905 123 456", add_files=(photo,))
    assert hand_in_supplement(**_who(asked), now=NOW).awaiting == "nothing"
    view = get_own_dossier(asked.id)
    assert [scan[0]] in [paper["files"] for paper in view.papers]
    (said,) = list_messages(asked.id)
    assert said.text == "Số điện thoại đúng: 0905 123 456"
    assert said.files == (photo[0],)
    assert {one.public_id for one in list_uploads(dossier_id=asked.id)} == {scan[0], photo[0]}
    assert "0905" not in str(list(Event.objects.values_list("payload", flat=True)))
    with pytest.raises(NothingAwaited):
        hand_in_supplement(**_who(asked), now=NOW)


def test_nothing_is_no_supplement(asked: SubmissionReceipt) -> None:
    with pytest.raises(SupplementEmpty):
        hand_in_supplement(**_who(asked), now=NOW)
    assert get_own_dossier(asked.id).awaiting == "supplement"


def test_the_own_view_names_no_officer(asked: SubmissionReceipt, cast: Cast) -> None:
    view = get_own_dossier(asked.id)
    assert cast.clerk.name not in str(view)
    assert cast.specialist.name not in str(view)
