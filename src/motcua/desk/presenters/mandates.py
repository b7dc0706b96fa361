"""The pages of mandates at the counter: the list, the form, and one mandate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import ProcedureHit
from motcua.mandates.api import PROOF_WORDS, STATE_WORDS, MandateView, Policy, policy_of, state_of
from motcua.orgs.api import UnitRef
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, Field, FormState


@dataclass(frozen=True, slots=True)
class MandateRow:
    """One line of the list."""

    code: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class MandateForm:
    """Everything that is asked, in the order of the paper."""

    form: FormState
    unit: UnitRef
    once: str
    fields: tuple[Field, ...]


def present_mandates(mandates: Sequence[MandateView], *, on: date) -> tuple[MandateRow, ...]:
    """The latest first, by the names of both people."""
    return tuple(
        MandateRow(
            one.code,
            reverse("desk:mandate", args=[one.code]),
            f"{one.principal.name} → {one.holder.name} – {STATE_WORDS[state_of(one, on=on)]}",
        )
        for one in mandates
    )


def present_form(
    procedures: Sequence[ProcedureHit],
    *,
    unit: UnitRef,
    typed: QueryDict,
    errors: Mapping[str, str],
    once: str,
    on: date,
) -> MandateForm:
    """With what was typed before a refusal; a procedure that lets nobody act for another is not offered."""
    people = (
        ("principal", gettext("Họ, chữ đệm, tên người ủy quyền"), gettext("Số định danh người ủy quyền")),
        ("holder", gettext("Họ, chữ đệm, tên người được ủy quyền"), gettext("Số định danh người được ủy quyền")),
    )
    asked: list[Field] = []
    for who, name, number in people:
        asked.append(_text(f"{who}_name", name, typed, errors))
        asked.append(_text(f"{who}_number", number, typed, errors, inputmode="numeric", width="20"))
    fields = (*asked, *_scope(procedures, typed, errors, on), *_proof(typed, errors))
    return MandateForm(FormState({}, errors, {one.name: one.label for one in fields}), unit, once, fields)


def _scope(
    procedures: Sequence[ProcedureHit], typed: QueryDict, errors: Mapping[str, str], on: date
) -> tuple[Field, ...]:
    language = get_language() or "vi"
    offered = [one for one in procedures if policy_of(one.code, on=on) is not Policy.FORBIDDEN]
    return (
        Field(
            "checkboxes",
            "relative",
            gettext("Quan hệ"),
            value=tuple(typed.getlist("relative")),
            choices=(Choice("yes", gettext("Là ông, bà, cha, mẹ, con, vợ, chồng, anh, chị, em ruột")),),
            required=False,
        ),
        Field(
            "checkboxes",
            "procedures",
            gettext("Được làm những thủ tục nào?"),
            value=tuple(typed.getlist("procedures")),
            choices=tuple(Choice(one.code, one.title.in_language(language)) for one in offered),
            error=errors.get("procedures", ""),
        ),
        _day("valid_from", gettext("Từ ngày"), typed, errors),
        _day("valid_until", gettext("Đến hết ngày"), typed, errors),
    )


def _proof(typed: QueryDict, errors: Mapping[str, str]) -> tuple[Field, ...]:
    return (
        Field(
            "radios",
            "proof",
            gettext("Chứng minh bằng gì?"),
            value=typed.get("proof", ""),
            choices=tuple(Choice(proof.value, str(words)) for proof, words in PROOF_WORDS.items()),
            error=errors.get("proof", ""),
        ),
        _text(
            "proof_given",
            gettext("Số, ngày, nơi công chứng hoặc chứng thực"),
            typed,
            errors,
            hint=gettext("Bắt buộc với văn bản công chứng hoặc chứng thực."),
            required=False,
        ),
    )


def _text(
    name: str,
    label: str,
    typed: QueryDict,
    errors: Mapping[str, str],
    *,
    hint: str = "",
    inputmode: str = "",
    width: str = "",
    required: bool = True,
) -> Field:
    return Field(
        "text",
        name,
        label,
        value=typed.get(name, ""),
        hint=hint,
        error=errors.get(name, ""),
        required=required,
        autocomplete="off",
        spellcheck=False,
        inputmode=inputmode,
        width=width,
    )


def _day(name: str, label: str, typed: QueryDict, errors: Mapping[str, str]) -> Field:
    return Field("date", name, label, value=posted_date(typed, name), error=errors.get(name, ""))
