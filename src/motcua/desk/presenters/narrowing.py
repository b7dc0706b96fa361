"""Narrowing a work list, and the lists that an officer keeps for herself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from motcua.desk.presenters.work_list import NARROWED_BY
from motcua.dossiers.api import WorkPage
from motcua.dossiers.wording import CHANNEL_WORDS
from motcua.dossiers.work_api import ViewListed, WorkList
from motcua.identity.api import Colleague
from motcua.ui.values import Choice, FormState, Link

KEPT_OF_ADDRESS = ("unit", "list", *NARROWED_BY)
"""What of an address a kept list remembers."""


@dataclass(frozen=True, slots=True)
class KeptView:
    """One kept list; `drop_href` gives it up."""

    link: Link
    drop_href: str


@dataclass(frozen=True, slots=True)
class NarrowingView:
    """The controls; `active` when the list is narrowed now, `kept` what the form that keeps it sends."""

    form: FormState
    procedures: tuple[Choice, ...]
    channels: tuple[Choice, ...]
    people: tuple[Choice, ...]
    views: tuple[KeptView, ...]
    active: bool
    all_href: str
    kept: tuple[tuple[str, str], ...]


def present_narrowing(
    asked: Mapping[str, str],
    page: WorkPage,
    *,
    views: Sequence[ViewListed],
    colleagues: Iterable[Colleague],
    unit_id: int,
    which: WorkList,
) -> NarrowingView:
    """Procedures are those of the rows that are seen, so that no list is read through for its choices."""
    values = {name: asked.get(name, "") for name in NARROWED_BY}
    present = {"unit": str(unit_id), "list": which, **{name: value for name, value in values.items() if value}}
    names = dict(sorted({row.procedure_code: row.procedure_name for row in page.rows}.items()))
    if values["procedure"]:
        names.setdefault(values["procedure"], values["procedure"])
    return NarrowingView(
        form=FormState(values),
        procedures=tuple(Choice(code, name) for code, name in names.items()),
        channels=tuple(Choice(code, str(words)) for code, words in CHANNEL_WORDS.items() if code != "unknown"),
        people=tuple(Choice(str(one.account_id), one.name) for one in colleagues),
        views=tuple(_kept(one, present) for one in views),
        active=any(values.values()),
        all_href=_address({"unit": str(unit_id), "list": which}),
        kept=tuple(present.items()),
    )


def _kept(one: ViewListed, present: Mapping[str, str]) -> KeptView:
    query = {name: value for name, value in one.query.items() if name in KEPT_OF_ADDRESS}
    return KeptView(
        Link(one.name, _address(query), current=query == dict(present)), reverse("desk:drop_view", args=[one.id])
    )


def _address(query: Mapping[str, str]) -> str:
    return reverse("desk:work_list") + "?" + urlencode(query)
