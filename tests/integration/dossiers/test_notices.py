"""Every act that the law wants in writing leaves its paper, numbered, once; the control slip tells the hand-overs."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.core.models import Event
from motcua.documents.api import list_papers
from motcua.documents.models import IssuedPaper
from motcua.dossiers import notices
from motcua.dossiers.api import (
    approve_dossier,
    extend_dossier,
    pass_dossier,
    refuse_dossier,
    request_supplement,
    stop_dossier,
    supplement_dossier,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.submissions import BIRTH

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _shelf(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def issued(code: str, kind: str) -> IssuedPaper:
    """The notice of the latest event of this kind, asked for twice."""
    dossier = Dossier.objects.get(code=code)
    event = Event.objects.filter(subject="dossier", subject_id=dossier.pk, kind=kind).order_by("-id")[0]
    first = notices.issue_notice(dossier_id=dossier.pk, event_id=event.id)
    assert notices.issue_notice(dossier_id=dossier.pk, event_id=event.id) == first
    return IssuedPaper.objects.get(dossier_id=dossier.pk, event_id=event.id, form=first.form)


def test_each_act_has_its_form_and_numbers_run_by_unit_form_and_year(cast: Cast) -> None:
    asked = accepted(cast, BIRTH)
    request_supplement(actor=cast.clerk, code=asked, items=ITEMS, now=NOW + HOUR)
    assert (issued(asked, "SupplementRequested").form, issued(asked, "SupplementRequested").number) == ("02", "1/2026")
    supplement_dossier(actor=cast.clerk, code=asked, papers=(), now=NOW + HOUR)
    request_supplement(actor=cast.clerk, code=asked, items=ITEMS, now=NOW + 2 * HOUR)
    assert issued(asked, "SupplementRequested").number == "2/2026"
    refused, before = accepted(cast, BIRTH), submitted(cast, BIRTH)
    refuse_dossier(actor=cast.leader, code=refused, reason_code="không thuộc thẩm quyền", now=NOW)
    refuse_dossier(actor=cast.clerk, code=before, reason_code="thiếu giấy tờ", now=NOW)
    numbers = [issued(refused, "DossierRefused").number, issued(before, "DossierNotAccepted").number]
    assert numbers == ["1/2026", "2/2026"]
    stopped = accepted(cast, BIRTH)
    stop_dossier(actor=cast.leader, code=stopped, reason_code="người nộp không bổ sung", now=NOW)
    assert (issued(stopped, "DossierStopped").form, issued(stopped, "DossierStopped").number) == ("05", "1/2026")


def test_an_extension_leaves_a_letter_of_apology(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    due_at = Dossier.objects.get(code=code).due_at
    assert due_at is not None
    extend_dossier(actor=cast.leader, code=code, until=due_at + 24 * HOUR, reason="chờ xác minh", now=NOW)
    assert issued(code, "DossierExtended").form == "04"


def test_the_control_slip_tells_every_hand_over_and_is_the_offices_own(cast: Cast) -> None:
    accounts = people(cast)
    code = accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=code, to_account=accounts["chuyen-vien-1"].pk, now=NOW + HOUR)
    request_supplement(actor=cast.specialist, code=code, items=ITEMS, now=NOW + 2 * HOUR)
    supplement_dossier(actor=cast.clerk, code=code, papers=(), now=NOW + 3 * HOUR)
    approve_dossier(actor=cast.leader, code=code, now=NOW + 4 * HOUR)
    dossier = Dossier.objects.get(code=code)
    approved = Event.objects.get(kind="DossierApproved", subject_id=dossier.pk)
    told = notices.hand_overs(dossier, until=approved.id)
    applicant = dossier.applicant["full_name"]
    assert (told[0].giver, told[0].receiver) == (applicant, cast.clerk.name)
    assert told[1].receiver.endswith("Trần Văn Chuyên")
    assert [told[2].receiver, told[3].giver] == [applicant, applicant]
    notices.issue_control_slip(dossier_id=dossier.pk, event_id=approved.id)
    assert [paper.form for paper in list_papers(dossier_id=dossier.pk)] == ["06"]


def test_the_slip_that_goes_along_tells_the_hand_overs_so_far_and_is_kept_nowhere(cast: Cast, client: Client) -> None:
    accounts = people(cast)
    code = accepted(cast, BIRTH)
    pass_dossier(actor=cast.clerk, code=code, to_account=accounts["chuyen-vien-1"].pk, now=NOW + HOUR)
    client.force_login(accounts["chuyen-vien-1"])
    slip = client.get(f"/can-bo/dossiers/{code}/hand-over-slip/")
    assert slip["Content-Type"] == "application/pdf"
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(slip.content)).pages).split())
    assert "Trần Văn Chuyên" in words
    assert not IssuedPaper.objects.exists()


def test_a_dossier_of_an_earlier_time_keeps_the_papers_of_its_time(cast: Cast) -> None:
    code = accepted(cast, BIRTH)
    Dossier.objects.filter(code=code).update(submitted_at="2024-03-04T02:00:00+00:00")
    stop_dossier(actor=cast.leader, code=code, reason_code="người nộp không bổ sung", now=NOW)
    event = Event.objects.get(kind="DossierStopped")
    notices.issue_control_slip(dossier_id=event.subject_id, event_id=event.id)
    slip = IssuedPaper.objects.get(form="06").content
    assert (slip["form_number"], slip["form_title"]) == ("05", "Phiếu kiểm soát quá trình giải quyết hồ sơ")
    notice = issued(code, "DossierStopped").content
    assert (notice["form_number"], notice["form_title"]) == ("", "Thông báo dừng giải quyết hồ sơ")
