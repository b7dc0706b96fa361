"""Papers of the office and files of the applicant leave the desk only for those who may see the dossier."""

import io
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.documents.api import list_papers, store_upload
from motcua.documents.models import StoredFile
from motcua.documents.usecases.prepare_file import prepare_file
from motcua.dossiers.api import PaperGiven, get_dossier, submit_dossier
from motcua.dossiers.papers import issue_receipt
from tests.factories.cast import NOW, TODAY, Cast
from tests.factories.dossiers import accepted, submitted
from tests.factories.files import PDF
from tests.factories.submissions import BIRTH, online_submission
from tests.integration.desk.officer import Officer

pytestmark = pytest.mark.django_db


def online_with_file(cast: Cast, name: str = "giấy chứng sinh.pdf") -> tuple[str, str]:
    """A dossier sent online with one file: its code, and the file's public id."""
    upload = store_upload(file=SimpleUploadedFile(name, PDF), scope="visit", now=NOW)
    submission = online_submission(BIRTH, files={}, file_scope="visit")
    definition = version_in_force(BIRTH, on=TODAY).definition
    paper = next(one for one in definition.papers_for(submission.legal_channel) if not one.fulfilled_by)
    given = (PaperGiven(paper.code, (upload.public_id,)),)
    receipt = submit_dossier(actor=cast.mother, submission=replace(submission, papers=given), now=NOW)
    return receipt.code, upload.public_id


def test_a_file_of_the_applicant_is_only_ever_saved_never_shown(cast: Cast, clerk: Officer) -> None:
    code, public_id = online_with_file(cast)
    page = clerk.open(f"/can-bo/dossiers/{code}/")
    (href,) = [href for href in page.links.values() if public_id in href]
    answer = clerk.client.get(href)
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_file_belongs_to_its_dossier_alone(cast: Cast, clerk: Officer, stranger: Officer) -> None:
    code, public_id = online_with_file(cast)
    other = accepted(cast)
    assert clerk.open(f"/can-bo/dossiers/{other}/files/{public_id}/").status == 404
    assert clerk.open(f"/can-bo/dossiers/{code}/files/{uuid4()}/").status == 404
    assert clerk.open(f"/can-bo/dossiers/{code}/files/none/").status == 404
    assert stranger.open(f"/can-bo/dossiers/{code}/files/{public_id}/").status == 404


def test_the_receipt_is_a_pdf_that_the_office_can_print(cast: Cast, clerk: Officer, stranger: Officer) -> None:
    code = accepted(cast)
    dossier = get_dossier(actor=cast.clerk, code=code)
    assert "Giấy tờ được lập trong vài giây." in clerk.open(f"/can-bo/dossiers/{code}/").words
    issue_receipt(dossier_id=dossier.id, event_id=dossier.story[-1].id)
    page = clerk.open(f"/can-bo/dossiers/{code}/")
    (paper,) = list_papers(dossier_id=dossier.id)
    href = f"/can-bo/dossiers/{code}/issued/{paper.id}/"
    assert href in page.links.values()
    answer = clerk.client.get(href)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert io.BytesIO(b"".join(answer.streaming_content)).read(5) == b"%PDF-"  # type: ignore[attr-defined]
    assert stranger.open(href).status == 404
    other = accepted(cast)
    assert clerk.open(f"/can-bo/dossiers/{other}/issued/{paper.id}/").status == 404
    assert clerk.open(f"/can-bo/dossiers/{code}/issued/{'9' * 30}/").status == 404


def test_a_dossier_that_asks_for_no_paper_yet_does_not_promise_one(cast: Cast, clerk: Officer) -> None:
    page = clerk.open(f"/can-bo/dossiers/{submitted(cast)}/")
    assert "Giấy tờ được lập trong vài giây." not in page.words


def test_the_officer_sees_which_file_is_safe_and_waits_or_is_warned(cast: Cast, clerk: Officer) -> None:
    code, public_id = online_with_file(cast)
    href = f"/can-bo/dossiers/{code}/files/{public_id}/"
    prepare_file(public_id, now=NOW)
    shown = clerk.client.get(f"/can-bo/dossiers/{code}/").content.decode()
    assert f'src="{href}picture/"' in shown
    assert b"".join(clerk.client.get(f"{href}picture/").streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]
    row = StoredFile.objects.filter(public_id=public_id)
    row.update(scan_state="pending", created_at=timezone.now())
    assert "đang chờ quét vi-rút" in clerk.open(f"/can-bo/dossiers/{code}/").words
    assert clerk.client.get(f"{href}?anyway=1").status_code == 409
    row.update(created_at=timezone.now() - timedelta(hours=2))
    warned = clerk.open(href)
    assert warned.status == 409
    assert "Chỉ mở khi thật cần" in warned.words
    assert b"".join(clerk.client.get(f"{href}?anyway=1").streaming_content) == PDF  # type: ignore[attr-defined]
    row.update(scan_state="infected")
    assert "có vi-rút, yêu cầu bản khác" in clerk.open(f"/can-bo/dossiers/{code}/").words
    for way in ("", "?anyway=1", "picture/"):
        assert clerk.client.get(href + way).status_code in {404, 409}
