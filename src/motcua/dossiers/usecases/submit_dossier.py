"""A dossier comes in: online, over the counter or by post."""

from contextlib import nullcontext
from dataclasses import fields
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.asking import admit, beyond_scope
from motcua.core.errors import Refused
from motcua.core.idempotency import check_key, find_answer, fingerprint_of
from motcua.documents.api import attach
from motcua.dossiers.acting import mandate_of, note_use
from motcua.dossiers.filing import file_dossier
from motcua.dossiers.intake import check_submission, local_day, submitted_event
from motcua.dossiers.models import Dossier
from motcua.dossiers.news import tell_changed
from motcua.dossiers.rules.moves import OWN_ORIGIN
from motcua.dossiers.states import Awaiting, Stage, national_status
from motcua.dossiers.values import Submission, SubmissionReceipt

_NAMES = tuple(field.name for field in fields(Submission))


def submit_dossier(
    *, actor: Actor, submission: Submission, now: datetime, idempotency_key: str = "", idempotency_scope: str = ""
) -> SubmissionReceipt:
    """File the dossier and give its code and its secret; the clock does not run before acceptance.

    now                aware UTC; the law of its local day holds
    idempotency_key    the same key with the same submission gives the same dossier, once, also at the same moment
    Raises   see `intake.check_submission`; IdempotencyKeyReused; refusals of `documents` about files
    Source   NĐ 118/2025 (three doors, one procedure)
    """
    with beyond_scope("whoever hands in need not be able to read what is kept of it"):
        receipt = _submit(actor, submission, now, idempotency_key=idempotency_key, idempotency_scope=idempotency_scope)
    admit(receipt.id)
    return receipt


def _submit(
    actor: Actor, submission: Submission, now: datetime, *, idempotency_key: str, idempotency_scope: str
) -> SubmissionReceipt:
    """The same, as the house itself."""
    claim = None
    if idempotency_key:
        check_key(idempotency_key)
        fingerprint = fingerprint_of([getattr(submission, name) for name in _NAMES])
        claim = {"scope": idempotency_scope, "key": idempotency_key, "fingerprint": fingerprint}
    try:
        checked = check_submission(actor, submission, now)
    except Refused:
        # What was lawful when it was first sent stays answered, also when the law has changed since.
        if claim and (earlier := _answered(claim)) is not None:
            return earlier
        raise
    with transaction.atomic() if checked.files or mandate_of(submission) else nullcontext():
        filed = file_dossier(
            submitted_event(checked),
            words=checked.words,
            actor=actor,
            at=now,
            day=local_day(now),
            unit_code=checked.unit.code,
            claim=claim,
        )
        if filed.dossier_id is not None and checked.files:
            attach(checked.files, dossier_id=filed.dossier_id, scope=submission.file_scope)
        if filed.dossier_id is not None and mandate_of(submission):
            owner = note_use(submission, checked.applicant, dossier_code=filed.code, actor=actor, now=now)
            if owner is not None:  # it is hers, and stands in her account, not in that of who acted for her
                Dossier.objects.filter(id=filed.dossier_id).update(owner_account_id=owner)
        if filed.dossier_id is not None:
            tell_changed(filed.dossier_id)
    if filed.dossier_id is None:
        return _answered_meanwhile(claim)
    return _receipt(filed.dossier_id, filed.code, filed.lookup_code, filed.resume_code, repeated=False)


def _answered(claim: dict[str, str]) -> SubmissionReceipt | None:
    """The receipt that this request was given before, if it was."""
    answer = find_answer(claim["scope"], claim["key"], claim["fingerprint"])
    if answer is None:
        return None
    dossier_id = Dossier.objects.values_list("id", flat=True).get(code=answer["code"], origin_system=OWN_ORIGIN)
    return _receipt(dossier_id, answer["code"], answer["lookup_code"], answer.get("resume_code", ""), repeated=True)


def _receipt(dossier_id: int, code: str, lookup_code: str, resume_code: str, *, repeated: bool) -> SubmissionReceipt:
    """What was true when it was filed, so that a repeat reads the same."""
    return SubmissionReceipt(
        id=dossier_id,
        code=code,
        lookup_code=lookup_code,
        resume_code=resume_code,
        status=national_status(Stage.SUBMITTED, Awaiting.NOTHING),
        received_at=None,
        due_at=None,
        repeated=repeated,
    )


def _answered_meanwhile(claim: dict[str, str] | None) -> SubmissionReceipt:
    """The receipt of the same request that another process served while this one was being read."""
    earlier = _answered(claim) if claim else None
    if earlier is None:
        raise LookupError("a request's key is taken but has no answer")
    return earlier
