"""What most metrics share: where they come from, how they count, since when they hold, and conditions on a dossier."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from motcua.analytics.dimensions import OF_DOSSIERS
from motcua.analytics.shapes import Asked, Column, Table, Words

LEDGER = Words(
    "Sổ hồ sơ của hệ thống này, gồm hồ sơ tiếp nhận tại đây và hồ sơ nhập từ hệ thống khác.",
    "The ledger of this system: dossiers received here and mirrors of other systems' dossiers.",
)
EACH_ONCE = Words("Mỗi hồ sơ đếm một lần.", "Each dossier counts once.")
NO_DENOMINATOR = Words("Không có.", "There is none.")
ALL_RECEIVED = Words("Tất cả hồ sơ tiếp nhận trong kỳ.", "All dossiers received in the period.")
PART_OF_ONE = Words("phần của 1", "part of 1")
DAYS = Words("ngày", "days")

DOSSIER_FRAME: Mapping[str, Any] = {
    "grain": EACH_ONCE,
    "source": LEDGER,
    "dimensions": OF_DOSSIERS,
    "valid_from": date(2021, 1, 1),
}
"""Given to each metric that counts dossiers. Its definition holds for all that the ledger can hold."""

SHARE_FRAME: Mapping[str, Any] = {**DOSSIER_FRAME, "kind": "share", "unit": PART_OF_ONE}

CLOSED_STAGES = ("approved", "returned", "refused", "stopped", "withdrawn", "not_accepted")
"""Stages in which the office has said its last word."""


def online(table: Table, asked: Asked) -> Column:
    """Handed in through the online door."""
    return table.legal_channel == "online"


def channel_unknown(table: Table, asked: Asked) -> Column:
    """Nobody knows through which door."""
    return unknown_text(table.legal_channel)


def unknown_text(column: Column) -> Column:
    """The text is absent, empty or says `unknown`."""
    return column.fill_null("").isin(("", "unknown"))


def closed(table: Table) -> Column:
    """The office has said its last word, whether or not it is known when."""
    return table.finished_at.notnull() | table.stage.fill_null("").isin(CLOSED_STAGES)


def end_unknown(table: Table) -> Column:
    """It ended, but nobody knows when."""
    return table.finished_at.isnull() & table.stage.fill_null("").isin(CLOSED_STAGES)
