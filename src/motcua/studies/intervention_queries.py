"""Reading the register of interventions: of one study, and of all studies of the actor's units."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.core.actor import Actor
from motcua.studies.dose import DeliveryGiven, DeliveryView, InterventionGiven, InterventionView
from motcua.studies.models import Delivery, Intervention, Study
from motcua.studies.rules import READERS
from motcua.studies.states import RemedyKind

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class RegisteredIntervention:
    """One line of the register over all studies; `id` leads to the next page."""

    id: int
    study_code: str
    study_title: str
    synthetic: bool
    intervention: InterventionView


def list_interventions(*, actor: Actor, before: int | None = None) -> list[RegisteredIntervention]:
    """The latest of the actor's units, at most 50; `before` is the `id` of the last of the page before."""
    rows = Intervention.objects.filter(study__unit_id__in=actor.units_as(*READERS))
    if before is not None:
        rows = rows.filter(id__lt=before)
    found = list(rows.select_related("study").order_by("-id")[:MOST_LISTED])
    entries = _entries(found)
    return [
        RegisteredIntervention(
            row.pk, row.study.code, row.study.title, row.study.synthetic, _view(row, entries.get(row.pk, []))
        )
        for row in found
    ]


def interventions_of(study: Study) -> list[InterventionView]:
    """Those of a study that the caller has opened, by number."""
    rows = list(Intervention.objects.filter(study=study).order_by("number"))
    entries = _entries(rows) if rows else {}
    return [_view(row, entries.get(row.pk, [])) for row in rows]


def intervention_view(row: Intervention) -> InterventionView:
    """One with its entries."""
    return _view(row, _entries([row]).get(row.pk, []))


def _entries(rows: Sequence[Intervention]) -> dict[int, list[Delivery]]:
    found: dict[int, list[Delivery]] = {}
    entries = Delivery.objects.filter(intervention_id__in=[row.pk for row in rows]).select_related("corrects")
    for entry in entries.order_by("number"):
        found.setdefault(int(entry.intervention_id), []).append(entry)
    return found


def _view(row: Intervention, entries: Sequence[Delivery]) -> InterventionView:
    corrected = {entry.corrects.number: entry.number for entry in entries if entry.corrects is not None}
    return InterventionView(
        number=row.number,
        given=InterventionGiven(
            kind=RemedyKind(row.kind),
            barrier=row.barrier,
            what=row.what,
            places=tuple(row.places),
            first_day=row.first_day,
            last_day=row.last_day,
            amount=row.amount,
            reach=row.reach,
            cost_dong=row.cost_dong,
        ),
        by=row.by,
        at=row.at,
        deliveries=[_delivery(entry, corrected.get(entry.number, 0)) for entry in entries],
    )


def _delivery(row: Delivery, corrected_by: int) -> DeliveryView:
    return DeliveryView(
        number=row.number,
        given=DeliveryGiven(
            place=row.place,
            first_day=row.first_day,
            last_day=row.last_day,
            amount=row.amount,
            reach=row.reach,
            cost_low_dong=row.cost_low_dong,
            cost_high_dong=row.cost_high_dong,
            deviation=row.deviation,
            corrects=row.corrects.number if row.corrects is not None else 0,
        ),
        by=row.by,
        at=row.at,
        corrected_by=corrected_by,
    )
