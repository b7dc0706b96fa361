"""Who else has the same dossier open, and what others did since a page was shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from motcua.desk.presenters.act_words import ACT_WORDS
from motcua.desk.presenters.dossier import people_of, story_entry
from motcua.dossiers.api import DossierView, StoryLine
from motcua.dossiers.news_api import Present
from motcua.identity.api import names_of_accounts
from motcua.ui.values import StoryEntry
from motcua.ui.words import moment_words

MOST_CHANGES = 20
"""More is not read before an act; the dossier's page has them all."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since, the newest first; `left_out` says in words how many older ones are not shown."""

    entries: tuple[StoryEntry, ...] = ()
    left_out: str = ""


def present_company(others: Sequence[Present]) -> tuple[str, ...]:
    """One sentence for each colleague who has the dossier open."""
    return tuple(_sentence(one) for one in others)


def _sentence(one: Present) -> str:
    words = {"person": one.name, "moment": moment_words(one.since)}
    if not one.doing:
        return gettext("%(person)s đang mở hồ sơ này, từ %(moment)s.") % words
    title, _about = ACT_WORDS.get(one.doing, ("", ""))
    if not title:
        return gettext("%(person)s đang làm việc với hồ sơ này, từ %(moment)s.") % words
    return gettext("%(person)s đang mở trang “%(act)s” của hồ sơ này, từ %(moment)s.") % (words | {"act": title})


def changes_since(dossier: DossierView, revision: int | None) -> Changes:
    """What happened after this revision of the dossier; nothing where the page shows the present one."""
    if revision is None or revision >= dossier.revision:
        return Changes()
    lines = [line for line in dossier.story if _revision(line) > revision]
    people = names_of_accounts(people_of(dossier))
    left_out = max(0, len(lines) - MOST_CHANGES)
    words = ngettext("Còn %(count)s thay đổi trước đó.", "Còn %(count)s thay đổi trước đó.", left_out)
    return Changes(
        entries=tuple(story_entry(line, {}, people) for line in reversed(lines[left_out:])),
        left_out=words % {"count": left_out} if left_out else "",
    )


def _revision(line: StoryLine) -> int:
    """The dossier's revision after this event; events that change no column of it carry none."""
    return int(line.payload.get("revision") or 0)
