"""What is refused about drafts, how long they are kept, and how often a resume code may be guessed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from motcua.core.errors import Refused
from motcua.drafts.states import DraftState
from motcua.drafts.values import Draft

KEPT_FOR = timedelta(days=30)
"""After the last change; our own choice (no law sets it), long enough to fetch a missing paper."""
WARNED_BEFORE = timedelta(days=3)
RECEIPT_KEPT_FOR = timedelta(days=7)
TRIES_BEFORE_LOCK = 20
TRIES_FORGOTTEN_AFTER = timedelta(minutes=15)
MOST_BYTES = 1_000_000


class DraftUnreadable(Refused):
    """The kept bytes cannot be opened: the key is not the one they were sealed with, or they were changed."""

    code = "draft_unreadable"
    conflict = True


class DraftTooLarge(Refused):
    """More was typed than a draft holds. values: `most` bytes"""

    code = "draft_too_large"


class DraftSubmitted(Refused):
    """It was handed in already; the receipt says under which code."""

    code = "draft_submitted"
    conflict = True


class PageChangedElsewhere(Refused):
    """The same page was saved from another window with other answers. values: `current`, what stands there now."""

    code = "page_changed_elsewhere"
    conflict = True


class DraftChangedElsewhere(Refused):
    """Something was changed after the review was shown."""

    code = "draft_changed_elsewhere"
    conflict = True


class ResumeMustWait(Refused):
    """Too many wrong codes from here. values: `retry_at`, aware UTC"""

    code = "resume_must_wait"
    conflict = True


def check_open(draft: Draft) -> None:
    """Raises DraftSubmitted."""
    if draft.state is not DraftState.OPEN:
        raise DraftSubmitted()


def check_page_unchanged(draft: Draft, section_id: str, seen: int | None, answers: Mapping[str, Any]) -> None:
    """Another window may have saved this page since it was shown; the same answers are no quarrel.

    seen  how often the page had been saved when it was shown; None where the sender does not say
    Raises  PageChangedElsewhere
    """
    current = draft.answers.get(section_id, {})
    if seen is not None and seen != draft.seen.get(section_id, 0) and dict(current) != dict(answers):
        raise PageChangedElsewhere(current=dict(current))


def expires_at(now: datetime) -> datetime:
    """When a draft changed now is removed."""
    return now + KEPT_FOR
