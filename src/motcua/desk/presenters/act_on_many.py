"""The page on which one decision is prepared for many dossiers, and the one that tells what came of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from motcua.core.actor import Actor
from motcua.desk.wording import ROLE_WORDS, words_of
from motcua.dossiers.rules.access import units_for
from motcua.dossiers.wording import EVENT_WORDS, STAGE_WORDS
from motcua.dossiers.work_api import ManyVerb, Picked, RowResult, WorkList
from motcua.identity.api import Colleague
from motcua.ui.values import Choice, StatusKind
from motcua.ui.words import moment_words

VERB_WORDS: dict[ManyVerb, Promise] = {
    ManyVerb.PASS: _("Chuyển bước"),
    ManyVerb.ASSIGN: _("Phân công"),
    ManyVerb.APPROVE: _("Phê duyệt kết quả"),
    ManyVerb.RETURN_RESULT: _("Trả kết quả"),
}
_IN_HAND = (ManyVerb.PASS, ManyVerb.ASSIGN, ManyVerb.APPROVE)
VERBS_OF_LIST: Mapping[WorkList, tuple[ManyVerb, ...]] = {
    "mine": _IN_HAND,
    "new": (ManyVerb.ASSIGN,),
    "open": _IN_HAND,
    "unassigned": (ManyVerb.ASSIGN, ManyVerb.PASS, ManyVerb.APPROVE),
    "due_today": _IN_HAND,
    "overdue": _IN_HAND,
    "asked": (),
    "awaiting": (ManyVerb.ASSIGN,),
    "others": (ManyVerb.ASSIGN,),
    "to_return": (ManyVerb.RETURN_RESULT,),
}
"""What one usually does with the dossiers of a list."""

NAMES_SOMEBODY = frozenset({ManyVerb.PASS, ManyVerb.ASSIGN})


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One dossier with what would come of it, or came; `known` is false where it is not the officer's to open."""

    code: str
    words: str
    kind: StatusKind
    about: str = ""
    done: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True)
class ManyPage:
    """Everything on the page; `done` is true when it tells what was done, false while it asks."""

    title: str
    summary: str
    verb: str
    picks: tuple[str, ...]
    lines: tuple[ResultLine, ...]
    possible: int
    done: bool
    people: tuple[Choice, ...] = ()
    names_somebody: bool = False
    button: str = ""


def verbs_for(actor: Actor, which: WorkList, unit_id: int) -> tuple[Choice, ...]:
    """The acts that this officer may do with several dossiers of this list."""
    return tuple(
        Choice(verb.value, str(VERB_WORDS[verb]))
        for verb in VERBS_OF_LIST[which]
        if unit_id in units_for(actor, verb.value)
    )


def present_many(
    verb: ManyVerb,
    picked: Sequence[Picked],
    results: Sequence[RowResult],
    *,
    done: bool,
    colleagues: Iterable[Colleague] = (),
) -> ManyPage:
    """Each dossier with its answer; those that cannot be done stand first, since somebody must look at them."""
    lines = tuple(sorted((_line(result, done=done) for result in results), key=lambda line: line.done))
    possible = sum(line.done for line in lines)
    title = str(VERB_WORDS[verb])
    return ManyPage(
        title=title,
        summary=_summary(possible, len(lines), done=done),
        verb=verb.value,
        picks=tuple(pick_value(one) for one in picked),
        lines=lines,
        possible=possible,
        done=done,
        people=tuple(_person(one) for one in colleagues),
        names_somebody=verb in NAMES_SOMEBODY,
        button=ngettext("%(act)s %(count)s hồ sơ", "%(act)s %(count)s hồ sơ", possible)
        % {"act": title, "count": possible},
    )


def pick_value(one: Picked) -> str:
    """How a chosen dossier stands in a form: its code and the revision that was seen."""
    return f"{one.code}~{one.revision if one.revision is not None else ''}"


def _summary(possible: int, asked: int, *, done: bool) -> str:
    words = {"possible": possible, "asked": asked, "left": asked - possible}
    if done and possible == asked:
        return ngettext("Đã xong %(asked)s hồ sơ.", "Đã xong %(asked)s hồ sơ.", asked) % words
    if done:
        return gettext("Đã xong %(possible)s trong %(asked)s hồ sơ; %(left)s hồ sơ chưa thực hiện được.") % words
    if possible == asked:
        return ngettext("Thực hiện được với %(asked)s hồ sơ.", "Thực hiện được với %(asked)s hồ sơ.", asked) % words
    return gettext("Thực hiện được với %(possible)s trong %(asked)s hồ sơ; %(left)s hồ sơ sẽ được giữ nguyên.") % words


def _line(result: RowResult, *, done: bool) -> ResultLine:
    if result.change is not None:
        words = gettext("Đã xong") if done else gettext("Thực hiện được")
        return ResultLine(result.code, words, "good", str(STAGE_WORDS[result.change.stage.value]), done=True)
    if result.refused is None:
        about = gettext("Hồ sơ này không thuộc quyền của đồng chí ở việc này.")
        return ResultLine(result.code, gettext("Không được phép"), "late", about, known=False)
    about = words_of(result.refused)
    if result.meanwhile is not None:
        about += " " + gettext("Thay đổi mới nhất: %(act)s – %(person)s, %(moment)s.") % {
            "act": EVENT_WORDS.get(result.meanwhile.kind, result.meanwhile.kind),
            "person": result.meanwhile.by,
            "moment": moment_words(result.meanwhile.at),
        }
    return ResultLine(result.code, gettext("Giữ nguyên"), "waiting", about)


def _person(one: Colleague) -> Choice:
    roles = ", ".join(str(ROLE_WORDS[role]) for role in one.roles)
    return Choice(str(one.account_id), f"{one.name} – {roles}")
