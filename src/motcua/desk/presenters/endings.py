"""The reason for saying no: one that the law of the day names, or one written out."""

from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import get_language, gettext

from motcua.dossiers.api import DossierView
from motcua.dossiers.door_api import reasons_for
from motcua.dossiers.states import Stage
from motcua.ui.values import Choice, Field

NAMED, WRITTEN = "named_reason", "reason_code"


def reason_typed(typed: Mapping[str, str]) -> str:
    """The code of the chosen reason; where none was chosen what was written."""
    return typed.get(NAMED, "") or typed.get(WRITTEN, "")


def ask_refusal(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Why the dossier is not taken in, or its handling refused."""
    return _ask(dossier, Stage.NOT_ACCEPTED if dossier.stage is Stage.SUBMITTED else Stage.REFUSED, typed)


def ask_stop(dossier: DossierView, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[Field, ...]:
    """Why the handling stops."""
    return _ask(dossier, Stage.STOPPED, typed)


def _ask(dossier: DossierView, to: Stage, typed: Mapping[str, str]) -> tuple[Field, ...]:
    """The reasons with their sources; without one for this ending nothing stands above the box for words."""
    language = get_language() or "vi"
    named = reasons_for(dossier.procedure_code, to, on=timezone.localdate())
    if not named:
        return ()
    # Sources have no translation: they stand where the page speaks their language, and on the notice always.
    choices = tuple(
        Choice(reason.code, reason.words.in_language(language), reason.source if language == "vi" else "")
        for reason in named
    )
    label = gettext("Lý do theo quy định")
    hint = gettext("Lý do và căn cứ được in trên thông báo. Không có lý do phù hợp thì ghi ở ô dưới.")
    return (Field("radios", NAMED, label, value=typed.get(NAMED, ""), choices=choices, hint=hint, required=False),)
