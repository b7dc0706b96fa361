"""What was seen and heard on the spot is entered as a whole, or refused as a whole with the places."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import record
from motcua.studies.assessing import AssessmentGiven, faults_of
from motcua.studies.events import AssessmentRecorded
from motcua.studies.instruments import instruments
from motcua.studies.models import Assessment
from motcua.studies.rules import StudyRefused, check_can_keep


@transaction.atomic
def record_assessment(
    *, actor: Actor, unit_id: int, given: AssessmentGiven, synthetic: bool, now: datetime, once: str = ""
) -> int:
    """The assessment's number; the same mark `once` gives the same one.

    synthetic  the place or the people are simulated
    Raises     NotAllowed, StudyRefused
    """
    check_can_keep(actor, unit_id)
    known = instruments()
    instrument = known.by_code.get(given.instrument)
    if instrument is None:
        raise StudyRefused(field_errors={"instrument": "missing"})
    told = replace(given, subject=" ".join(given.subject.split()), note=given.note.strip())
    groups = tuple(group.code for group in known.groups)
    if wrong := faults_of(told, instrument, groups, today=timezone.localdate(now)):
        raise StudyRefused(field_errors=wrong)
    row, made = Assessment.objects.get_or_create(
        unit_id=unit_id,
        once=once or draw_lookup_code(),
        defaults={
            "instrument": instrument.code,
            "version": instrument.version,
            "subject": told.subject,
            "made_on": told.made_on,
            "answers": {
                "asked": dict(told.asked),
                "tallies": {code: dict(groups) for code, groups in told.tallies.items()},
                "numbers": {code: str(number) for code, number in told.numbers.items()},
                "checks": {code: one.value for code, one in told.checks.items()},
            },
            "note": told.note,
            "synthetic": synthetic,
            "by": actor.name,
            "at": now,
        },
    )
    if made:
        event = AssessmentRecorded(subject_id=row.pk, unit_id=unit_id, instrument=instrument.code)
        record(event, actor=actor, at=now)
    return int(row.pk)
