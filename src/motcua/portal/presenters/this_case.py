"""What follows from the answers of one person: what it costs, how long it takes, which agencies have a part in it."""

from collections.abc import Sequence
from typing import Literal

from django.utils.translation import gettext

from motcua.catalogue.api import time_limit_entry
from motcua.dossiers.api import PartState, PartView
from motcua.portal.journey import Journey
from motcua.ui.values import Step, SummaryRow
from motcua.ui.words import moment_words

_STANDS: dict[PartState | None, Literal["done", "now", "next"]] = {None: "next", PartState.DONE: "done"}


def case_rows(journey: Journey, language: str) -> tuple[SummaryRow, ...]:
    """Charges, time limit and, for a group of procedures, what each agency does, in words."""
    definition, case = journey.version.definition, journey.case
    rows = [
        SummaryRow(fee.name.in_language(language), fee.shown.in_language(language))
        for fee in definition.fees_for("online", case)
    ]
    limit = time_limit_entry(definition, channel="online", case=case)
    if limit:
        rows.append(SummaryRow(gettext("Thời hạn"), limit.rule.in_language(language)))
    rows += [
        SummaryRow(
            part.name.in_language(language),
            lines=(part.agency.in_language(language), part.rule.in_language(language)),
        )
        for part in definition.parts_for(case)
    ]
    return tuple(rows)


def part_steps(parts: Sequence[PartView], language: str) -> tuple[Step, ...]:
    """Each agency's part: what, by whom, how it stands and since when; what it waits for where nothing was heard."""
    return tuple(_step(one, language) for one in parts)


def _step(one: PartView, language: str) -> Step:
    said = [one.part.agency.in_language(language), one.words]
    if one.since:
        said.append(gettext("từ %(moment)s") % {"moment": moment_words(one.since)})
    if one.due_at:
        said.append(gettext("hẹn %(moment)s") % {"moment": moment_words(one.due_at)})
    if one.result:
        said.append(one.result)
    if one.waits_for:
        names = ", ".join(part.name.in_language(language) for part in one.waits_for)
        said.append(gettext("chờ xong: %(parts)s") % {"parts": names})
    note = "; ".join(said) + "."
    if one.state not in {PartState.DONE, PartState.REFUSED, PartState.STOPPED}:
        note = f"{note} {one.part.rule.in_language(language)}"
    return Step(one.part.name.in_language(language), _STANDS.get(one.state, "now"), note)
