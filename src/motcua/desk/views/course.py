"""How dossiers go through the office: one dossier's own way, and the published designs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.audit.api import Purpose
from motcua.catalogue.api import get_design
from motcua.desk.access import handling_page
from motcua.desk.opening import opened
from motcua.desk.presenters.course import present_course, present_design
from motcua.desk.request import actor_of
from motcua.dossiers.api import course_of
from motcua.orgs.api import get_unit, read_units


@handling_page
@never_cache
@require_safe
def show_steps(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier's design as a picture, with where it stands and each time it came to a step."""
    actor = actor_of(request)
    dossier = opened(request, code, Purpose.HANDLING)
    course = course_of(dossier, actor=actor)
    context = {
        "title": gettext("Đường đi của hồ sơ"),
        "caption": dossier.code,
        "code": dossier.code,
        "view": present_course(course, read_units({task.unit_id for task in course.tasks})),
        "practice": bool(dossier.unit_id and get_unit(dossier.unit_id).practice),
        "simulated": dossier.simulated,
    }
    return render(request, "desk/steps.html", context)


@handling_page
@never_cache
@require_safe
def show_design(request: HttpRequest, design_key: str) -> HttpResponse:
    """A published design (`code@version`) without any dossier."""
    design = get_design(design_key)
    context = {
        "title": design.title.in_language(get_language() or "vi"),
        "caption": gettext("Quy trình nội bộ"),
        "code": "",
        "view": present_design(design, {}),
    }
    return render(request, "desk/steps.html", context)
