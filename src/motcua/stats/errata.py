"""The public list of our own figures that were published and later changed, each with the reason."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.analytics.api import DEFINITIONS, ErratumShown, ShownValue, list_errata, period_bounds
from motcua.core.access import public
from motcua.orgs.api import resolve_codes
from motcua.stats.wording import tier_name
from motcua.ui.words import date_words, moment_words, number_words, percent_words

PAGE_ROWS = 50
_MOST_DIGITS = 18
CAUSES = {
    "late_dossiers": _("Có hồ sơ của kỳ đó được ghi vào sổ sau khi công bố."),
    "corrected_import": _("Hệ thống nguồn sửa hồ sơ và nhập lại."),
    "definition_changed": _("Cách tính được đổi."),
    "own_correction": _("Hồ sơ của hệ thống này được sửa."),
    "undetermined": _("Chưa xác định được lý do từ sổ."),
}


@dataclass(frozen=True, slots=True)
class ErratumRow:
    """One change in words."""

    id: int
    found: str
    what: str
    where: str
    old: str
    old_of: str
    new: str
    new_of: str
    cause: str
    notes: tuple[tuple[str, str], ...]
    simulated: bool


@public
@require_safe
def errata(request: HttpRequest) -> HttpResponse:
    """One page of changes, the newest first."""
    before = request.GET.get("truoc", "")
    if before and not (before.isascii() and before.isdigit() and len(before) <= _MOST_DIGITS):
        raise Http404
    found = list_errata(before=int(before) if before else None, limit=PAGE_ROWS + 1)
    rows = [_row(each) for each in found[:PAGE_ROWS]]
    context = {
        "title": gettext("Số liệu đã công bố rồi thay đổi"),
        "caption": gettext("Số liệu công khai"),
        "answer": "" if rows else gettext("Chưa có con số nào của một kỳ đã khép lại bị thay đổi sau khi công bố."),
        "simulated": gettext("Trong danh sách có số liệu tính từ hồ sơ mô phỏng.")
        if any(row.simulated for row in rows)
        else "",
        "rows": rows,
        "next_href": f"?truoc={rows[-1].id}" if len(found) > PAGE_ROWS else "",
        "first_href": "?" if before else "",
    }
    return render(request, "stats/errata.html", context)


def _row(erratum: ErratumShown) -> ErratumRow:
    definition = DEFINITIONS.get(erratum.metric)
    title = definition.title.in_language(get_language() or "vi") if definition else erratum.metric
    cause = str(CAUSES[erratum.cause])
    if erratum.late:
        cause += " " + gettext("Số hồ sơ ghi sau: %(late)s.") % {"late": number_words(erratum.late)}
    if erratum.few:
        cause += " " + gettext("Số đếm chỉ đổi rất ít nên không nêu, để không ai bị nhận ra.")
    return ErratumRow(
        id=erratum.id,
        found=date_words(erratum.found_at),
        what=title,
        where=" · ".join((*_cell_words(erratum), _period_words(erratum.period))),
        old=_value_words(erratum, erratum.old),
        old_of=moment_words(erratum.old.taken_at),
        new=_value_words(erratum, erratum.new),
        new_of=moment_words(erratum.new.taken_at),
        cause=cause,
        notes=tuple((note.text, date_words(note.written_at)) for note in erratum.notes),
        simulated=erratum.simulated,
    )


def _cell_words(erratum: ErratumShown) -> tuple[str, ...]:
    day = period_bounds(erratum.period)[0]
    words = []
    for dimension, value in zip(erratum.dimensions, erratum.cell, strict=True):
        if dimension == "tier":
            words.append(tier_name(value))
        elif dimension == "unit":
            unit = resolve_codes([(value, day)]).get((value, day))
            words.append(unit.name if unit else value)
        else:
            words.append(value)
    return tuple(words)


def _period_words(period: str) -> str:
    year, _sign, part = period.partition("-")
    if not part:
        return gettext("năm %(year)s") % {"year": year}
    if part.startswith("Q"):
        return gettext("quý %(number)s/%(year)s") % {"number": part[1], "year": year}
    return gettext("tháng %(month)s/%(year)s") % {"month": part, "year": year}


def _value_words(erratum: ErratumShown, value: ShownValue) -> str:
    """As the pages printed it: `29,5 % (59 trên 200)`, `12`, or that it is not told."""
    definition = DEFINITIONS.get(erratum.metric)
    if definition is None or definition.kind != "share":
        return gettext("không nêu") if value.value is None else number_words(value.value, 0)
    if value.value is not None:
        share = percent_words(value.value)
    elif value.lower is not None:
        bounds = {"lower": percent_words(value.lower), "upper": percent_words(value.upper)}
        share = gettext("từ %(lower)s đến %(upper)s") % bounds
    else:
        share = gettext("không nêu")
    if value.denominator is None:
        return share
    counts = {"part": number_words(value.numerator), "all": number_words(value.denominator)}
    of_all = gettext("%(part)s trên %(all)s") % counts
    return f"{share} ({of_all})"
