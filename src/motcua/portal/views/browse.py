"""Finding a procedure: by words, or by what happens in life, field, agency and tier."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_safe

from motcua.catalogue.api import (
    AfterUnknown,
    SearchPage,
    count_by,
    has_national,
    list_codes,
    list_effective,
    list_procedures,
    search_page,
)
from motcua.core.access import public
from motcua.portal.browsing import DIMENSION_OF, DIMENSION_WORDS, PARAMETERS, Browse, read_browse
from motcua.portal.place import agencies_elsewhere, is_provincial, reader_place
from motcua.portal.presenters.browse import (
    IN_THE_FORM,
    present_chosen,
    present_definitions,
    present_filters,
    present_groups,
    present_hits,
    present_listed,
    present_more_ways,
    present_values,
    present_ways_in,
    together,
)
from motcua.ui.values import Link
from motcua.ui.words import number_words

ON_A_PAGE = 20


@public
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """The ways into the catalogue; or, with words or filters in the address, what they find, twenty at a time."""
    today = timezone.localdate()
    browse = read_browse(request.GET)
    context: dict[str, object] = {"title": gettext("Tìm thủ tục"), "text": browse.text}
    if not browse.text and not browse.chosen and not browse.everything:
        return render(request, "portal/procedures.html", context | _first_page(browse))
    if browse.text:
        context |= _found(request, browse)
    else:
        page = list_effective(browse.chosen, on=today, after=browse.after, limit=ON_A_PAGE)
        context |= {
            "results": present_listed(page.rows),
            "found": gettext("Các thủ tục theo lựa chọn") if browse.chosen else gettext("Tất cả thủ tục"),
            "next_href": browse.href(after=page.after) if page.after else "",
            "first_href": browse.href() if browse.after else "",
        }
    return render(request, "portal/procedures.html", context | _filters(browse))


def _found(request: HttpRequest, browse: Browse) -> dict[str, object]:
    """The best answers first, the others page by page; those of other provinces than the reader's apart."""
    today = timezone.localdate()
    page = _page(browse, today)
    rows = list_codes([hit.code for hit in page.hits], on=today) if page.hits else {}
    place = reader_place(request, on=today)
    away = agencies_elsewhere(place, {row.agency_code for row in rows.values()}, on=today) if place else frozenset()
    far = [hit for hit in page.hits if hit.code in rows and rows[hit.code].agency_code in away]
    near = together((hit for hit in page.hits if hit not in far), rows)
    at_first = not browse.everything and not browse.after
    shown = near[:ON_A_PAGE] if at_first else near
    count = page.total - (len(far) if at_first and not page.after else 0)
    return {
        "results": present_groups(shown, rows),
        "understood": page.said,
        "elsewhere": present_hits(far, rows),
        "elsewhere_title": gettext("Thủ tục của tỉnh, thành phố khác (%(n)s)") % {"n": len(far)},
        "ask_place": place is None and any(is_provincial(row.agency_code) for row in rows.values()),
        "place_href": f"{reverse('portal:place')}?{urlencode({'ve': browse.href()})}",
        "found": ngettext("Tìm thấy %(n)s thủ tục", "Tìm thấy %(n)s thủ tục", count) % {"n": number_words(count)},
    } | _further(browse, page, more_here=len(near) > len(shown))


def _page(browse: Browse, today: date) -> SearchPage:
    """What was found from the cursor on; a cursor that no page handed out begins anew."""
    try:
        return search_page(browse.text, on=today, filters=browse.chosen, after=browse.after)
    except AfterUnknown:
        return search_page(browse.text, on=today, filters=browse.chosen)


def _further(browse: Browse, page: SearchPage, *, more_here: bool) -> dict[str, object]:
    """Where the list goes on: after the best twenty with all of them, after those page by page."""
    first = replace(browse, everything=False, after="").href()
    if not browse.everything and not browse.after:
        more = more_here or page.after
        href = replace(browse, everything=True).href() if more else ""
        return {"next_href": href, "next_words": gettext("Xem thêm kết quả")}
    following = replace(browse, everything=True).href(after=page.after) if page.after else ""
    return {"next_href": following, "first_href": first if browse.after else ""}


def _first_page(browse: Browse) -> dict[str, object]:
    """The ways in; without national records what can be done here."""
    today = timezone.localdate()
    if has_national():
        return {"ways_in": present_ways_in(on=today), "all_href": replace(browse, everything=True, after="").href()}
    return {"found": gettext("Tất cả thủ tục"), "results": present_definitions(list_procedures(on=today))}


def _filters(browse: Browse) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "filters": present_filters(browse, on=today),
        "chosen": present_chosen(browse, on=today),
        "more_ways": present_more_ways(browse),
        "kept": [(PARAMETERS[name], value) for name, value in browse.chosen.items() if name not in IN_THE_FORM],
    }


@public
@require_safe
def values(request: HttpRequest, dimension: str) -> HttpResponse:
    """All values of one way to browse, in alphabetical order; what was chosen before stays chosen."""
    name = DIMENSION_OF.get(dimension)
    if name is None:
        raise Http404(dimension)
    browse = read_browse(request.GET)
    others = {chosen: value for chosen, value in browse.chosen.items() if chosen != name}
    counted = count_by(name, others, on=timezone.localdate())
    context = {
        "title": gettext("Thủ tục theo: %(dimension)s") % {"dimension": str(DIMENSION_WORDS[name]).lower()},
        "links": present_values(name, counted, browse, by_name=True),
        "crumbs": (
            Link(gettext("Trang đầu"), reverse("portal:home")),
            Link(gettext("Tìm thủ tục"), reverse("portal:procedures")),
        ),
    }
    return render(request, "portal/values.html", context)
