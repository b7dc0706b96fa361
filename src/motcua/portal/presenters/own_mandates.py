"""Mandates in a person's own account: those she gave, those he holds, and the form to give one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import ProcedureHit
from motcua.core.errors import Refused
from motcua.forms.words import words_of as answer_words
from motcua.mandates.api import REFUSAL_WORDS, STATE_WORDS, MandateState, MandateView, Policy, policy_of, state_of
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, FormState


@dataclass(frozen=True, slots=True)
class OwnMandateRow:
    """One line of a list."""

    href: str
    name: str
    words: str


def present_given(mandates: Iterable[MandateView], *, on: date) -> tuple[OwnMandateRow, ...]:
    """By the name of who may act."""
    return tuple(OwnMandateRow(_href(one), one.holder.name, _words(one, on)) for one in mandates)


def present_held(mandates: Iterable[MandateView], *, on: date) -> tuple[OwnMandateRow, ...]:
    """By the name of for whom."""
    return tuple(OwnMandateRow(_href(one), one.principal.name, _words(one, on)) for one in mandates)


def procedure_choices(procedures: Sequence[ProcedureHit], *, on: date) -> tuple[Choice, ...]:
    """Those in which the law lets somebody act for another without a notarised paper."""
    language = get_language() or "vi"
    closed = (Policy.FORBIDDEN, Policy.NOTARISED)
    return tuple(
        Choice(hit.code, f"{hit.title.in_language(language)} ({hit.code})")
        for hit in procedures
        if policy_of(hit.code, on=on) not in closed
    )


def typed_form(typed: QueryDict, errors: Mapping[str, str]) -> FormState:
    """What was typed, kept as it was."""
    values = {name: typed.get(name, "")[:300] for name in ("principal_number", "holder_name", "relative")}
    days = {name: posted_date(typed, name) for name in ("valid_from", "valid_until")}
    return FormState(values | days | {"procedures": tuple(typed.getlist("procedures"))}, dict(errors))


def refusal_words(refused: Refused) -> str:
    """One or two sentences; the first field's, where the refusal itself has none."""
    codes = [refused.code, *refused.field_errors.values()]
    named = [code for code in codes if code in REFUSAL_WORDS]
    return str(REFUSAL_WORDS[named[0]]) if named else gettext("Chưa ghi được. Hãy xem chỉ dẫn tại từng ô.")


def field_words(refused: Refused) -> dict[str, str]:
    """Words for each box."""
    return {name: _field(code, refused.field_values.get(name)) for name, code in refused.field_errors.items()}


def _field(code: str, values: Mapping[str, object] | None) -> str:
    if code == "proof_too_weak":
        return gettext(
            "Với người không phải người thân, thủ tục đã chọn cần văn bản công chứng hoặc chứng thực: "
            "hãy bỏ thủ tục đó, hoặc lập giấy ủy quyền tại quầy."
        )
    return str(REFUSAL_WORDS[code]) % (values or {}) if code in REFUSAL_WORDS else answer_words(code, values)


def _href(one: MandateView) -> str:
    return reverse("portal:own_mandate", args=[one.code])


def _words(one: MandateView, on: date) -> str:
    state = state_of(one, on=on)
    said = gettext("Chờ người được ủy quyền nhận") if state is MandateState.DRAWN_UP else str(STATE_WORDS[state])
    until = gettext("đến hết %(day)s") % {"day": f"{one.valid_until:%d/%m/%Y}"}
    return f"{said}, {until}"
