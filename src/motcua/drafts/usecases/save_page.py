"""Saving one page as it was typed: first kept, then judged."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from django.db import transaction

from motcua.drafts.keeping import keep
from motcua.drafts.queries import draft_of, get_row_for_update
from motcua.drafts.rules import Answers, check_open, check_page_unchanged
from motcua.drafts.values import Draft

_UNSAID: Mapping[str, int] = MappingProxyType({})


@transaction.atomic
def save_page(
    public_id: str,
    *,
    answers: Answers,
    now: datetime,
    seen: Mapping[str, int] = _UNSAID,
    page: str = "",
    language: str = "",
    looked_at: bool = False,
) -> Draft:
    """Keep the answers of the sections of one page; all others stay as they are. The same again changes nothing.

    answers    by section, as typed
    seen       by section: how often it had been saved when it was shown (`Draft.seen`); a section left out is replaced
               whatever stands there
    page       where the person goes on
    looked_at  the page was accepted: what a newer form asks there (`Draft.anew`) is asked no more
    Raises     NotFound, DraftSubmitted, DraftTooLarge; PageChangedElsewhere (nothing is kept; both texts are known)
    """
    row = get_row_for_update(public_id, now=now)
    draft = draft_of(row)
    check_open(draft)
    check_page_unchanged(draft, answers, seen)
    news = {
        section: dict(given)
        for section, given in answers.items()
        if section not in draft.answers or dict(draft.answers[section]) != dict(given)
    }
    changed = replace(
        draft,
        answers={**draft.answers, **news},
        seen={**draft.seen, **{section: draft.seen.get(section, 0) + 1 for section in news}},
        anew=tuple(path for path in draft.anew if not looked_at or path.partition(".")[0] not in answers),
        page=page or draft.page,
        language=language or draft.language,
    )
    return draft if changed == draft else keep(row, changed, now=now)
