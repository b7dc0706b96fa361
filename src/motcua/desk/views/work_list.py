"""The officer's lists, what is due first on top."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.desk.access import HANDLING, handling_page
from motcua.desk.live import listen_to_lists
from motcua.desk.presenters.act_on_many import verbs_for
from motcua.desk.presenters.narrowing import present_narrowing
from motcua.desk.presenters.work_list import NARROWED_BY, narrowing_of, present_work_list, which_list
from motcua.desk.request import actor_of, chosen_unit
from motcua.dossiers.emergency_api import procedures_first
from motcua.dossiers.work_api import AfterUnknown, count_work, list_views, list_work
from motcua.identity.api import list_colleagues, names_of_accounts
from motcua.voice.api import threads_of


@handling_page
@never_cache
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """One list of one unit; `?unit=`, `?list=`, `?after=`."""
    actor = actor_of(request)
    unit, units = chosen_unit(actor, request.GET.get("unit", ""), roles=HANDLING)
    which, only = which_list(request.GET.get("list", "")), narrowing_of(request.GET)
    after, now = request.GET.get("after", ""), timezone.now()
    try:
        rows = list_work(actor=actor, unit_id=unit.id, now=now, which=which, after=after, only=only)
    except AfterUnknown:  # an address that somebody cut off on its way
        after, rows = "", list_work(actor=actor, unit_id=unit.id, now=now, which=which, only=only)
    counts = count_work(actor=actor, unit_id=unit.id, now=now)
    people = names_of_accounts(row.assigned_to for row in rows.rows if row.assigned_to)
    threads = threads_of([row.id for row in rows.rows])
    presented = present_work_list(
        rows,
        counts,
        unit=unit,
        units=units,
        people=people,
        which=which,
        goes_on=bool(after),
        now=now,
        unanswered={key for key, thread in threads.items() if thread.unread_by_unit},
        first=procedures_first({unit.id}, at=now),
        only={name: request.GET.get(name, "") for name in NARROWED_BY},
        verbs=verbs_for(actor, which, unit.id),
    )
    return render(
        request,
        "desk/work_list.html",
        {
            "view": presented,
            "title": presented.title,
            "lists": presented.lists,
            "live": listen_to_lists(request, unit.id),
            "caption": unit.name,
            "narrowed": present_narrowing(
                request.GET,
                rows,
                views=list_views(actor=actor),
                colleagues=list_colleagues(unit.id, *HANDLING, on=timezone.localdate(now)),
                unit_id=unit.id,
                which=which,
            ),
            "practice": unit.practice,
            "simulated": unit.simulated,
        },
    )
