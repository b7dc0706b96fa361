"""A dossier comes in through one of the three doors."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from motcua.core.errors import NotAllowed
from motcua.core.ids import read_code
from motcua.core.models import Event
from motcua.documents.api import FileNotYours, store_upload
from motcua.documents.models import StoredFile
from motcua.dossiers.api import (
    AnswersRefused,
    ChannelNotLawful,
    IdempotencyKeyReused,
    LegalChannel,
    PaperGiven,
    PapersRefused,
    ProcedureUnknown,
    UnitUnknown,
    VariantUnknown,
    submit_dossier,
)
from motcua.dossiers.models import Dossier
from tests.factories.cast import NOW, Cast
from tests.factories.files import PDF
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, MOTHER, counter_submission, online_submission

pytestmark = pytest.mark.django_db


def test_a_dossier_at_the_counter_gets_a_code_a_secret_and_no_running_clock(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    assert receipt.code.startswith("demo-xa-mau-261130-")
    assert len(receipt.code.rpartition("-")[2]) >= 4
    assert len(read_code(receipt.lookup_code)) * 5 >= 60
    assert (receipt.status, receipt.received_at, receipt.due_at, receipt.repeated) == (1, None, None, False)
    row = Dossier.objects.get(id=receipt.id)
    assert row.applicant["full_name"] == MOTHER["full_name"]
    assert (row.stage, row.clock, row.legal_channel, row.place) == ("submitted", "not_started", "counter", "counter")
    assert row.procedure_version is not None
    assert row.unit_id == cast.centre.id


def test_row_and_event_are_written_together_and_the_event_keeps_no_personal_words(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    (event,) = Event.objects.filter(subject="dossier", subject_id=receipt.id).order_by("id")
    assert (event.kind, event.at, event.actor_name) == ("DossierSubmitted", NOW, cast.clerk.name)
    told = str(event.payload)
    assert MOTHER["full_name"] not in told
    assert MOTHER["identity_number"] not in told
    assert receipt.lookup_code not in told


def test_the_same_day_knows_no_two_equal_codes(cast: Cast) -> None:
    codes = [submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW).code for _ in range(20)]
    assert len(set(codes)) == 20


@pytest.mark.parametrize("channel", [LegalChannel.ONLINE])
def test_a_door_that_the_law_does_not_open_is_refused_with_the_open_ones(cast: Cast, channel: LegalChannel) -> None:
    with pytest.raises(ChannelNotLawful) as refusal:
        submit_dossier(actor=cast.mother, submission=counter_submission(legal_channel=channel), now=NOW)
    assert refusal.value.conflict
    assert {way["channel"] for way in refusal.value.values["ways"]} == {"counter", "post"}
    assert not Dossier.objects.exists()


def test_answers_that_cannot_be_used_are_named_by_their_place(cast: Cast) -> None:
    given = counter_submission(applicant={**MOTHER, "full_name": "Hồ 2"}, answers={"request": {"pages": 0}})
    with pytest.raises(AnswersRefused) as refusal:
        submit_dossier(actor=cast.clerk, submission=given, now=NOW)
    assert refusal.value.field_errors == {
        "applicant.full_name": "name_has_digits",
        "answers.request.document_name": "required",
        "answers.request.pages": "number_too_small",
        "answers.request.copies": "required",
    }
    assert not Dossier.objects.exists()


def test_anybody_applies_online_from_home_and_the_form_counts_as_its_paper(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.mother, submission=online_submission(BIRTH, files={}), now=NOW)
    row = Dossier.objects.get(id=receipt.id)
    assert (row.legal_channel, row.place, row.actor, row.helper_kind) == (
        "online",
        "home",
        "owner_assisted",
        "relative",
    )
    assert row.eligible_online
    assert "000.00.00.G15-KQ003967" in [paper["code"] for paper in row.papers]


def test_files_go_with_their_dossier_and_foreign_ones_stop_everything(cast: Cast, tmp_path: Path) -> None:
    with override_settings(MEDIA_ROOT=tmp_path):
        file = store_upload(file=SimpleUploadedFile("giay.pdf", PDF), scope="session:1", now=NOW)
        papers = (PaperGiven("000.00.00.G15-KQ004389", (file.public_id,)),)
        with pytest.raises(FileNotYours):
            submit_dossier(
                actor=cast.mother, submission=online_submission(files={}, papers=papers, file_scope="x"), now=NOW
            )
        assert not Dossier.objects.exists()
        given = online_submission(files={}, papers=papers, file_scope="session:1")
        receipt = submit_dossier(actor=cast.mother, submission=given, now=NOW)
    assert Dossier.objects.get(id=receipt.id).papers[0]["files"] == [file.public_id]
    assert StoredFile.objects.get(public_id=file.public_id).dossier_id == receipt.id


def test_papers_of_other_procedures_and_papers_named_twice_are_refused(cast: Cast) -> None:
    papers = (*counter_submission().papers, *counter_submission().papers, PaperGiven("khong-co"))
    with pytest.raises(PapersRefused) as refusal:
        submit_dossier(actor=cast.clerk, submission=counter_submission(papers=papers), now=NOW)
    assert set(refusal.value.field_errors.values()) == {"paper_twice", "paper_unknown"}


def test_unknown_procedure_unit_and_case_are_refused_by_name(cast: Cast) -> None:
    given = counter_submission()
    with pytest.raises(ProcedureUnknown):
        submit_dossier(actor=cast.clerk, submission=replace(given, procedure_code="9.999999"), now=NOW)
    with pytest.raises(UnitUnknown):
        submit_dossier(actor=cast.clerk, submission=replace(given, unit_code="nso:99999"), now=NOW)
    with pytest.raises(VariantUnknown):
        submit_dossier(actor=cast.clerk, submission=replace(given, variant="2.000815.99"), now=NOW)


def test_only_the_units_own_clerk_takes_in_at_its_counter(cast: Cast) -> None:
    for actor in (cast.mother, cast.delegate, cast.stranger, cast.specialist):
        with pytest.raises(NotAllowed):
            submit_dossier(actor=actor, submission=counter_submission(), now=NOW)
    assert not Dossier.objects.exists()


def test_a_submission_takes_one_statement_when_the_law_of_the_day_is_known(cast: Cast) -> None:
    given = counter_submission()
    submit_dossier(actor=cast.clerk, submission=given, now=NOW)
    with CaptureQueriesContext(connection) as queries:
        submit_dossier(actor=cast.clerk, submission=given, now=NOW, idempotency_key="a", idempotency_scope="t")
    written = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(written) == 1


def test_the_same_key_gives_the_same_dossier_once(cast: Cast) -> None:
    given = {"actor": cast.clerk, "now": NOW, "idempotency_key": "lần-1", "idempotency_scope": "token:1"}
    first = submit_dossier(submission=counter_submission(), **given)
    second = submit_dossier(submission=counter_submission(), **given)
    assert (second.code, second.lookup_code, second.id) == (first.code, first.lookup_code, first.id)
    assert (first.repeated, second.repeated) == (False, True)
    assert Dossier.objects.count() == 1
    other = submit_dossier(submission=counter_submission(), **{**given, "idempotency_scope": "token:2"})
    assert other.code != first.code


def test_the_same_key_with_another_body_is_refused(cast: Cast) -> None:
    given = {"actor": cast.clerk, "now": NOW, "idempotency_key": "lần-1", "idempotency_scope": "token:1"}
    submit_dossier(submission=counter_submission(), **given)
    with pytest.raises(IdempotencyKeyReused) as refusal:
        submit_dossier(submission=counter_submission(result_channel="post"), **given)
    assert not refusal.value.conflict
    assert Dossier.objects.count() == 1


def test_a_refused_submission_leaves_its_key_free(cast: Cast) -> None:
    given = {"actor": cast.clerk, "now": NOW, "idempotency_key": "lần-1", "idempotency_scope": "token:1"}
    with pytest.raises(PapersRefused):
        submit_dossier(submission=counter_submission(papers=(PaperGiven("khong-co"),)), **given)
    assert not submit_dossier(submission=counter_submission(CERTIFIED_COPY), **given).repeated


def test_a_repeat_is_answered_also_when_it_would_no_longer_be_taken(cast: Cast) -> None:
    given = {"actor": cast.clerk, "idempotency_key": "lần-1", "idempotency_scope": "token:1"}
    first = submit_dossier(submission=counter_submission(), now=NOW, **given)
    before_the_law = NOW.replace(year=2020)
    assert submit_dossier(submission=counter_submission(), now=before_the_law, **given).code == first.code
    with pytest.raises(IdempotencyKeyReused):
        submit_dossier(submission=counter_submission(result_channel="post"), now=before_the_law, **given)
