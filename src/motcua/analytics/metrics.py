"""The metrics as expressions over the extract; every engine that Ibis speaks computes the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

Table = Any  # an Ibis table; Ibis itself is only imported where figures are computed


@dataclass(frozen=True, slots=True)
class Parts:
    """What a metric counts: the numerator, those of whom it cannot be told, and the denominator (None: a count)."""

    numerator: Callable[[Table], Any]
    unknown: Callable[[Table], Any] | None
    denominator: Callable[[Table], Any] | None


PARTS: Mapping[str, Parts] = {
    "received": Parts(numerator=lambda table: table.count(), unknown=None, denominator=None),
    "online_share": Parts(
        numerator=lambda table: (table.legal_channel == "online").sum(),
        unknown=lambda table: (table.legal_channel == "unknown").sum(),
        denominator=lambda table: table.count(),
    ),
}


def _text(column: str) -> Callable[[Table], Any]:
    """A column of the extract; what is empty is `unknown`."""
    return lambda table: table[column].nullif("").fill_null("unknown")


def _quarter(table: Table) -> Any:
    return table.received_on.year().cast("string") + "-Q" + table.received_on.quarter().cast("string")


EXPRESSIONS: Mapping[str, Callable[[Table], Any]] = {
    "tier": _text("tier"),
    "unit": _text("unit_code"),
    "residence_commune": _text("residence_commune"),
    "procedure": _text("procedure_code"),
    "field": _text("field"),
    "legal_channel": _text("legal_channel"),
    "channel_as_given": _text("channel_as_given"),
    "place": _text("place"),
    "actor": _text("actor"),
    "helper_kind": _text("helper_kind"),
    "service_level": _text("service_level"),
    "eligible_online": lambda table: table.eligible_online.cast("string").fill_null("unknown"),
    "origin_system": _text("origin_system"),
    "month": lambda table: table.received_on.strftime("%Y-%m"),
    "quarter": _quarter,
    "year": lambda table: table.received_on.year().cast("string"),
    "simulated": lambda table: table.simulated.cast("string"),
    "practice": lambda table: table.practice.cast("string"),
}
"""Each dimension, and each mark that `where` understands, as a text."""
