"""Whatever is typed: refused with its place, or kept; never a fault of the database."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.core.errors import MotcuaError, NotFound
from motcua.core.idempotency import IdempotencyKeyUnusable
from motcua.dossiers.api import (
    AnswersRefused,
    DossierSubmitted,
    PaperGiven,
    ProcedureUnknown,
    SupplementItem,
    UnitUnknown,
    accept_dossier,
    get_dossier,
    request_supplement,
    submit_dossier,
    track_dossier,
)
from motcua.dossiers.filing import PLAIN
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.words import WordsRefused
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import submitted
from tests.factories.submissions import MOTHER, counter_submission

pytestmark = pytest.mark.django_db
NASTY = ["\x00", "a\x00b", "\ud800", "\x07", "'; DROP TABLE dossiers_dossier; --", "%s %(x)s", "\u202e", "n" * 100_000]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_anywhere_breaks_the_intake(cast: Cast, text: str) -> None:
    given = counter_submission()
    for changed in (
        replace(given, unit_code=text),
        replace(given, procedure_code=text),
        replace(given, variant=text),
        replace(given, language=text),
        replace(given, result_channel=text),
        replace(given, residence_commune=text),
        replace(given, papers=(PaperGiven(text),)),
        replace(given, applicant={**MOTHER, "full_name": text}),
        replace(given, applicant={**MOTHER, text: text}),
        replace(given, answers={**given.answers, text: {"x": text}}),
    ):
        with suppress(MotcuaError):
            submit_dossier(actor=cast.clerk, submission=changed, now=NOW)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_the_story(cast: Cast, text: str) -> None:
    code = submitted(cast)
    with pytest.raises(NotFound):
        get_dossier(actor=cast.clerk, code=text)
    with pytest.raises(NotFound):
        track_dossier(text, text, now=NOW)
    readable = (text.isprintable() and len(text) <= 4000) or text == "\u202e"
    item = SupplementItem("giấy", text)
    if readable:
        request_supplement(actor=cast.clerk, code=code, items=(item,), note=text, now=NOW)
        assert get_dossier(actor=cast.clerk, code=code).story[-1].payload["note"] == text
        return
    with pytest.raises(WordsRefused) as refusal:
        request_supplement(actor=cast.clerk, code=code, items=(item,), now=NOW)
    assert set(refusal.value.field_errors) == {"items.0.reason"}


def test_a_note_is_kept_composed(cast: Cast) -> None:
    code = submitted(cast)
    accept_dossier(actor=cast.clerk, code=code, now=NOW, note="Đủ giấy tờ")
    assert get_dossier(actor=cast.clerk, code=code).story[-1].payload["note"] == "Đủ giấy tờ"


def test_the_small_choices_are_checked_and_named(cast: Cast) -> None:
    bad = replace(counter_submission(), language="fr", result_channel="dove", residence_commune="123")
    with pytest.raises(AnswersRefused) as refusal:
        submit_dossier(actor=cast.clerk, submission=bad, now=NOW)
    assert set(refusal.value.field_errors) == {"language", "result_channel", "residence_commune"}


@pytest.mark.parametrize("key", ["k" * 256, "a\x00b", "\ud800"])
def test_a_key_that_cannot_be_kept_is_refused_in_words(cast: Cast, key: str) -> None:
    given = counter_submission()
    with pytest.raises(IdempotencyKeyUnusable):
        submit_dossier(actor=cast.clerk, submission=given, now=NOW, idempotency_key=key, idempotency_scope="t")


def test_unknown_codes_name_their_field(cast: Cast) -> None:
    with pytest.raises(UnitUnknown) as unit:
        submit_dossier(actor=cast.clerk, submission=counter_submission(unit=""), now=NOW)
    assert unit.value.field_errors == {"unit": "unit_required"}
    with pytest.raises(ProcedureUnknown) as procedure:
        submit_dossier(actor=cast.clerk, submission=replace(counter_submission(), procedure_code=""), now=NOW)
    assert procedure.value.field_errors == {"procedure": "procedure_unknown"}


@settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(code=st.text(max_size=80), secret=st.text(max_size=40))
def test_anything_may_be_typed_into_tracking(code: str, secret: str) -> None:
    with pytest.raises(NotFound):
        track_dossier(code, secret, now=NOW)


def test_the_one_statement_fills_every_column_that_must_be_filled() -> None:
    written = {name.strip() for name in PLAIN.split("dossiers_dossier (")[1].split(")")[0].split(",")}
    fields = [field for field in Dossier._meta.concrete_fields if not field.null and not field.primary_key]
    required = {field.column for field in fields if not field.has_db_default()}
    assert required <= written
    told = {"subject", "subject_id", "note", "content_digest", "due_change"}
    assert DossierSubmitted.__dataclass_fields__.keys() - told <= written
