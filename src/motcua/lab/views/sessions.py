"""Taking the record of assisted sessions into a study: the third window on barriers."""

import csv
import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from motcua.assistance.api import SessionLine, session_lines
from motcua.core.errors import Refused
from motcua.lab.access import analysis_page
from motcua.lab.request import actor_of
from motcua.lab.wording import words_of
from motcua.orgs.api import get_unit, units_below
from motcua.studies.api import FileKind, add_study_file, get_study

HEAD = ("commune", "month", "helper", "place", "device", "binding", "minutes", "completed", "declined")
SOURCE = "Sổ lượt hỗ trợ của hệ thống, đơn vị {unit} và trực thuộc; không có tên người hỗ trợ hay người được hỗ trợ"


@analysis_page
@require_POST
def take_sessions(request: HttpRequest, study_code: str) -> HttpResponse:
    """Ended sessions of the study's unit and those below it, one row each."""
    actor = actor_of(request)
    study = get_study(study_code, actor=actor).study
    unit = get_unit(study.unit_id)
    lines = session_lines(actor=actor, unit_ids=[one.id for one in units_below(unit)])
    if not lines:
        messages.error(request, gettext("Chưa có lượt hỗ trợ nào đã kết thúc ở đơn vị này."))
        return redirect("lab:study", study_code)
    try:
        number = add_study_file(
            study_code,
            actor=actor,
            name="luot-ho-tro.csv",
            content=_table(lines),
            kind=FileKind.INPUT,
            source=SOURCE.format(unit=unit.name),
            now=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, words_of(refused))
    else:
        messages.success(request, gettext("Đã nhận bảng, là tệp số %(number)s.") % {"number": number})
    return redirect("lab:study", study_code)


def _table(lines: list[SessionLine]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    for one in reversed(lines):
        done = "" if one.completed is None else int(one.completed)
        row = (one.unit_code, one.month, one.helper, one.where, one.device, one.barrier, one.minutes, done)
        writer.writerow((*row, int(one.declined)))
    return text.getvalue().encode()
