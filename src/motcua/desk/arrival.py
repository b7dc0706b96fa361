"""How a dossier came in, as the officer wrote it down: by whom, with which consignment, when posted and received."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from motcua.core.worktime import LOCAL_TIME
from motcua.dossiers.api import ArrivalRefused
from motcua.ui.posted import posted_date

TEXTS = ("sender", "consignment", "team", "receipt", "mandate")
_TIME = re.compile(r"(\d{1,2})\s*[:hg.]\s*(\d{2})", re.ASCII)


def read_arrival(typed: Mapping[str, str]) -> dict[str, str]:
    """What is kept of the way in; whether it can be so is decided by the domain.

    Raises  ArrivalRefused where the boxes hold something, but no day or time
    """
    found = {name: text for name in TEXTS if (text := " ".join(typed.get(f"intake.{name}", "").split()))}
    if posted := _day(typed, "posted_on", "day_not_understood"):
        found["posted_on"] = posted.isoformat()
    received, clock = _day(typed, "received_at", "moment_not_understood"), typed.get("intake.received_time", "").strip()
    if received or clock:
        found["received_at"] = _moment(received, clock).isoformat()
    return found


def _moment(day: date | None, clock: str) -> datetime:
    hours = _TIME.fullmatch(clock)
    try:
        if day is None or hours is None:
            raise ValueError(clock)
        return datetime.combine(day, time(int(hours[1]), int(hours[2])), LOCAL_TIME)
    except ValueError as impossible:
        raise ArrivalRefused(field_errors={"intake.received_at": "moment_not_understood"}) from impossible


def _day(typed: Mapping[str, str], name: str, code: str) -> date | None:
    boxes = posted_date(typed, f"intake.{name}")
    if not any(boxes.values()):
        return None
    try:
        if not all(text.isascii() for text in boxes.values()):
            raise ValueError(name)
        return date(int(boxes["year"]), int(boxes["month"]), int(boxes["day"]))
    except (ValueError, OverflowError) as impossible:
        raise ArrivalRefused(field_errors={f"intake.{name}": code}) from impossible


def read_moment(typed: Mapping[str, str], day: str, clock: str) -> datetime:
    """The moment in the three boxes of `day` and the text of `clock`. Raises ArrivalRefused at `day`."""
    boxes, hours = posted_date(typed, day), _TIME.fullmatch(typed.get(clock, "").strip())
    try:
        if hours is None or not all(text.isascii() for text in boxes.values()):
            raise ValueError(clock)
        found = date(int(boxes["year"]), int(boxes["month"]), int(boxes["day"]))
        return datetime.combine(found, time(int(hours[1]), int(hours[2])), LOCAL_TIME)
    except (ValueError, OverflowError) as impossible:
        raise ArrivalRefused(field_errors={day: "moment_not_understood"}) from impossible
