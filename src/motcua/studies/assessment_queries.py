"""Reading assessments: the latest of the actor's units, and one."""

from decimal import Decimal

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.studies.assessing import AssessmentGiven, AssessmentView
from motcua.studies.models import Assessment
from motcua.studies.rules import READERS
from motcua.studies.states import Checked

MOST_LISTED = 50


def list_assessments(*, actor: Actor, before: int | None = None) -> list[AssessmentView]:
    """At most 50, the latest first; `before` is the `id` of the last of the page before."""
    rows = Assessment.objects.filter(unit_id__in=actor.units_as(*READERS))
    if before is not None:
        rows = rows.filter(id__lt=before)
    return [assessment_view(row) for row in rows.order_by("-id")[:MOST_LISTED]]


def get_assessment(number: int, *, actor: Actor) -> AssessmentView:
    """Raises NotFound, also where it is another unit's."""
    row = Assessment.objects.filter(id=number, unit_id__in=actor.units_as(*READERS)).first()
    if row is None:
        raise NotFound("assessment")
    return assessment_view(row)


def assessment_view(row: Assessment) -> AssessmentView:
    """The row as a value."""
    kept = row.answers
    return AssessmentView(
        id=row.pk,
        unit_id=int(row.unit_id),
        given=AssessmentGiven(
            instrument=row.instrument,
            subject=row.subject,
            made_on=row.made_on,
            asked=kept["asked"],
            tallies=kept["tallies"],
            numbers={code: Decimal(number) for code, number in kept["numbers"].items()},
            checks={code: Checked(one) for code, one in kept["checks"].items()},
            note=row.note,
        ),
        version=row.version,
        synthetic=row.synthetic,
        by=row.by,
        at=row.at,
    )
