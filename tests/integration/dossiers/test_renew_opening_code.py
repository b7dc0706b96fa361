"""A new opening code at the counter: the old one opens nothing, nor does a browser that was opened with it."""

from pathlib import Path
from typing import Any

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.documents.api import list_papers
from motcua.dossiers.api import open_own_dossier, renew_opening_code, submit_dossier
from motcua.dossiers.models import Dossier
from motcua.dossiers.papers import issue_slip
from tests.factories.cast import NOW, load_cast
from tests.factories.submissions import BIRTH, counter_submission
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def test_the_new_code_stands_on_a_new_slip_and_the_old_one_is_dead(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    cast = load_cast()
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    mother = PageClient()
    assert mother.post("/ho-so/", {"code": receipt.code, "resume_code": receipt.resume_code}).status_code == 302
    assert receipt.code in mother.get("/ho-so/").content.decode()

    with pytest.raises(NotAllowed):
        renew_opening_code(actor=cast.leader, code=receipt.code, now=NOW)
    renew_opening_code(actor=cast.clerk, code=receipt.code, now=NOW)

    assert receipt.code not in mother.get("/ho-so/").content.decode(), "the browser of the old code is closed"
    with pytest.raises(NotFound):
        open_own_dossier(receipt.code, receipt.resume_code, now=NOW)
    fresh = Dossier.objects.get(code=receipt.code).resume_code
    assert open_own_dossier(receipt.code, fresh, now=NOW) == receipt.id
    event = Event.objects.get(kind="OpeningCodeRenewed", subject_id=receipt.id)
    assert fresh not in str(event.payload)
    assert issue_slip(dossier_id=receipt.id, event_id=event.id) is not None
    assert [paper.form for paper in list_papers(dossier_id=receipt.id)] == ["slip"]
