"""The names that go with codes in the extract, so that a page can write them out."""

from collections.abc import Iterable

from motcua.analytics.extracts import optional_module
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.snapshots import Snapshot

NAMED = {"unit": ("unit_code", "unit_name"), "procedure": ("procedure_code", "procedure_name")}
"""Dimensions of codes whose dossiers carry the name beside it: the columns of both."""


def code_names(dimension: str, codes: Iterable[str], *, snapshot: Snapshot) -> dict[str, str]:
    """The name of each code that has one; where dossiers spell it in several ways, the most frequent spelling.

    Raises  FigureRefused (a dimension without names), AnalyticsNotInstalled
    """
    if dimension not in NAMED:
        raise FigureRefused(f"“{dimension}” không có tên kèm theo mã.", remedy=f"Có tên: {', '.join(NAMED)}.")
    code, name = NAMED[dimension]
    wanted = set(codes)
    if not wanted or snapshot.rows == 0:
        return {}
    found: dict[str, str] = optional_module("labelling").kept_names(snapshot, code, name)
    return {code: name for code, name in found.items() if code in wanted}
