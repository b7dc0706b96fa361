"""The papers of a dossier are issued by jobs, each once."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from pypdf import PdfReader

from motcua.documents.models import IssuedPaper
from motcua.dossiers import tasks
from motcua.dossiers.api import accept_dossier, approve_dossier, get_dossier, pass_dossier, submit_dossier
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import MOTHER, counter_submission, online_submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def jobs() -> list[tuple[str, dict[str, Any]]]:
    """Names and arguments of the jobs that wait, in their order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id")
        return [(name, json.loads(args)) for name, args in cursor.fetchall()]


def words_of(paper: IssuedPaper, media: Path) -> str:
    content = (media / paper.path).read_bytes()
    return " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_each_step_defers_its_paper_in_the_same_transaction_and_every_task_exists(cast: Cast) -> None:
    code = accepted(cast)
    pass_dossier(actor=cast.clerk, code=code, now=NOW)
    approve_dossier(actor=cast.leader, code=code, now=NOW)
    names = [name for name, _ in jobs()]
    ended = ["dossiers.issue_result", "dossiers.issue_control_slip"]
    assert names == ["dossiers.issue_slip", "dossiers.issue_receipt", *ended]
    assert set(names) <= set(app.tasks)
    assert {args["subject_id"] for _, args in jobs()} == {get_dossier(actor=cast.clerk, code=code).id}


def test_form_01_says_when_the_result_is_due_and_is_issued_once(cast: Cast, media: Path) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission("1.001193"), now=NOW)
    accept_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    (_, (name, args)) = jobs()
    assert name == "dossiers.issue_receipt"
    for _ in range(2):
        tasks.issue_receipt(**args)
    paper = IssuedPaper.objects.get(dossier_id=receipt.id, form="01")
    words = words_of(paper, media)
    for told in (receipt.code, receipt.lookup_code, MOTHER["full_name"], cast.clerk.name, "17 giờ 00"):
        assert told in words, told


def test_who_applied_online_gets_a_slip_and_who_came_to_the_counter_none(cast: Cast, media: Path) -> None:
    online = submit_dossier(actor=cast.mother, submission=online_submission(files={}), now=NOW)
    counter = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    for _name, args in jobs():
        tasks.issue_slip(**args)
    paper = IssuedPaper.objects.get(dossier_id=online.id)
    assert online.lookup_code in words_of(paper, media)
    assert not IssuedPaper.objects.filter(dossier_id=counter.id).exists()


def test_the_result_is_marked_as_not_yet_signed_and_keeps_the_secret(cast: Cast, media: Path) -> None:
    code = accepted(cast)
    approve_dossier(actor=cast.leader, code=code, now=NOW, note="Đủ điều kiện")
    tasks.issue_result(**jobs()[-1][1])
    view = get_dossier(actor=cast.clerk, code=code)
    words = words_of(IssuedPaper.objects.get(dossier_id=view.id, form="result"), media)
    assert "Đủ điều kiện" in words
    assert "CHƯA KÝ" in words.upper()
    assert view.lookup_code not in words
