"""What is refused about drafts, how long they are kept, and how often a resume code may be guessed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from motcua.core.errors import Refused
from motcua.drafts.states import DraftState
from motcua.drafts.values import Draft

Answers = Mapping[str, Mapping[str, Any]]

KEPT_FOR = timedelta(days=30)
"""After the last change; our own choice (no law sets it), long enough to fetch a missing paper."""
WARNED_BEFORE = timedelta(days=3)
RECEIPT_KEPT_FOR = timedelta(days=7)
TRIES_BEFORE_LOCK = 100
"""By origin, which whole villages share behind one address; of 60 bits a hundred tries find nothing."""
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
    """The same page was saved from another window with other answers. values: `current`, by section what is kept."""

    code = "page_changed_elsewhere"
    conflict = True


class DraftChangedElsewhere(Refused):
    """Something was changed after the review was shown."""

    code = "draft_changed_elsewhere"
    conflict = True


class VersionNotInForce(Refused):
    """The form that was filled in is not the one of today: look at what changed first."""

    code = "version_not_in_force"
    conflict = True


class ResumeMustWait(Refused):
    """Too many wrong codes from here. values: `retry_at`, aware UTC"""

    code = "resume_must_wait"
    conflict = True


def check_open(draft: Draft) -> None:
    """Raises DraftSubmitted."""
    if draft.state is not DraftState.OPEN:
        raise DraftSubmitted()


def check_page_unchanged(draft: Draft, answers: Answers, seen: Mapping[str, int]) -> None:
    """Another window may have saved this page since it was shown; the same answers are no quarrel.

    seen  by section: how often it had been saved when it was shown; left out where the sender does not say
    Raises  PageChangedElsewhere
    """
    current = {
        section: dict(draft.answers.get(section, {}))
        for section, given in answers.items()
        if seen.get(section, draft.seen.get(section, 0)) != draft.seen.get(section, 0)
        and dict(draft.answers.get(section, {})) != dict(given)
    }
    if current:
        raise PageChangedElsewhere(current=current)


def expires_at(now: datetime) -> datetime:
    """When a draft changed now is removed."""
    return now + KEPT_FOR
