"""Where our own forms make people stop: counters of the portal put in the order of a form's steps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from motcua.catalogue.api import version_in_force
from motcua.core.errors import NotFound
from motcua.forms.api import FormDefinition, applicant_form
from motcua.traces.api import By, Counted, count_cases, count_stumbles, read_dictionary, weeks_counted
from motcua.uptake.api import counted_funnel

STARTED, SUBMITTED = "started", "submitted"
GROUPINGS: tuple[str, ...] = get_args(By)


@dataclass(frozen=True, slots=True)
class FormFunnel:
    """What the counters of one procedure say of some weeks.

    steps    the declared order, from the start to the end: only steps that every case passes
    titles   words of each step, also of those that only some cases pass
    rows     of `counted_funnel`, group after group
    aside    how many cases came to a step that only some pass
    stumbles everything else, as counted
    """

    procedure: str
    first: date
    last: date
    steps: tuple[str, ...]
    titles: Mapping[str, str]
    rows: list[dict[str, Any]]
    aside: Mapping[str, int]
    stumbles: list[Counted]
    form: FormDefinition


def form_funnel(
    procedure: str,
    *,
    first: date | None,
    last: date | None,
    by: str,
    units: Collection[str],
    on: date,
    language: str,
    ends: tuple[str, str],
) -> FormFunnel | None:
    """None where nothing was counted.

    first, last  Mondays; without them all weeks there are
    by           one of `GROUPINGS`; by unit only those in `units`
    ends         words of the start and of the end

    Raises  NotFound where the procedure has no form in force
    """
    weeks = weeks_counted(procedure)
    if weeks is None:
        return None
    begin, end = first or weeks[0], last or weeks[1]
    form = version_in_force(procedure, on=on).definition.form
    asked: By = by if by in GROUPINGS else ""  # type: ignore[assignment]
    counted = count_cases(procedure, first=begin, last=end, by=asked, units=units)
    steps = _steps(form)
    groups: dict[str, dict[str, int]] = {}
    for row in counted:
        name = row.event if row.event in {STARTED, SUBMITTED} else row.step
        groups.setdefault(row.group, {})[name] = row.times
    rows = [row for group in sorted(groups) for row in counted_funnel(steps, groups[group], group=group)]
    aside = {
        step: sum(cases.get(step, 0) for cases in groups.values())
        for step in sorted({step for cases in groups.values() for step in cases} - set(steps))
    }
    titles = _titles(form, language) | {STARTED: ends[0], SUBMITTED: ends[1]}
    stumbles = count_stumbles(procedure, first=begin, last=end)
    return FormFunnel(procedure, begin, end, steps, titles, rows, aside, stumbles, form)


def form_of(procedure: str, *, on: date) -> FormDefinition | None:
    """The form in force; None where there is none."""
    try:
        return version_in_force(procedure, on=on).definition.form
    except NotFound:
        return None


def _steps(form: FormDefinition) -> tuple[str, ...]:
    """From the start to the end what every case passes: pages that are asked of some only stand aside."""
    if form.on_one_page:
        return (STARTED, "tat-ca", SUBMITTED)
    everybody = (*applicant_form().sections, *form.sections)
    private = {section.id for section in form.sections if any(one.sensitive for one in section.questions)}
    return (
        STARTED,
        *(section.id for section in everybody if section.when is None and section.id not in private),
        SUBMITTED,
    )


def _titles(form: FormDefinition, language: str) -> dict[str, str]:
    known = read_dictionary()
    sections = (*applicant_form().sections, *form.sections)
    own = {section.id: section.title.in_language(language) for section in sections}
    return own | {known.private_step: known.private_title["en" if language.startswith("en") else "vi"]}
