"""The intake pages as they are set down."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext

from motcua.catalogue.api import Paper, ProcedureDefinition, ProcedureHit, ProcedureVersionRef, time_limit_entry
from motcua.desk.card import SCAN
from motcua.desk.presenters.answers import paper_names
from motcua.desk.presenters.arrival import arrival_fields, arrival_told, card_field, fee_fields, mandate_field
from motcua.desk.submission import ALL_PAPERS, chosen_channel
from motcua.dossiers.api import LegalChannel, SubmittingActor
from motcua.dossiers.wording import ACTOR_WORDS, CHANNEL_WORDS, HELPER_WORDS
from motcua.forms.api import CheckedAnswers, Section, applicant_form, check_answers
from motcua.orgs.api import UnitRef
from motcua.ui.questions import answers_of, fields_of, form_state_of
from motcua.ui.rows import dropped_rows, row_pressed
from motcua.ui.values import Choice, Field, FormState, Link

COUNTER_ACTORS = (SubmittingActor.OWNER, SubmittingActor.REPRESENTATIVE, SubmittingActor.AGENT, SubmittingActor.UNKNOWN)


@dataclass(frozen=True, slots=True)
class ChoicePage:
    """Which procedure."""

    title: str
    search: Field
    unit: UnitRef
    units: tuple[Link, ...]
    procedures: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class IntakePage:
    """Everything on the page of one procedure; `sections` are (title, controls).

    case         (what, words) of the case as it was written down: papers let off, charges, time limit
    card         where the scanner types; `papers_all` the one box for everything that this case demands
    arrival      how it came in; `arrival_open` where something stands there already
    """

    title: str
    unit: UnitRef
    once: str
    form: FormState
    channels: tuple[Choice, ...]
    actors: tuple[Choice, ...]
    helpers: tuple[Choice, ...]
    papers: tuple[Choice, ...]
    result_channels: tuple[Choice, ...]
    sections: tuple[tuple[str, tuple[Field, ...]], ...]
    card: Field
    arrival: tuple[Field, ...]
    arrival_open: bool
    papers_all: Field
    fee: tuple[Field, ...]
    mandate: Field
    case: tuple[tuple[str, str], ...] = ()


def present_choice(found: list[ProcedureHit], *, unit: UnitRef, units: list[UnitRef], text: str) -> ChoicePage:
    """Procedures with the address of their intake page for the chosen unit."""
    place = "?" + urlencode({"unit": unit.id})
    language = get_language() or "vi"
    procedures = tuple(
        (hit.code, hit.title.in_language(language), reverse("desk:take_in_dossier", args=[hit.code]) + place)
        for hit in found
    )
    links = tuple(
        Link(one.name, reverse("desk:intake") + "?" + urlencode({"unit": one.id}), one.id == unit.id) for one in units
    )
    search = Field(
        "text",
        "q",
        gettext("Tìm thủ tục (mã hoặc tên, có dấu hay không dấu)"),
        value=text,
        hint=gettext("Gõ số thứ tự trong danh sách rồi Enter để mở ngay."),
        autocomplete="off",
        spellcheck=False,
        focus=True,
    )
    return ChoicePage(gettext("Tiếp nhận hồ sơ"), search, unit, links if len(links) > 1 else (), procedures)


def _case_of(version: ProcedureVersionRef, given: Mapping[str, Any], on: date) -> CheckedAnswers:
    form = version.definition.form
    return check_answers(form, {section.id: given.get(section.id, {}) for section in form.sections}, on=on)


def _result_channels() -> tuple[Choice, ...]:
    return (
        Choice("counter", gettext("Tại quầy")),
        Choice("post", gettext("Qua bưu chính")),
        Choice("online", gettext("Bản điện tử")),
    )


def _papers(
    definition: ProcedureDefinition, channel: LegalChannel, case: CheckedAnswers | None, language: str
) -> tuple[Choice, ...]:
    """All papers of the procedure before anything was written down; after that those of this case."""
    names = paper_names(definition)
    return tuple(
        Choice(
            paper.code,
            _paper_words(paper, names[paper.code]),
            paper.condition.in_language(language) if paper.condition else "",
        )
        for paper in definition.papers_for(channel, case)
    )


def _case_lines(
    definition: ProcedureDefinition, channel: LegalChannel, case: CheckedAnswers, language: str
) -> tuple[tuple[str, str], ...]:
    """What this case is let off, what it costs and how long it may take, in words."""
    lines = [
        (paper.short.in_language(language), words.in_language(language))
        for paper, words in definition.papers_let_off(channel, case)
    ]
    fees = definition.fees_for(channel, case)
    lines += [(fee.name.in_language(language), fee.shown.in_language(language)) for fee in fees]
    limit = time_limit_entry(definition, channel=channel, case=case)
    return (*lines, *([(gettext("Thời hạn"), limit.rule.in_language(language))] if limit else []))


def _due_dong(definition: ProcedureDefinition, channel: LegalChannel, case: CheckedAnswers | None) -> int | None:
    """What is charged a dossier, where every charge of this case is one amount that can be relied on; else nothing."""
    fees = definition.fees_for(channel, case)
    amounts = [fee.amount_dong for fee in fees if fee.trustworthy and fee.per == "dossier" and not fee.tiers]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if case and known and len(known) == len(fees) else None


def _paper_words(paper: Paper, name: str) -> str:
    return gettext("%(paper)s (xuất trình)") % {"paper": name} if paper.kind == "present" else name


def _all_papers(typed: QueryDict, *, focus: bool) -> Field:
    return Field(
        "checkboxes",
        ALL_PAPERS,
        gettext("Đủ giấy tờ"),
        value=("1",) if typed.get(ALL_PAPERS) else (),
        choices=(Choice("1", gettext("Đã nhận đủ các giấy tờ bắt buộc của trường hợp này")),),
        required=False,
        focus=focus,
    )


def _focused(fields: dict[str, tuple[Field, ...]], order: list[str]) -> dict[str, tuple[Field, ...]]:
    """The first question of the procedure itself takes the focus: the person is written down already."""
    for section in order:
        for place, one in enumerate(fields[section]):
            if one.kind not in ("block", "computed", "rows", "file"):
                part = fields[section]
                return fields | {section: (*part[:place], replace(one, focus=True), *part[place + 1 :])}
    return fields


def _controls(
    section: Section, answers: Mapping[str, Any], typed: QueryDict, errors: Mapping[str, str], language: str
) -> tuple[Field, ...]:
    """All questions stand on one page, so one that is asked only under a condition is not marked as required."""
    conditional = {f"{section.id}.{question.id}" for question in section.questions if question.when or section.when}
    fields = fields_of(
        section,
        answers,
        errors,
        language=language,
        yes_no=(gettext("Có"), gettext("Không")),
        dropped=dropped_rows(section, typed),
        focus=row_pressed(typed),
    )
    return tuple(replace(one, required=False) if one.name in conditional else one for one in fields)


def _form_state(
    fields: Mapping[str, tuple[Field, ...]], typed: QueryDict, errors: Mapping[str, str], chosen: LegalChannel
) -> FormState:
    """What was chosen beside the form. A card that was not read is told at its box alone, which keeps the focus."""
    values = {
        "legal_channel": chosen.value,
        "submitting_actor": typed.get("submitting_actor", SubmittingActor.OWNER.value),
        "helper_kind": typed.get("helper_kind", ""),
        "papers": tuple(typed.getlist("papers")),
        "lacking": typed.get("lacking", ""),
        "result_channel": typed.get("result_channel", "counter"),
    }
    elsewhere = {name: words for name, words in errors.items() if name != SCAN}
    return form_state_of([one for part in fields.values() for one in part], values, elsewhere)


def present_intake(
    version: ProcedureVersionRef,
    *,
    unit: UnitRef,
    typed: QueryDict,
    errors: Mapping[str, str],
    channel: str,
    once: str,
    on: date,
    done: str = "",
    prepared: Mapping[str, Mapping[str, Any]] | None = None,
) -> IntakePage:
    """The page with everything that was typed before a refusal, or what the person prepared at home.

    once  the mark of this page, by which pressing twice is known; a new one is drawn where it is empty
    done  what was just done, by which the next control takes the focus: scanned, looked, or nothing
    """
    language = get_language() or "vi"
    (applicant,) = applicant_form().sections
    sections = (applicant, *version.definition.form.sections)
    chosen = chosen_channel(typed, channel)
    given = {section.id: answers_of(section, typed) for section in sections} if typed else dict(prepared or {})
    fields = {
        section.id: _controls(section, given.get(section.id, {}), typed, errors, language) for section in sections
    }
    if done == "scanned":
        fields = _focused(fields, [section.id for section in version.definition.form.sections])
    case = _case_of(version, given, on) if given else None
    return IntakePage(
        title=version.definition.title.in_language(language),
        unit=unit,
        once=once or secrets.token_urlsafe(16),
        form=_form_state(fields, typed, errors, chosen),
        channels=tuple(Choice(one.value, str(CHANNEL_WORDS[one])) for one in (LegalChannel.COUNTER, LegalChannel.POST)),
        actors=tuple(Choice(one.value, str(ACTOR_WORDS[one])) for one in COUNTER_ACTORS),
        helpers=tuple(Choice(code, str(words)) for code, words in HELPER_WORDS.items() if code),
        papers=_papers(version.definition, chosen, case, language),
        case=_case_lines(version.definition, chosen, case, language) if case else (),
        result_channels=_result_channels(),
        card=card_field(errors, focus=done not in ("scanned", "looked") and not set(errors) - {SCAN}),
        arrival=arrival_fields(typed, errors),
        arrival_open=chosen is LegalChannel.POST or arrival_told(typed, errors),
        mandate=mandate_field(typed, errors),
        fee=fee_fields(typed, errors, due_dong=_due_dong(version.definition, chosen, case)),
        papers_all=_all_papers(typed, focus=done == "looked"),
        sections=tuple((section.title.in_language(language), fields[section.id]) for section in sections),
    )
