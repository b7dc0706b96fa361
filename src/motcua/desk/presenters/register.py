"""The register of dossiers as it is set down on the page and in the file that spreadsheets open."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext, override

from motcua.core.errors import Refused
from motcua.documents.api import RegisterFields, form_label, head_of
from motcua.dossiers.wording import CHANNEL_WORDS, STAGE_WORDS
from motcua.dossiers.work_api import Month, RegisterLine, RegisterPage
from motcua.orgs.api import UnitRef
from motcua.ui.values import Cell, Column, Link
from motcua.ui.words import date_words, moment_words

MOST_PRINTED = 2_000
"""Longer months are taken as a file: setting them in type would hold up the page."""


class TooLongToPrint(Refused):
    """The month has more lines than are set in type at once."""

    code = "too_long_to_print"


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Everything on the page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    units: tuple[Link, ...]
    earlier_href: str
    later_href: str
    csv_href: str
    pdf_href: str
    next_href: str
    first_href: str
    simulated: bool


def present_register(
    page: RegisterPage, *, unit: UnitRef, units: Iterable[UnitRef], month: Month, goes_on: bool
) -> RegisterView:
    """The lines under the headings of form 07, with the ways to other months, units and the file."""
    here = {"unit": str(unit.id), "month": str(month)}
    return RegisterView(
        columns=tuple(Column(text) for text in headings()),
        rows=tuple(_cells(line, unit) for line in page.rows),
        units=_other_units(unit, units, month),
        earlier_href=_address(**here | {"month": str(month.moved(-1))}),
        later_href=_address(**here | {"month": str(month.moved(1))}),
        csv_href=reverse("desk:register_csv") + "?" + urlencode(here),
        pdf_href=reverse("desk:register_pdf") + "?" + urlencode(here),
        next_href=_address(**here, after=page.next) if page.next else "",
        first_href=_address(**here) if goes_on else "",
        simulated=any(line.simulated for line in page.rows),
    )


def headings() -> tuple[str, ...]:
    """The columns of form 07, in its order.

    Source  Thông tư 03/2025/TT-VPCP, Phụ lục I, Mẫu số 07; columns from the older form, not confirmed by the annex
    """
    return (
        gettext("STT"),
        gettext("Mã hồ sơ"),
        gettext("Tên thủ tục hành chính"),
        gettext("Số lượng hồ sơ (bộ)"),
        gettext("Tên cá nhân, tổ chức"),
        gettext("Địa chỉ, số điện thoại"),
        gettext("Cơ quan chủ trì giải quyết"),
        gettext("Nhận hồ sơ"),
        gettext("Hẹn trả kết quả"),
        gettext("Trả kết quả"),
        gettext("Phương thức nhận kết quả"),
        gettext("Ký nhận"),
        gettext("Ghi chú"),
    )


def register_csv(lines: Iterable[RegisterLine], unit: UnitRef) -> Iterator[str]:
    """The register as CSV, line by line; begins with the mark by which spreadsheets know the diacritics."""
    text = io.StringIO()
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow(headings())
    for line in lines:
        writer.writerow(_harmless(value) for value in _texts(line, unit))
        yield text.getvalue()
        text.seek(0)
        text.truncate()
    yield text.getvalue()


def register_fields(lines: Iterable[RegisterLine], unit: UnitRef, month: Month) -> RegisterFields:
    """Form 07 of the month, at most MOST_PRINTED lines; a sheet of paper speaks Vietnamese. Raises TooLongToPrint."""
    rows: list[tuple[str, ...]] = []
    simulated = False
    with override("vi"):
        for line in lines:
            if len(rows) == MOST_PRINTED:
                raise TooLongToPrint(most=MOST_PRINTED)
            rows.append(_texts(line, unit))
            simulated = simulated or line.simulated
        label = form_label("07", on=date(month.year, month.month, 1), path=unit.path)
        head = head_of(unit.path, on=date(month.year, month.month, 1))
        return RegisterFields(
            agency=head.agency,
            unit=unit.name,
            place=head.place,
            practice=unit.practice,
            simulated=simulated,
            form_number=label.number,
            form_title=label.title,
            title=label.title,
            period=gettext("Tháng %(month)s") % {"month": month},
            head=headings(),
            rows=tuple(rows),
            confirmed_layout=label.confirmed,
        )


def _texts(line: RegisterLine, unit: UnitRef) -> tuple[str, ...]:
    """One line in words. One set of papers is one dossier; the place to sign stays empty for the pen."""
    marks = (str(STAGE_WORDS[line.stage]), gettext("dữ liệu giả lập") if line.simulated else "")
    return (
        str(line.number),
        line.code,
        line.procedure_name,
        "1",
        line.applicant_name,
        ", ".join(filter(None, (line.address, line.phone))),
        unit.name,
        date_words(line.received_at),
        moment_words(line.due_at),
        date_words(line.returned_at),
        str(CHANNEL_WORDS.get(line.result_channel, line.result_channel)),
        "",
        "; ".join(filter(None, marks)),
    )


def _cells(line: RegisterLine, unit: UnitRef) -> tuple[Cell, ...]:
    number, code, *others = _texts(line, unit)
    dossier = reverse("desk:dossier", args=[line.code])
    named = {line.procedure_name, unit.name}  # official names stay Vietnamese
    cells = (Cell(text, lang="vi" if text in named else "") for text in others)
    return (Cell(number), Cell(code, href=dossier, header=True), *cells)


def _harmless(text: str) -> str:
    """A value that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


MOST_TABS = 12


def _other_units(unit: UnitRef, units: Iterable[UnitRef], month: Month) -> tuple[Link, ...]:
    """Tabs where the officer works for several units, as long as they fit."""
    all_units = tuple(units)
    if not 1 < len(all_units) <= MOST_TABS:
        return ()
    return tuple(
        Link(one.name, _address(unit=str(one.id), month=str(month)), current=one.id == unit.id) for one in all_units
    )


def _address(**parts: str) -> str:
    return reverse("desk:register") + "?" + urlencode(parts)
