"""What happens by itself: a dossier's papers after it moved, imports that were ordered, their old files.

Each task may run twice and acts once.
"""

import logging
from datetime import UTC, datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers import notices, papers, presence
from motcua.dossiers.backlog import count_backlog
from motcua.dossiers.digest_letters import code_letter
from motcua.dossiers.models import DigestOrder, Recalculation
from motcua.dossiers.news import tell_changed
from motcua.dossiers.search_index import refresh_search
from motcua.dossiers.states import DigestState
from motcua.dossiers.stuck import find_stuck
from motcua.dossiers.usecases import clean_up_imports as cleaning
from motcua.dossiers.usecases import follow_emergencies as following
from motcua.dossiers.usecases import recalculate_dossiers as recalculating
from motcua.dossiers.usecases import run_import as importing
from motcua.dossiers.usecases import send_digests as sending
from motcua.dossiers.usecases import warn_of_limits as warning
from motcua.dossiers.work_counts import fold_work_counts, mend_work_counts

logger = logging.getLogger(__name__)
AGAIN = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="dossiers.issue_slip", retry=AGAIN)
def issue_slip(event_id: int, subject_id: int, kind: str) -> None:
    """The slip with both codes: after `DossierSubmitted` for who applied online, after `OpeningCodeRenewed` for all."""
    papers.issue_slip(dossier_id=subject_id, event_id=event_id)
    tell_changed(subject_id, beside=True)


@app.task(name="dossiers.issue_receipt", retry=AGAIN)
def issue_receipt(event_id: int, subject_id: int, kind: str) -> None:
    """After `DossierAccepted`: form 01."""
    papers.issue_receipt(dossier_id=subject_id, event_id=event_id)
    tell_changed(subject_id, beside=True)


@app.task(name="dossiers.issue_result", retry=AGAIN)
def issue_result(event_id: int, subject_id: int, kind: str) -> None:
    """After `DossierApproved`: the paper of the result."""
    papers.issue_result(dossier_id=subject_id, event_id=event_id)
    tell_changed(subject_id, beside=True)


@app.task(name="dossiers.issue_notice", retry=AGAIN)
def issue_notice(event_id: int, subject_id: int, kind: str) -> None:
    """After a request for supplement, a refusal, an extension or a stop: its notice (forms 02 to 05)."""
    notices.issue_notice(dossier_id=subject_id, event_id=event_id)


@app.task(name="dossiers.issue_control_slip", retry=AGAIN)
def issue_control_slip(event_id: int, subject_id: int, kind: str) -> None:
    """After the end of the handling: the control slip (form 06)."""
    notices.issue_control_slip(dossier_id=subject_id, event_id=event_id)


@app.task(name="dossiers.run_import", retry=RetryStrategy(max_attempts=3, wait=10))
def run_import(event_id: int, subject_id: int, kind: str) -> None:
    """After `ImportOrdered`: the dry run or the import. A worker that is killed leaves nothing half done behind."""
    importing.run_import(run_id=subject_id, now=datetime.now(UTC))


@app.task(name="dossiers.recalculate", lock="dossiers.recalculate", retry=RetryStrategy(max_attempts=5, wait=30))
def recalculate(event_id: int, subject_id: int, kind: str) -> None:
    """After `DaysDecreed` and `DecreeReverted`: promises follow the calendar; killed, the next try goes on."""
    public_id = Recalculation.objects.values_list("public_id", flat=True).get(pk=subject_id)
    recalculating.recalculate_dossiers(public_id=public_id, now=datetime.now(UTC))


@app.task(name="dossiers.follow_emergency", lock="dossiers.follow_emergencies", retry=AGAIN)
def follow_emergency(event_id: int, subject_id: int, kind: str) -> None:
    """After a declaration, its extension, end or revocation: the clocks follow."""
    following.follow_emergencies(now=datetime.now(UTC))


@app.periodic(cron="* * * * *")
@app.task(
    name="dossiers.follow_emergencies",
    queueing_lock="dossiers.follow_emergencies",
    lock="dossiers.follow_emergencies",
)
def keep_following(timestamp: int) -> None:
    """Emergencies begin and end by themselves, and dossiers come in while they last."""
    following.follow_emergencies(now=datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.clean_up_imports", queueing_lock="dossiers.clean_up_imports")
def clean_up_imports(timestamp: int) -> None:
    """Remove files of ended imports, free imports whose job was lost."""
    cleaning.clean_up_imports(now=datetime.fromtimestamp(timestamp, UTC))


@app.periodic(cron="17 * * * *")
@app.task(name="dossiers.forget_absent", queueing_lock="dossiers.forget_absent")
def forget_absent(timestamp: int) -> None:
    """Delete who had a dossier open and is gone."""
    presence.forget_absent()


@app.periodic(cron="* * * * *")
@app.task(name="dossiers.fold_work_counts", queueing_lock="dossiers.fold_work_counts")
def fold_counts(timestamp: int) -> None:
    """Add up what moved between the lists, so that showing how many they hold stays one short reading."""
    fold_work_counts()


@app.periodic(cron="* * * * * */10")
@app.task(name="dossiers.refresh_search", queueing_lock="dossiers.refresh_search", lock="dossiers.refresh_search")
def keep_search(timestamp: int) -> None:
    """Take into the search what came in or moved since the last time."""
    refresh_search()


@app.periodic(cron="41 3 * * *")
@app.task(name="dossiers.mend_work_counts", queueing_lock="dossiers.mend_work_counts")
def mend_counts(timestamp: int) -> None:
    """Once a night compare the kept counts with the open dossiers themselves, and set right what differs."""
    if wrong := mend_work_counts():
        logger.warning("%s counts of work lists were wrong and were set right", wrong)


@app.periodic(cron="* * * * * */10")
@app.task(name="dossiers.warn_of_limits", queueing_lock="dossiers.warn_of_limits", lock="dossiers.warn_of_limits")
def warn_of_limits(timestamp: int) -> None:
    """Give the reminders whose time has come."""
    warning.warn_of_limits(now=datetime.now(UTC))


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.find_stuck", queueing_lock="dossiers.find_stuck")
def look_for_stuck(timestamp: int) -> None:
    """Keep in sight what nothing moves any more, and say it aloud."""
    if stuck := find_stuck(now=datetime.now(UTC)):
        logger.error("ALARM: nothing moves %s open dossiers any more; /can-bo/reminders/ says which and why", stuck)


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.count_backlog", queueing_lock="dossiers.count_backlog")
def count_backlog_again(timestamp: int) -> None:
    """Count what is undecided for the boards of units, and keep it for the day."""
    count_backlog(now=datetime.now(UTC))


@app.task(name="dossiers.mail_digest_code", retry=AGAIN)
def mail_digest_code(order_id: int) -> None:
    """The code that proves an address; an order that was given up meanwhile gets none."""
    order = DigestOrder.objects.filter(pk=order_id, confirmed_at=None).exclude(email="").first()
    if order is not None and sending.deliver(code_letter(order)) is DigestState.FAILED:
        raise ConnectionError("the code could not be sent")


@app.periodic(cron="*/5 * * * *")
@app.task(name="dossiers.send_digests", queueing_lock="dossiers.send_digests", lock="dossiers.send_digests")
def send_digests(timestamp: int) -> None:
    """The morning's overviews."""
    sending.send_digests(now=datetime.now(UTC))
