"""Ten figures and one more, counted from the ledger's own rows: plain counting that knows nothing of extracts."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any, NamedTuple

from django.db import connection

Row = Mapping[str, Any]
COLUMNS = (
    "id", "unit_as_given", "legal_channel", "actor", "eligible_online", "stage", "received_at", "due_at", "finished_at",
    "fee_dong", "paid_online",
)  # fmt: skip
ENDED = {"approved", "returned", "refused", "stopped", "withdrawn", "not_accepted"}
DAY = 86_400


class Counted(NamedTuple):
    """What a figure is to say: a count alone has no denominator, a time no numerator."""

    numerator: int | None
    denominator: int | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None


def ledger_rows() -> list[Row]:
    """Every simulated dossier as it stands in the ledger, with how often papers were asked for."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(COLUMNS)} FROM dossiers_dossier WHERE simulated ORDER BY id")
        rows = [dict(zip(COLUMNS, values, strict=True)) for values in cursor.fetchall()]
        cursor.execute("SELECT dossier_id FROM dossiers_foreignactivity WHERE activity = 'Yêu cầu bổ sung'")
        asked = [key for (key,) in cursor.fetchall()]
    return [row | {"asked": asked.count(row["id"])} for row in rows]


def by_unit(rows: Iterable[Row], *, fewest: int, most: int) -> dict[str, list[Row]]:
    """The dossiers of each unit that has so few that one could count them on a sheet of paper."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["unit_as_given"]].append(row)
    return {unit: own for unit, own in found.items() if fewest <= len(own) <= most}


def _share(yes: int, perhaps: int, of: int) -> Counted:
    return Counted(yes, of, *(Fraction(count, of) if of else None for count in (yes, yes + perhaps)))


def _online_by(*actors: str) -> Callable[[Sequence[Row], datetime], Counted]:
    def count(rows: Sequence[Row], as_of: datetime) -> Counted:
        hands = [row["actor"] for row in rows if row["legal_channel"] == "online"]
        return _share(sum(hand in actors for hand in hands), hands.count("unknown"), len(rows))

    return count


def _online(rows: Sequence[Row], as_of: datetime) -> Counted:
    channels = [row["legal_channel"] for row in rows]
    return _share(channels.count("online"), channels.count("unknown"), len(rows))


def _eligible(rows: Sequence[Row], as_of: datetime) -> Counted:
    return _online([row for row in rows if row["eligible_online"]], as_of)


def _on_time(rows: Sequence[Row], as_of: datetime) -> Counted:
    ended = [row for row in rows if row["due_at"] and (row["finished_at"] or row["stage"] in ENDED)]
    in_time = sum(bool(row["finished_at"]) and row["finished_at"] <= row["due_at"] for row in ended)
    return _share(in_time, sum(not row["finished_at"] for row in ended), len(ended))


def _right_at_once(rows: Sequence[Row], as_of: datetime) -> Counted:
    ended = [row for row in rows if row["finished_at"] or row["stage"] in ENDED]
    return _share(sum(not row["asked"] and row["stage"] != "not_accepted" for row in ended), 0, len(ended))


def _overdue(rows: Sequence[Row], as_of: datetime) -> Counted:
    waiting = [row for row in rows if not row["finished_at"] and row["stage"] not in ENDED]
    return Counted(sum(row["due_at"] < as_of for row in waiting if row["due_at"]))


def _paid(rows: Sequence[Row], as_of: datetime) -> Counted:
    """Whether there was a fee is unknown of some: they count in where that makes the share smallest, and greatest."""
    charged = [row for row in rows if row["fee_dong"]]
    maybe = [row for row in rows if row["fee_dong"] is None]
    sides = []
    for guess in (False, True):
        paid = sum(guess if row["paid_online"] is None else row["paid_online"] for row in charged)
        of, extra = len(charged), [guess if row["paid_online"] is None else row["paid_online"] for row in maybe]
        taken = [each for each in extra if each is guess]
        sides.append(Fraction(paid + sum(taken), of + len(taken)) if of + len(taken) else None)
    return Counted(sum(row["paid_online"] is True for row in charged), len(charged), *sides)


def _half_ended_after(rows: Sequence[Row], as_of: datetime) -> Counted:
    """Kaplan-Meier by hand: of those still there at each ending, the part that stays; in days."""
    times = [(int((row["finished_at"] or as_of).timestamp()) - int(row["received_at"].timestamp())) for row in rows]
    ended = [time for time, row in zip(times, rows, strict=True) if row["finished_at"]]
    staying, before = Fraction(1), None
    for time in sorted(set(ended)):
        if before is not None:
            return _days(Fraction(before + time, 2))
        staying *= 1 - Fraction(ended.count(time), sum(each >= time for each in times))
        if staying < Fraction(1, 2):
            return _days(Fraction(time))
        before = time if staying == Fraction(1, 2) else None
    return Counted(None) if before is None else _days(Fraction(before))


def _days(seconds: Fraction) -> Counted:
    return Counted(None, None, seconds / DAY, seconds / DAY)


COUNTS: Mapping[str, Callable[[Sequence[Row], datetime], Counted]] = {
    "received": lambda rows, as_of: Counted(len(rows)),
    "online_share": _online,
    "eligible_online_share": _eligible,
    "self_service_share": _online_by("owner"),
    "assisted_share": _online_by("owner_assisted"),
    "proxy_share": _online_by("officer_proxy", "agent"),
    "on_time_share": _on_time,
    "first_time_right": _right_at_once,
    "overdue": _overdue,
    "online_payment_share": _paid,
    "time_to_result": _half_ended_after,
}
