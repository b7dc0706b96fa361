"""Which figures of a report must add up to which, and whether they do; nothing is filled in and nothing mended."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from motcua.analytics.reconciliation.values import Check, PooledCheck, ReportedRow, ShareCheck, Verdict

ROUNDED_TO = 10
"""A figure that ends in 0 may have been rounded to tens, where most figures of the sum end so; it may miss by half."""

SUMMED = (
    "received_total", "new", "carried", "resolved", "early", "on_time_or_before", "late", "pending",
    "pending_in_time", "pending_overdue", "due", "online", "direct", "postal",
)  # fmt: skip
"""Columns in which a total row must equal the sum of its parts."""

_SHARES: Mapping[str, tuple[str, str]] = {
    "on_time_pct": ("on_time_or_before", "resolved"),
    "online_pct": ("online", "received_total"),
}
"""Printed percentage -> its numerator, and the denominator that its words ask for."""

_DENOMINATORS = ("resolved", "due", "received_total", "new")
_PARTS_AT_MOST = (
    ("early", "on_time_or_before"),
    ("resolved", "received_total"),
    ("pending", "received_total"),
    ("online", "received_total"),
)


def sums_of(row: ReportedRow) -> Iterator[Check]:
    """Every sum that the row's own figures allow to be checked."""
    counts = row.counts
    yield from _sum("inflow", row, "received_total", ("new", "carried"))
    yield from _sum("balance", row, "received_total", ("resolved", "pending"))
    classes = ("on_time_or_before", "late")
    wholes = [name for name in ("resolved", "due") if name in counts]
    for whole in wholes or ["received_total"]:
        yield from _sum(f"classes_of_{whole}", row, whole, classes)
    yield from _sum("pending_classes", row, "pending", ("pending_in_time", "pending_overdue"))
    yield from _channels(row)
    for part, whole in _PARTS_AT_MOST:
        if part in counts and whole in counts and counts[part] > counts[whole]:
            yield Check("part_exceeds", (row.line,), (whole, counts[whole]), ((part, counts[part]),), "difference")


def _sum(code: str, row: ReportedRow, whole: str, parts: Sequence[str]) -> Iterator[Check]:
    """The check, where all of its figures are reported."""
    counts = row.counts
    if whole in counts and all(part in counts for part in parts):
        given = tuple((part, counts[part]) for part in parts)
        yield Check(code, (row.line,), (whole, counts[whole]), given, _verdict(counts[whole], given))


def _channels(row: ReportedRow) -> Iterator[Check]:
    """The three ways of handing in make what came in new; where only the sum with the carried is told, all of it."""
    if "new" in row.counts:
        yield from _sum("channels", row, "new", ("online", "direct", "postal"))
    elif "carried" in row.counts:
        yield from _sum("channels_and_carried", row, "received_total", ("online", "direct", "postal", "carried"))
    else:
        yield from _sum("channels", row, "received_total", ("online", "direct", "postal"))


def _verdict(whole: int, parts: Sequence[tuple[str, int]]) -> Verdict:
    difference = abs(sum(value for _, value in parts) - whole)
    if difference == 0:
        return "adds_up"
    figures = (whole, *(value for _, value in parts))
    round_ones = sum(bool(value) and value % ROUNDED_TO == 0 for value in figures)
    may_be_rounded = round_ones >= 2 and 2 * round_ones > len(figures)
    return "rounding" if may_be_rounded and 2 * difference <= round_ones * ROUNDED_TO else "difference"


def totals_of(rows: Sequence[ReportedRow]) -> Iterator[Check]:
    """Sums across rows: a total row against its parts, in every column that all of them report.

    A row is a total where other rows of the same source, place and period name its level in `part_of`, or else where
    what it received is to the last dossier what the other rows of its group received together.
    """
    groups: dict[tuple[str, ...], list[ReportedRow]] = {}
    for row in rows:
        key = tuple(row.labels.get(label, "") for label in ("source", "place", "period"))
        groups.setdefault(key, []).append(row)
    for group in groups.values():
        for total, parts in _totals(group):
            for column in SUMMED:
                if column in total.counts and all(column in part.counts for part in parts):
                    lines = (total.line, *(part.line for part in parts))
                    given = tuple((part.labels.get("level") or part.name, part.counts[column]) for part in parts)
                    whole = (column, total.counts[column])
                    yield Check(f"total:{column}", lines, whole, given, _verdict(whole[1], given))


def _totals(group: Sequence[ReportedRow]) -> Iterator[tuple[ReportedRow, list[ReportedRow]]]:
    for total in group:
        level = total.labels.get("level", "")
        named = [row for row in group if level and row.labels.get("part_of", "") == level]
        if named:
            yield total, named
    if any(row.labels.get("part_of") for row in group) or len(group) < 3:
        return
    received = [row.counts.get("received_total") for row in group]
    if None in received:
        return
    together = sum(value or 0 for value in received)
    for total in group:
        if 2 * total.counts["received_total"] == together and together:
            yield total, [row for row in group if row is not total]
            return


def shares_of(row: ReportedRow) -> Iterator[ShareCheck]:
    """Every printed percentage of the row beside what each denominator would give."""
    for column, printed in row.percents.items():
        numerator_name, expected = _SHARES[column]
        numerator = row.counts.get(numerator_name)
        candidates = tuple((name, row.counts[name]) for name in _DENOMINATORS if row.counts.get(name))
        if numerator is None or not candidates:
            continue
        fits = tuple(name for name, value in candidates if _fits(printed, numerator, value))
        told = expected if expected in row.counts else ""
        yield ShareCheck(column, row.line, printed, numerator, candidates, fits, told)


def _fits(printed: Decimal, numerator: int, denominator: int) -> bool:
    """Whether the share, rounded or cut off at the printed digit, is the printed one."""
    step = Decimal(1).scaleb(int(printed.as_tuple().exponent))
    distance = Decimal(100) * numerator / denominator - printed
    return -step / 2 <= distance < step


def pooled(checks: Sequence[Check]) -> Iterator[PooledCheck]:
    """Each rule of single rows over all rows together."""
    codes = dict.fromkeys(check.code for check in checks if len(check.lines) == 1 and check.code != "part_exceeds")
    for code in codes:
        of_code = [check for check in checks if check.code == code]
        names = tuple(name for name, _ in of_code[0].parts)
        sums = tuple((name, sum(dict(check.parts)[name] for check in of_code)) for name in names)
        whole = (of_code[0].whole[0], sum(check.whole[1] for check in of_code))
        holds = sum(check.verdict == "adds_up" for check in of_code)
        yield PooledCheck(code, len(of_code), holds, whole, sums)
