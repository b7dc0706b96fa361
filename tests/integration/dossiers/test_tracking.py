"""Following a dossier with code and secret, and guessing at it."""

from dataclasses import fields
from datetime import timedelta

import pytest

from motcua.core.errors import NotFound
from motcua.dossiers.api import (
    LookupLocked,
    SubmissionReceipt,
    Tracking,
    accept_dossier,
    open_own_dossier,
    submit_dossier,
    track_dossier,
)
from motcua.dossiers.models import Dossier, LookupTries
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import counter_submission

pytestmark = pytest.mark.django_db
WRONG = "0000-0000-0000"


@pytest.fixture
def receipt(cast: Cast) -> SubmissionReceipt:
    return submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)


def guess_wrong(code: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotFound):
            track_dossier(code, WRONG, now=NOW)


def test_code_and_secret_show_stage_and_dates_and_nobody(cast: Cast, receipt: SubmissionReceipt) -> None:
    assert track_dossier(receipt.code, receipt.lookup_code, now=NOW).national_status == 1
    accept_dossier(actor=cast.clerk, code=receipt.code, now=NOW)
    seen = track_dossier(f" {receipt.code.upper()} ", receipt.lookup_code.lower().replace("-", ""), now=NOW)
    assert (seen.national_status, seen.received_at) == (2, NOW)
    told = {field.name for field in fields(Tracking)}
    assert not told & {"applicant", "answers", "procedure_code", "procedure_name", "unit_id", "lookup_code", "papers"}


def test_a_wrong_pair_is_not_found_whichever_half_is_wrong(receipt: SubmissionReceipt) -> None:
    for code, secret in (
        (receipt.code, WRONG),
        ("demo-xa-mau-261130-999999", receipt.lookup_code),
        ("", ""),
        ("'", "x"),
    ):
        with pytest.raises(NotFound):
            track_dossier(code, secret, now=NOW)


def test_after_ten_wrong_tries_also_the_right_secret_waits_a_quarter_of_an_hour(receipt: SubmissionReceipt) -> None:
    guess_wrong(receipt.code, 10)
    for secret in (WRONG, receipt.lookup_code):
        with pytest.raises(LookupLocked) as refusal:
            track_dossier(receipt.code, secret, now=NOW)
        assert refusal.value.values["retry_at"] == NOW + timedelta(minutes=15)
    later = NOW + timedelta(minutes=15, seconds=1)
    assert track_dossier(receipt.code, receipt.lookup_code, now=later).code == receipt.code


def test_the_lock_is_on_one_dossier_alone(cast: Cast, receipt: SubmissionReceipt) -> None:
    other = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    guess_wrong(receipt.code, 10)
    assert track_dossier(other.code, other.lookup_code, now=NOW).code == other.code


def test_the_right_secret_forgets_earlier_slips(receipt: SubmissionReceipt) -> None:
    for _ in range(3):
        guess_wrong(receipt.code, 9)
        track_dossier(receipt.code, receipt.lookup_code, now=NOW)
    assert not LookupTries.objects.exists()


def test_slips_of_an_hour_ago_do_not_count(receipt: SubmissionReceipt) -> None:
    guess_wrong(receipt.code, 9)
    with pytest.raises(NotFound):
        track_dossier(receipt.code, WRONG, now=NOW + timedelta(hours=1))
    assert track_dossier(receipt.code, receipt.lookup_code, now=NOW + timedelta(hours=1))


def test_the_lock_does_not_tell_which_dossiers_exist() -> None:
    code = "demo-xa-mau-261130-424242"
    guess_wrong(code, 10)
    with pytest.raises(LookupLocked):
        track_dossier(code, WRONG, now=NOW)


def test_a_lock_in_force_outlives_the_clearing_of_old_tries(receipt: SubmissionReceipt) -> None:
    guess_wrong(receipt.code, 9)
    almost = NOW + timedelta(minutes=14)
    with pytest.raises(NotFound):
        track_dossier(receipt.code, WRONG, now=almost)
    with pytest.raises(NotFound):
        track_dossier("demo-xa-mau-261130-424242", WRONG, now=almost + timedelta(minutes=14))
    with pytest.raises(LookupLocked):
        track_dossier(receipt.code, receipt.lookup_code, now=almost + timedelta(minutes=14))


def test_the_code_to_open_opens_and_the_lookup_code_does_not(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    assert open_own_dossier(receipt.code, receipt.resume_code.lower(), now=NOW) == receipt.id
    assert receipt.resume_code != receipt.lookup_code
    with pytest.raises(NotFound):
        open_own_dossier(receipt.code, receipt.lookup_code, now=NOW)
    with pytest.raises(NotFound):
        track_dossier(receipt.code, receipt.resume_code, now=NOW)


def test_a_dossier_without_such_a_code_opens_to_nobody(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    Dossier.objects.filter(id=receipt.id).update(resume_code="")
    for typed in ("", receipt.resume_code):
        with pytest.raises(NotFound):
            open_own_dossier(receipt.code, typed, now=NOW)


def test_guessing_the_one_secret_does_not_lock_the_other(cast: Cast) -> None:
    receipt = submit_dossier(actor=cast.clerk, submission=counter_submission(), now=NOW)
    for _ in range(10):
        with pytest.raises(NotFound):
            open_own_dossier(receipt.code, "0000-0000-0000", now=NOW)
    with pytest.raises(LookupLocked):
        open_own_dossier(receipt.code, receipt.resume_code, now=NOW)
    assert track_dossier(receipt.code, receipt.lookup_code, now=NOW).code == receipt.code
