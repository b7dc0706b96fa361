"""What was found, as the list of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from motcua.desk.presenters.work_list import work_columns, work_row
from motcua.dossiers.work_api import SearchPage
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Column


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything on the page; `nothing` says in words that nothing was found, and what to try."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str
    next_href: str
    first_href: str
    simulated: bool


def present_search(
    page: SearchPage,
    typed: str,
    *,
    units: Mapping[int, UnitRef],
    people: Mapping[int, str],
    goes_on: bool,
    now: datetime,
) -> SearchView:
    """The lines of the work list with the unit beside each."""
    lines = []
    for row in page.rows:
        unit = units[row.unit_id]
        about = gettext("%(unit)s (dữ liệu giả lập)") % {"unit": unit.name} if row.simulated else unit.name
        lines.append((*work_row(row, unit, people, (), now), Cell(about, lang="vi")))
    return SearchView(
        columns=(*work_columns(), Column(gettext("Đơn vị"))),
        rows=tuple(lines),
        nothing="" if lines else _nothing(page),
        next_href=_address(q=typed, after=page.next) if page.next else "",
        first_href=_address(q=typed) if goes_on else "",
        simulated=any(row.simulated for row in page.rows),
    )


def _nothing(page: SearchPage) -> str:
    if page.sought.code:
        return gettext("Không có hồ sơ %(code)s ở đơn vị của đồng chí. Hãy kiểm tra lại từng ký tự trên giấy hẹn.") % {
            "code": page.sought.code
        }
    if page.next:
        return gettext("Chưa thấy trong phần vừa tìm. Hãy tìm tiếp ở trang sau.")
    if page.sought.numbers:
        return gettext("Không có hồ sơ nào với số này ở đơn vị của đồng chí. Hãy kiểm tra lại từng chữ số.")
    return gettext("Không có người nộp nào tên như vậy ở đơn vị của đồng chí. Hãy thử họ và tên, hoặc số định danh.")


def _address(**parts: str) -> str:
    return reverse("desk:search") + "?" + urlencode(parts)
