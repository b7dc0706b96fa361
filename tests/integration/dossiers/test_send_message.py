"""Who has the dossier may speak about it: its applicant by her secret, its unit's officers, nobody else."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.actor import Actor
from motcua.core.errors import MotcuaError, NotFound
from motcua.documents.api import list_uploads, store_upload
from motcua.dossiers.api import SubmissionReceipt, open_own_dossier, send_message, submit_dossier
from motcua.voice.api import Side, get_thread, list_messages
from tests.factories import files
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    return submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)


def test_the_applicant_writes_with_a_file_and_the_unit_answers_in_its_own_name(
    cast: Cast, receipt: SubmissionReceipt, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    own_id = open_own_dossier(receipt.code, receipt.resume_code, now=NOW)
    kept = store_upload(file=SimpleUploadedFile("a.pdf", files.PDF), scope="s", now=NOW)
    asked: dict[str, Any] = {"actor": Actor.anonymous(), "code": receipt.code, "own_id": own_id, "now": NOW}
    for _press in range(2):
        send_message(**asked, text="Gửi thêm giấy", key="k", files=(kept.public_id,), file_scope="s")
    send_message(actor=cast.clerk, code=receipt.code, text="Đã nhận.", key="l", now=NOW)
    said = list_messages(receipt.id)
    assert [(one.side, one.unit_id) for one in said] == [(Side.APPLICANT, None), (Side.UNIT, cast.centre.id)]
    assert said[0].files == (kept.public_id,)
    assert [one.public_id for one in list_uploads(dossier_id=receipt.id)] == [kept.public_id]


@pytest.mark.parametrize("who", ["stranger", "mother"])
def test_nobody_else_speaks(cast: Cast, receipt: SubmissionReceipt, who: str) -> None:
    with pytest.raises(MotcuaError):
        send_message(actor=getattr(cast, who), code=receipt.code, text="Xin chào", key="k", now=NOW)
    other = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    with pytest.raises(NotFound):
        send_message(actor=cast.mother, code=receipt.code, own_id=other.id, text="Xin chào", key="k", now=NOW)
    assert get_thread(receipt.id).count == 0
