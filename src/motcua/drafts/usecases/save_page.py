"""Saving one page as it was typed: first kept, then judged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.drafts.keeping import keep
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import check_open, check_page_unchanged
from motcua.drafts.values import Draft


@transaction.atomic
def save_page(
    public_id: str,
    *,
    section_id: str,
    answers: Mapping[str, Any],
    now: datetime,
    seen: int | None = None,
    page: str = "",
    language: str = "",
) -> Draft:
    """Keep the answers of one page; the other pages stay as they are. The same answers again change nothing.

    seen  how often the page had been saved when it was shown (`Draft.seen`); None: whatever stands there is replaced
    Raises  NotFound, DraftSubmitted, DraftTooLarge; PageChangedElsewhere (nothing is kept; both texts are known)
    """
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    check_page_unchanged(draft, section_id, seen, answers)
    kept = draft.answers.get(section_id)
    same = kept is not None and dict(kept) == dict(answers)
    if same and draft.page == (page or draft.page) and draft.language == (language or draft.language):
        return draft
    times = draft.seen.get(section_id, 0) + (0 if same else 1)
    changed = replace(
        draft,
        answers={**draft.answers, section_id: dict(answers)},
        seen={**draft.seen, section_id: times},
        page=page or draft.page,
        language=language or draft.language,
    )
    return keep(row, changed, now=now)
