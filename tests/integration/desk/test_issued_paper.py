"""Every paper can be read on the screen as it stands on the sheet; the applicant's secrets stand on her own alone."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.core.models import Event
from motcua.documents.api import get_paper_content, list_papers
from motcua.documents.models import IssuedPaper
from motcua.dossiers import notices, papers
from motcua.dossiers.api import (
    SupplementItem,
    accept_dossier,
    extend_dossier,
    request_supplement,
    stop_dossier,
    supplement_dossier,
)
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.notices import FORM_OF_EVENT
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import HOUR, submitted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def story(cast: Cast) -> Dossier:
    """A dossier with receipt, request for supplement, apology and notice of stopping."""
    code = submitted(cast, BIRTH)
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    items = (SupplementItem("birth_certificate", "Ảnh bị mờ"),)
    request_supplement(actor=cast.specialist, code=code, items=items, now=NOW + HOUR)
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + 2 * HOUR)
    later = Dossier.objects.get(code=code).due_at
    assert later is not None
    extend_dossier(
        actor=cast.leader, code=code, until=later + timedelta(days=1), reason="Thiếu người", now=NOW + 3 * HOUR
    )
    stop_dossier(actor=cast.leader, code=code, reason_code="not_supplemented", now=NOW + 4 * HOUR)
    dossier = Dossier.objects.get(code=code)
    for event in Event.objects.filter(subject="dossier", subject_id=dossier.pk).order_by("id"):
        if event.kind in FORM_OF_EVENT:
            notices.issue_notice(dossier_id=dossier.pk, event_id=event.id)
        if event.kind == "DossierAccepted":
            papers.issue_receipt(dossier_id=dossier.pk, event_id=event.id)
        if event.kind == "DossierStopped":
            notices.issue_control_slip(dossier_id=dossier.pk, event_id=event.id)
    return dossier


def test_papers_are_read_on_the_screen(cast: Cast, client: Client) -> None:
    dossier = story(cast)
    forms = {paper.form: paper for paper in list_papers(dossier_id=dossier.pk)}
    assert {"01", "02", "04", "05", "06"} <= set(forms)
    client.force_login(people(cast)["lanh-dao-1"])
    said = {
        "01": ("Giấy tiếp nhận hồ sơ", "Hồ Thị K&#x27;Lan", "Hẹn trả kết quả"),
        "02": ("bổ sung, hoàn thiện một lần", "Ảnh bị mờ"),
        "04": ("xin lỗi", "Thiếu người"),
        "06": ("Giao, nhận", "Bên giao"),
        "05": ("dừng giải quyết", "không bổ sung, hoàn thiện được hồ sơ"),
    }
    for form, texts in said.items():
        page = client.get(f"/can-bo/dossiers/{dossier.code}/issued/{forms[form].id}/read/")
        assert page.status_code == 200
        for text in (*texts, dossier.code, "bố cục tạm"):
            assert text in page.text, (form, text)


def test_secrets_are_not_kept_beside_the_sheet(cast: Cast) -> None:
    dossier = story(cast)
    receipt = IssuedPaper.objects.get(dossier_id=dossier.pk, form="01")
    content = get_paper_content(dossier_id=dossier.pk, paper_id=receipt.pk).content
    assert not {"lookup_code", "resume_code"} & set(content)
    assert content["applicant_name"] == "Hồ Thị K'Lan"
