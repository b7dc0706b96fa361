"""What happens by itself after a dossier moved: its papers are issued. Each task may run twice and issues once."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers import papers

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="dossiers.issue_slip", retry=AGAIN)
def issue_slip(event_id: int, subject_id: int, kind: str) -> None:
    """After `DossierSubmitted`: the slip with both codes, for who handed in online."""
    papers.issue_slip(dossier_id=subject_id, event_id=event_id)


@app.task(name="dossiers.issue_receipt", retry=AGAIN)
def issue_receipt(event_id: int, subject_id: int, kind: str) -> None:
    """After `DossierAccepted`: form 01."""
    papers.issue_receipt(dossier_id=subject_id, event_id=event_id)


@app.task(name="dossiers.issue_result", retry=AGAIN)
def issue_result(event_id: int, subject_id: int, kind: str) -> None:
    """After `DossierApproved`: the paper of the result."""
    papers.issue_result(dossier_id=subject_id, event_id=event_id)
