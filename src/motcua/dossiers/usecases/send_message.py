"""The applicant writes to the office about her dossier, or the office to her."""

from datetime import datetime

from motcua.core.actor import Actor
from motcua.documents.api import attach
from motcua.dossiers.news import tell_changed
from motcua.dossiers.opening import opened_dossier
from motcua.dossiers.rules import access
from motcua.voice.api import Side, add_message


def send_message(
    *,
    actor: Actor,
    code: str,
    text: str,
    key: str,
    now: datetime,
    own_id: int | None = None,
    files: tuple[str, ...] = (),
    file_scope: str = "",
) -> bool:
    """Keep the message with the dossier; False where the same press was kept before. The dossier itself stays as it is.

    own_id  the applicant writes, to whom the dossier was opened by her secret (see `open_own_dossier`)
    key     of this message, drawn when its page was shown
    Raises  NotFound, NotAllowed, MessageRefused; refusals of `documents` about files
    """
    with opened_dossier(code, actor=actor, own_id=own_id) as dossier:
        if own_id is None:
            access.check_may(actor, "send_message", dossier)
        side = Side.UNIT if own_id is None else Side.APPLICANT
        added = add_message(
            dossier_id=dossier.pk,
            side=side,
            text=text,
            key=key,
            now=now,
            unit_id=dossier.unit_id if side is Side.UNIT else None,
            account_id=actor.account_id,
            files=files,
        )
        if added and files:
            attach(files, dossier_id=dossier.pk, scope=file_scope)
        if added:
            tell_changed(dossier.pk, beside=True)
        return added
