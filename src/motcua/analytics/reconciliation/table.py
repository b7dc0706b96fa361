"""Reading a table of reported figures from CSV and saying what in it does not add up."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO

from django.utils.translation import gettext

from motcua.analytics.reconciliation.columns import reported_columns
from motcua.analytics.reconciliation.sums import pooled, shares_of, sums_of, totals_of
from motcua.analytics.reconciliation.values import Reconciliation, ReportedRow
from motcua.core.errors import Refused

MOST_ROWS = 100_000
_GROUPED = re.compile(r"\d{1,3}(?:([.,\u00a0 ])\d{3})(?:\1\d{3})*", re.ASCII)
_PERCENT = re.compile(r"(\d{1,3})(?:[.,](\d{1,6}))?\s*%?", re.ASCII)


class ReportedTableRefused(Refused):
    """The table cannot be read; `words` say where and why, `remedy` what to do."""

    code = "reported_table_refused"

    def __init__(self, words: str, *, remedy: str) -> None:
        super().__init__()
        self.words = words
        self.remedy = remedy


def reconcile_table(source: Path | bytes) -> Reconciliation:
    """Everything in the table that can be checked, and what of it does not add up.

    source  the file, or its content
    Raises  ReportedTableRefused where the file, a heading or a figure cannot be read.
    """
    headings, lines = _read(source)
    names = _our_names(headings)
    _check_numbers(names, headings, lines)
    rows = tuple(_row(line, names, cells) for line, cells in lines)
    checks = [check for row in rows for check in sums_of(row)] + list(totals_of(rows))
    shares = tuple(share for row in rows for share in shares_of(row))
    seen = {line for check in checks for line in check.lines} | {share.line for share in shares}
    return Reconciliation(
        rows=rows,
        checks=tuple(checks),
        shares=shares,
        pooled=tuple(pooled(checks)),
        unchecked=tuple(row.line for row in rows if row.line not in seen),
        columns={name: column.words for name, column in reported_columns().by_name.items()},
        notes=tuple(heading for heading, name in zip(headings, names, strict=True) if not name),
    )


def _read(source: Path | bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    raw: IO[bytes] = source.open("rb") if isinstance(source, Path) else io.BytesIO(source)
    try:
        with io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            file.seek(0)
            delimiter = max(",;\t", key=first.count)
            reader = csv.reader(file, delimiter=delimiter, strict=True)
            headings = [heading.strip() for heading in next(reader, [])]
            lines = list(_lines(reader, len(headings)))
    except UnicodeDecodeError as error:
        raise ReportedTableRefused(
            gettext("Tệp không phải là chữ UTF-8."), remedy=gettext("Lưu lại bảng tính ở dạng “CSV UTF-8”.")
        ) from error
    except csv.Error as error:
        raise ReportedTableRefused(
            gettext("Tệp không đọc được như một bảng CSV."), remedy=gettext("Lưu lại bảng tính ở dạng “CSV UTF-8”.")
        ) from error
    if not lines:
        raise ReportedTableRefused(
            gettext("Bảng không có dòng số liệu nào."), remedy=gettext("Kiểm tra lại tệp đã xuất.")
        )
    return headings, lines


def _lines(reader: "csv._reader", width: int) -> Iterator[tuple[int, list[str]]]:  # type: ignore[name-defined]
    start = reader.line_num + 1
    for cells in reader:
        if cells:
            if len(cells) != width:
                raise ReportedTableRefused(
                    gettext("Dòng %(line)s có %(given)s ô, cần %(expected)s.")
                    % {"line": start, "given": len(cells), "expected": width},
                    remedy=gettext("Sửa dòng này trong bảng rồi thử lại."),
                )
            yield start, cells
        start = reader.line_num + 1
        if start > MOST_ROWS:
            raise ReportedTableRefused(
                gettext("Bảng dài hơn %(most)s dòng.") % {"most": MOST_ROWS},
                remedy=gettext("Đây là trang cho bảng tổng hợp; hồ sơ từng dòng thì nhập ở trang nhập hồ sơ."),
            )


def _our_names(headings: Sequence[str]) -> list[str]:
    """Our name for each heading; where early ones stand apart `on_time` excludes them, else it holds them."""
    known = reported_columns()
    names = [known.named(heading) for heading in headings]
    for name in {name for name in names if name}:
        if names.count(name) > 1:
            twice = ", ".join(heading for heading, ours in zip(headings, names, strict=True) if ours == name)
            raise ReportedTableRefused(
                gettext("Hai cột cùng một nghĩa: %(twice)s.") % {"twice": twice},
                remedy=gettext("Bỏ hoặc đổi tên một trong hai cột."),
            )
    if not set(names) & set(known.of_kind("count")):
        raise ReportedTableRefused(
            gettext("Không nhận ra cột số liệu nào."),
            remedy=gettext("Đặt tên cột như sau: %(names)s.") % {"names": ", ".join(known.of_kind("count"))},
        )
    if "on_time" in names and "early" not in names and "on_time_or_before" not in names:
        names[names.index("on_time")] = "on_time_or_before"
    return names


def _check_numbers(names: Sequence[str], headings: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> None:
    """Refuse a column of counts in which a figure is no whole number: then a grouped one beside it is in doubt too."""
    known = reported_columns().by_name
    for place, name in enumerate(names):
        kind = known[name].kind if name else "label"
        if kind == "label":
            continue
        for line, cells in lines:
            text = cells[place].strip()
            if text and (_count(text) if kind == "count" else _percent(text)) is None:
                wanted = gettext("một số đếm nguyên") if kind == "count" else gettext("một tỷ lệ phần trăm")
                raise ReportedTableRefused(
                    gettext("Dòng %(line)s, cột “%(column)s”: “%(value)s” không phải là %(wanted)s.")
                    % {"line": line, "column": headings[place], "value": text[:60], "wanted": wanted},
                    remedy=gettext(
                        "Ghi số đếm liền nhau hoặc nhóm nghìn (58758 hoặc 58.758); để trống ô không có số liệu."
                    ),
                )


def _count(text: str) -> int | None:
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) < 16 else None
    return int(re.sub(r"\D", "", text)) if _GROUPED.fullmatch(text) and len(text) < 20 else None


def _percent(text: str) -> Decimal | None:
    match = _PERCENT.fullmatch(text)
    return Decimal(f"{match[1]}.{match[2]}" if match[2] else match[1]) if match else None


def _row(line: int, names: Sequence[str], cells: Sequence[str]) -> ReportedRow:
    known = reported_columns().by_name
    counts: dict[str, int] = {}
    percents: dict[str, Decimal] = {}
    labels: dict[str, str] = {}
    for name, cell in zip(names, cells, strict=True):
        text = cell.strip()
        if not name or not text:
            continue
        if known[name].kind == "count":
            counts[name] = _count(text) or 0
        elif known[name].kind == "percent":
            percents[name] = _percent(text) or Decimal(0)
        else:
            labels[name] = text
    return ReportedRow(line, _with_both(counts), percents, labels)


def _with_both(counts: Mapping[str, int]) -> dict[str, int]:
    """Where early and on time stand apart, both together."""
    if "on_time" in counts and "early" in counts and "on_time_or_before" not in counts:
        return {**counts, "on_time_or_before": counts["early"] + counts["on_time"]}
    return dict(counts)
