"""Letting the public read an extract: only when all that readers would have to wait for is worked out."""

import logging
from zoneinfo import ZoneInfo

from django.conf import settings

from motcua.analytics.labelling import kept_names
from motcua.analytics.labels import NAMED
from motcua.analytics.publication.kept import count_extract, plan_of, published_sums
from motcua.analytics.publication.public_counts import are_counts_kept, keep_counts
from motcua.analytics.refusals import ReleaseHeldBack
from motcua.analytics.snapshots import Snapshot, find_public, open_to_public
from motcua.dossiers.api import taking_alone

_log = logging.getLogger(__name__)
LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")
GROWN = 10
"""The public also gets another extract when its tenth part more or fewer dossiers are in the ledger."""


def release_when_due(snapshot: Snapshot) -> bool:
    """Let the public read the extract when it is time for one; whether the public reads it now."""
    if not is_due(find_public(snapshot.storage), snapshot, each=settings.RELEASES == "extract"):
        return False
    try:
        release(snapshot)
    except ReleaseHeldBack as held_back:
        _log.warning("the public goes on reading the earlier release: %s", held_back.words)
        return False
    return True


def is_due(public: Snapshot | None, snapshot: Snapshot, *, each: bool) -> bool:
    """Whether the public is to read this extract.

    public  what it reads now
    each    it reads every extract
    What changed by few between two releases is hidden, so the fewer there are the more is shown: one a month, the first
    extract of it, and one more whenever a large part of the ledger is new.
    """
    if each or public is None or public == snapshot:
        return True
    month, was = (
        (one.taken_at.astimezone(LOCAL).year, one.taken_at.astimezone(LOCAL).month) for one in (snapshot, public)
    )
    return month != was or abs(snapshot.rows - public.rows) * GROWN >= max(public.rows, 1)


def release(snapshot: Snapshot) -> None:
    """Work out what of the extract is hidden, then point the public to it; until then it reads the earlier one.

    Who works out two extracts at once points to the later one, whichever is ready first.
    Raises  ReleaseHeldBack where it would give something away beside the earlier ones; then nothing has changed
    """
    plan_of(snapshot)
    if snapshot.rows and not are_counts_kept(snapshot):  # planned before, but counted by other rules
        published = published_sums()
        keep_counts(snapshot, count_extract(snapshot, published), published)
    for dimension in NAMED if snapshot.rows else ():
        kept_names(snapshot, *NAMED[dimension])
    for path in snapshot.folder.iterdir():
        if path.is_file() and not path.name.startswith("."):
            snapshot.storage.share(path)
    with taking_alone():
        open_to_public(snapshot)
