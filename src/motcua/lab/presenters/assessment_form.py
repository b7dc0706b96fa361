"""The questions of an instrument as a form: tallies side by side by group, numbers and checks as they come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from motcua.lab.barrier_words import CHECKED_WORDS
from motcua.lab.presenters.barriers import said
from motcua.lab.typed import amount_typed, day_typed, whole_typed
from motcua.studies.api import StudyRefused
from motcua.studies.assessment_api import (
    CHECK,
    NUMBER,
    TALLY,
    AssessmentGiven,
    Checked,
    Instrument,
    Item,
    Section,
    instruments,
)
from motcua.ui.values import Choice, Field, FormState, field_id


@dataclass(frozen=True, slots=True)
class Box:
    """One small box for a count; `label` names the group."""

    name: str
    id: str
    value: str
    label: str
    error: str


@dataclass(frozen=True, slots=True)
class SectionForm:
    """Either `rows` of tallies (words, boxes) or `fields`."""

    title: str
    rows: tuple[tuple[str, tuple[Box, ...]], ...]
    fields: tuple[Field, ...]


def group_names() -> list[str]:
    """Heads of the table."""
    return [said(group) for group in instruments().groups]


def asked_boxes(form: FormState) -> tuple[Box, ...]:
    """How many were asked, by group."""
    return tuple(_box(f"asked.{group.code}", said(group), form) for group in instruments().groups)


def section_forms(instrument: Instrument, form: FormState) -> list[SectionForm]:
    """Every section with what was typed and what is wrong with it."""
    return [
        SectionForm(
            said(section),
            tuple((said(item), _boxes(item, form)) for item in section.items if item.kind == TALLY),
            tuple(_field(item, form) for item in section.items if item.kind != TALLY),
        )
        for section in instrument.sections
    ]


def labels_of(instrument: Instrument) -> dict[str, str]:
    """What each box is about, for the summary of errors."""
    found = {f"asked.{group.code}": said(group) for group in instruments().groups}
    for item in instrument.items():
        found[f"number.{item.code}"] = said(item)
        for group in instruments().groups:
            found[f"tally.{item.code}.{group.code}"] = f"{said(item)} – {said(group)}"
    return found


def assessment_typed(instrument: Instrument, typed: Mapping[str, str], *, today: date) -> AssessmentGiven:
    """What was typed. Raises StudyRefused with every box that is no number."""
    wrong: dict[str, str] = {}

    def whole(name: str) -> int | None:
        try:
            return whole_typed(name, typed.get(name, ""))
        except StudyRefused as refused:
            wrong.update(refused.field_errors)
            return None

    groups = [group.code for group in instruments().groups]
    asked = {group: many for group in groups if (many := whole(f"asked.{group}")) is not None}
    tallies = {}
    for item in instrument.items(TALLY):
        own = {group: many for group in groups if (many := whole(f"tally.{item.code}.{group}")) is not None}
        if own:
            tallies[item.code] = own
    numbers = {}
    for item in instrument.items(NUMBER):
        name = f"number.{item.code}"
        if typed.get(name, "").strip():
            try:
                numbers[item.code] = amount_typed(name, typed[name])
            except StudyRefused as refused:
                wrong.update(refused.field_errors)
    day = today
    try:
        day = day_typed("made_on", typed.get("made_on", ""))
    except StudyRefused as refused:
        wrong.update(refused.field_errors)
    if wrong:
        raise StudyRefused(field_errors=wrong)
    return AssessmentGiven(
        instrument=instrument.code,
        subject=typed.get("subject", ""),
        made_on=day,
        asked=asked,
        tallies=tallies,
        numbers=numbers,
        checks=_checks(instrument, typed),
        note=typed.get("note", "")[:4000],
    )


def _checks(instrument: Instrument, typed: Mapping[str, str]) -> dict[str, Checked]:
    known = {one.value: one for one in Checked}
    found = {item.code: known.get(typed.get(f"check.{item.code}", "")) for item in instrument.items(CHECK)}
    return {code: one for code, one in found.items() if one is not None}


def _boxes(item: Item, form: FormState) -> tuple[Box, ...]:
    return tuple(
        _box(f"tally.{item.code}.{group.code}", said(group), form)
        for group in instruments().groups
    )  # fmt: skip


def _box(name: str, label: str, form: FormState) -> Box:
    return Box(name, field_id(name), str(form.values.get(name, "")), label, form.errors.get(name, ""))


def _field(item: Item, form: FormState) -> Field:
    name = f"{item.kind}.{item.code}"
    value, error = form.values.get(name, ""), form.errors.get(name, "")
    if item.kind == NUMBER:
        hint = gettext("cần ít nhất %(need)s") % {"need": f"{item.need:g}"} if item.need else ""
        return Field("text", name, said(item), value, hint, error, required=False, width="5", inputmode="decimal")
    choices = tuple(Choice(one.value, str(CHECKED_WORDS[one])) for one in Checked)
    return Field("radios", name, said(item), value or Checked.UNKNOWN.value, "", error, choices, required=False)


def has_tallies(section: Section) -> bool:
    """Whether people are asked in it."""
    return any(item.kind == TALLY for item in section.items)
