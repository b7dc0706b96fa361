"""The register as tables that the lab's methods read: dose by unit and intervention, and cost by entry."""

import csv
import io
from collections.abc import Sequence

from motcua.studies.dose import InterventionView, doses


def dose_table(interventions: Sequence[InterventionView]) -> bytes:
    """One row per place and intervention; `dose` is delivered over planned, empty where nothing was planned."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ("unit", "intervention", "kind", "barrier", "planned", "delivered", "dose", "reach_planned", "reach",
         "reach_known", "in_plan", "deviations")
    )  # fmt: skip
    for one in interventions:
        for dose in doses(one):
            writer.writerow(
                (
                    dose.place, one.number, one.given.kind.value, one.given.barrier, dose.planned, dose.delivered,
                    "" if dose.share is None else repr(dose.share), _or_empty(dose.reach_planned), dose.reach,
                    int(dose.reach_known), int(dose.in_plan), len(dose.deviations),
                )
            )  # fmt: skip
    return text.getvalue().encode()


def cost_table(interventions: Sequence[InterventionView]) -> bytes:
    """One row per entry, as `motcua lab cost` reads it; a cost that nobody knows stays empty, and is refused there."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("item", "unit", "low", "high"))
    for one in interventions:
        for entry in one.standing():
            given = entry.given
            low, high = _or_empty(given.cost_low_dong), _or_empty(given.cost_high_dong)
            writer.writerow((f"{one.number}.{entry.number} {one.given.what}", given.place, low, high))
    return text.getvalue().encode()


def _or_empty(value: int | None) -> int | str:
    return "" if value is None else value
