"""Made-up counts of the way through the practice centre's forms, so that the lab's page has something to show."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.forms.api import FormDefinition, applicant_form
from motcua.traces.api import Step, note_step, procedures_counted, write_counters

PROCEDURES = ("1.001193", "2.000635")
WEEKS, CASES_A_WEEK = 8, 60
KEPT = 0.86
"""Of those at one step, the share that comes to the next."""


def count_made_up_forms(unit: str, *, seed: int, now: datetime) -> None:
    """Eight weeks of made-up cases at the practice unit; where anything was counted already, nothing."""
    if procedures_counted():
        return
    drawing = np.random.default_rng(seed)
    for procedure in PROCEDURES:
        form = version_in_force(procedure, on=timezone.localdate(now)).definition.form
        for week in range(1, WEEKS + 1):
            for _ in range(int(drawing.poisson(CASES_A_WEEK))):
                for step in _case(procedure, form, unit, drawing):
                    note_step(step, now=now - timedelta(weeks=week))
    write_counters()


def _case(procedure: str, form: FormDefinition, unit: str, drawing: np.random.Generator) -> Iterator[Step]:
    """One case from its start to where it stops."""
    device = str(drawing.choice(["phone", "computer", "tablet"], p=[0.7, 0.26, 0.04]))
    hand = str(drawing.choice(["alone", "assisted"], p=[0.6, 0.4]))

    def step(event: str, page: str = "", field: str = "", code: str = "") -> Step:
        return Step(event, procedure, page, field, code, unit, device, "vi", hand)

    yield step("started")
    kept = KEPT + (0.06 if hand == "assisted" else 0) - (0.04 if device == "phone" else 0)
    for section in (*applicant_form().sections, *form.sections):
        if section.when is not None or any(one.sensitive for one in section.questions):
            continue
        if drawing.random() > kept:
            yield step("left") if drawing.random() < 0.3 else step("later", section.id)
            return
        yield step("reached", section.id)
        if drawing.random() < 0.25:
            question = section.questions[int(drawing.integers(len(section.questions)))]
            yield step("error", section.id, f"{section.id}.{question.id}", "required")
        yield step("spent", section.id, code=str(drawing.choice(["-30", "-60", "-120", "-300"])))
        yield step("next", section.id)
    if drawing.random() < kept:
        yield step("submitted", "review")
