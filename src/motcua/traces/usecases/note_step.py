"""Count one thing that happened on the way through a form."""

from datetime import datetime, timedelta

from django.utils import timezone

from motcua.traces.buffer import buffer
from motcua.traces.dictionary import read_dictionary
from motcua.traces.values import PER_UNIT, Cell, Step, VisitRow


def note_step(step: Step, *, now: datetime) -> None:
    """Count it, in memory; a statement comes later. What the dictionary does not know is not counted.

    now  aware; only its week is kept, of a visit whose person said yes the minute
    """
    known = read_dictionary()
    if step.event not in known.events or step.device not in known.devices or step.hand not in known.hands:
        return
    day = timezone.localdate(now)
    week = day - timedelta(days=day.weekday())
    what = (step.procedure, step.event, step.step)
    cells = [Cell(week, "", *what, step.field, step.code, step.device, step.language, step.hand)]
    if step.unit and step.event in PER_UNIT:
        cells.append(Cell(week, step.unit, *what, "", "", "", "", ""))
    minute = now.replace(second=0, microsecond=0)
    told = VisitRow(step.visit, minute, *what, step.field, step.code, step.device, step.language, step.hand)
    buffer.add(cells, told if step.visit else None)
