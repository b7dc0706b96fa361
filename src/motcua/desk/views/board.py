"""The backlog of a unit on one page: how old, how due, what it waits for, how it moved; units, never officers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.desk.access import HANDLING, handling_page
from motcua.desk.presenters.board import Asked, present_board
from motcua.desk.request import actor_of, chosen_unit
from motcua.dossiers.limit_api import may_look_below, read_board

MOST_LETTERS = 300


@handling_page
@never_cache
@require_safe
def show_board(request: HttpRequest) -> HttpResponse:
    """One unit (`?unit=`), for who leads it also with all below (`?below=1`); one field (`?field=`) or all."""
    actor, given = actor_of(request), request.GET
    unit, units = chosen_unit(actor, given.get("unit", ""), roles=HANDLING)
    leads = may_look_below(actor, unit.id)
    field = "".join(filter(str.isprintable, given.get("field", "")[:MOST_LETTERS]))
    asked = Asked(unit, units, leads=leads, below=leads and given.get("below") == "1", field=field)
    board = read_board(actor=actor, unit=unit, below=asked.below, only_field=asked.field, now=timezone.now())
    context = {
        "view": present_board(board, asked),
        "title": gettext("Hồ sơ tồn"),
        "caption": unit.name,
        "practice": unit.practice,
        "simulated": unit.simulated,
    }
    return render(request, "desk/board.html", context)
