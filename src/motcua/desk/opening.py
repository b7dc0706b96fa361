"""Opening a dossier's papers and files: who did it, and for what, is noted in the audit."""

from django.http import HttpRequest
from django.utils import timezone

from motcua.audit.api import Purpose, record_read
from motcua.desk.request import actor_of
from motcua.dossiers.api import DossierView, get_dossier


def opened(request: HttpRequest, code: str, purpose: Purpose) -> DossierView:
    """The dossier, after the reading was noted. Raises NotFound."""
    actor = actor_of(request)
    dossier = get_dossier(actor=actor, code=code)
    record_read(actor=actor, subject="dossier", subject_id=dossier.id, purpose=purpose, now=timezone.now())
    return dossier
