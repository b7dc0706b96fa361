"""Who is away and who stands in, as the page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext, ngettext

from motcua.core.errors import Refused
from motcua.desk.wording import ROLE_WORDS, field_words
from motcua.dossiers.work_api import DelegationListed
from motcua.identity.api import Colleague
from motcua.orgs.api import UnitRef
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, FormState
from motcua.ui.words import date_words


@dataclass(frozen=True, slots=True)
class AbsenceLine:
    """One delegation; `may_end` where this officer may end it."""

    id: int
    words: str
    note: str
    may_end: bool


@dataclass(frozen=True, slots=True)
class AbsencePage:
    """Everything on the page. `leads` shows whose absence is noted and who leaves; `asked` how much would go."""

    unit: UnitRef
    lines: tuple[AbsenceLine, ...]
    people: tuple[Choice, ...]
    leavers: tuple[Choice, ...]
    leads: bool
    form: FormState
    asked: str
    confirm: str


def present_absence(
    unit: UnitRef,
    colleagues: Sequence[Colleague],
    delegations: Sequence[DelegationListed],
    left: Mapping[int, int],
    names: Mapping[int, str],
    *,
    account_id: int | None,
    leads: bool,
    typed: QueryDict,
    refused: Refused | None,
    asked: int | None,
) -> AbsencePage:
    """People who left the unit with open dossiers stand first among those who hand over."""
    people = tuple(_person(one) for one in colleagues)
    gone = tuple(Choice(str(key), _gone(names.get(key, ""), count)) for key, count in left.items())
    values: dict[str, object] = {
        name: typed.get(name, "") for name in ("person", "to", "note", "leaver", "receiver", "why")
    }
    values |= {name: posted_date(typed, name) if typed else {} for name in ("first_day", "last_day")}
    return AbsencePage(
        unit=unit,
        lines=tuple(_line(one, names, leads or one.account_id == account_id) for one in delegations),
        people=people,
        leavers=(*gone, *people) if leads else tuple(one for one in people if one.value == str(account_id)),
        leads=leads,
        form=FormState(values, _errors(refused, typed) if refused else {}),
        asked=_asked(asked) if asked is not None else "",
        confirm=gettext("Bàn giao") if asked else "",
    )


def _errors(refused: Refused, typed: QueryDict) -> dict[str, str]:
    """By the control in which the remedy is typed: both forms ask for a receiver under a name of their own."""
    own = {"to": "receiver"} if "leaver" in typed else {}
    return {own.get(name, name): words for name, words in field_words(refused).items()}


def _asked(count: int) -> str:
    if not count:
        return gettext("Người này không giữ hồ sơ nào đang mở ở đơn vị.")
    words = ngettext("Sẽ bàn giao %(count)s hồ sơ đang mở.", "Sẽ bàn giao %(count)s hồ sơ đang mở.", count)
    return words % {"count": count}


def _gone(name: str, count: int) -> str:
    words = ngettext(
        "%(person)s – không còn làm việc ở đơn vị, còn giữ %(count)s hồ sơ",
        "%(person)s – không còn làm việc ở đơn vị, còn giữ %(count)s hồ sơ",
        count,
    )
    return words % {"person": name, "count": count}


def _line(one: DelegationListed, names: Mapping[int, str], may_end: bool) -> AbsenceLine:
    words = gettext("%(person)s vắng từ %(first)s đến hết %(last)s; %(colleague)s xử lý thay") % {
        "person": names.get(one.account_id, ""),
        "colleague": names.get(one.to_account_id, ""),
        "first": date_words(one.first_day),
        "last": date_words(one.last_day),
    }
    return AbsenceLine(one.id, words, one.note, may_end)


def _person(one: Colleague) -> Choice:
    roles = ", ".join(str(ROLE_WORDS[role]) for role in one.roles)
    return Choice(str(one.account_id), f"{one.name} – {roles}")
