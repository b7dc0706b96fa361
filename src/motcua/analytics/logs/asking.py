"""Asking for the log of one source: from the newest extract, kept in memory as long as that stands."""

from functools import lru_cache

from motcua.analytics.extracts import current_snapshot
from motcua.analytics.logs.values import SourceLog
from motcua.analytics.optional import optional_module
from motcua.analytics.refusals import FigureRefused
from motcua.analytics.snapshots import Snapshot

_KEPT = 32


def log_of_source(origin: str, *, step: str = "") -> SourceLog:
    """What the newest extract knows of the source's log, and of one step in it.

    origin  name of the source, as the import gave it
    step    an activity in the source's own words; empty asks for none

    Raises  FigureRefused (no extract, no dossier of that source, no such step), AnalyticsNotInstalled
    """
    snapshot = current_snapshot()
    log = _kept(snapshot, origin, step) if snapshot else None
    if log is None:
        raise FigureRefused(
            f"Bản trích số liệu chưa có hồ sơ nào của nguồn “{origin}”.",
            remedy="Bản trích được tạo vài phút một lần; kiểm tra tên nguồn hoặc hỏi lại sau.",
        )
    if step and step not in {name for name, _ in log.activities}:
        raise FigureRefused(
            f"Nhật ký của nguồn “{origin}” không có bước “{step}”.",
            remedy=f"Các bước: {'; '.join(name for name, _ in log.activities)}.",
        )
    return log


@lru_cache(maxsize=_KEPT)
def _kept(snapshot: Snapshot, origin: str, step: str) -> SourceLog | None:
    """An extract never changes, so what was read of it once stays true."""
    found: SourceLog | None = optional_module("logs.reading").read_log(snapshot, origin, step)
    return found
