"""Who listens for which dossiers, and what each of them may hear: codes and revisions, nothing of a person."""

import asyncio
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from motcua.dossiers.news_api import DossierNews

MOST_REMEMBERED = 5000
MOST_PENDING = 100
"""More changes at once are told as "look again"."""


@dataclass(frozen=True, slots=True)
class Listener:
    """Who opened a page and what the page shows: one dossier, or lists of units.

    unit_ids       units whose dossiers he may read
    list_unit_ids  units whose lists the page shows; always among `unit_ids`
    view, doing    the opened page of the dossier, as its presence is noted
    """

    account_id: int
    session_key: str
    unit_ids: frozenset[int]
    dossier_id: int | None = None
    list_unit_ids: frozenset[int] = frozenset()
    view: str = ""
    doing: str = ""


class Change(NamedTuple):
    """A dossier's present revision, and whether something beside its columns changed too."""

    revision: int
    beside: bool


@dataclass(eq=False, slots=True)
class Stream:
    """One open page; what it was not told yet waits here, each dossier once."""

    listener: Listener
    changed: dict[str, Change] = field(default_factory=dict)
    company: bool = False
    again: bool = False
    closed: bool = False
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def tell(self, news: DossierNews) -> None:
        """This dossier changed; silence where its units are none of the listener's."""
        if not self.listener.unit_ids & news.unit_ids:
            return
        before = self.changed.get(news.code)
        self.changed[news.code] = Change(news.revision, news.beside or (before is not None and before.beside))
        if len(self.changed) > MOST_PENDING:
            self.changed.clear()
            self.again = True
        self.wake.set()

    def tell_company(self) -> None:
        """Somebody else came to the dossier or left it."""
        self.company = True
        self.wake.set()

    def look_again(self) -> None:
        """Something may have been missed."""
        self.again = True
        self.wake.set()

    def close(self) -> None:
        """Nobody is there any more, or may not be."""
        self.closed = True
        self.wake.set()

    def take(self) -> tuple[dict[str, Change], bool, bool]:
        """What is to be told now: changed dossiers, whether the company changed, whether to look again."""
        told = self.changed, self.company, self.again
        self.changed, self.company, self.again = {}, False, False
        self.wake.clear()
        return told


class Streams:
    """All open pages. Used from one event loop only; moments are seconds since 1970 on this machine's clock."""

    def __init__(self) -> None:
        self._all: set[Stream] = set()
        self._of_dossier: dict[int, set[Stream]] = {}
        self._of_unit: dict[int, set[Stream]] = {}
        self._recent: deque[tuple[float, DossierNews]] = deque()
        self._whole_since = float("inf")

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Stream]:
        return iter(tuple(self._all))

    def count_of(self, account_id: int) -> int:
        """How many pages this person has open."""
        return sum(stream.listener.account_id == account_id for stream in self._all)

    def add(self, listener: Listener, *, since: float) -> Stream:
        """Open a stream; what happened after `since` and is remembered is told at once, else "look again"."""
        stream = Stream(listener)
        self._all.add(stream)
        for keys, index in self._places(listener):
            for key in keys:
                index.setdefault(key, set()).add(stream)
        if since < self._whole_since:
            stream.look_again()
        else:
            for _moment, news in (one for one in self._recent if one[0] >= since):
                if stream in self._concerned(news):
                    stream.tell(news)
        return stream

    def remove(self, stream: Stream) -> None:
        """Forget a stream; once is enough."""
        self._all.discard(stream)
        for keys, index in self._places(stream.listener):
            for key in keys:
                left = index.get(key, set())
                left.discard(stream)
                if not left:
                    index.pop(key, None)

    def check_rights(self, unit_ids: Mapping[str, frozenset[int]]) -> None:
        """Send away whoever may not read what he could when he came; who may still, comes again by himself.

        unit_ids  by session: the units that it may read now
        """
        for stream in self:
            if unit_ids.get(stream.listener.session_key) != stream.listener.unit_ids:
                stream.close()

    def publish(self, news: Iterable[DossierNews], *, at: float) -> None:
        """Tell everybody concerned, and remember it for those who are about to come."""
        for one in news:
            self._recent.append((at, one))
            for stream in self._concerned(one):
                stream.tell(one)
        while len(self._recent) > MOST_REMEMBERED:
            self._whole_since = max(self._whole_since, self._recent.popleft()[0])

    def company_changed(self, dossier_id: int, *, by: int) -> None:
        """Somebody (account `by`) came to the dossier or left it: tell the others who have it open."""
        for stream in self._of_dossier.get(dossier_id, ()):
            if stream.listener.account_id != by:
                stream.tell_company()

    def begin(self, *, at: float) -> None:
        """From this moment on nothing is missed; before it something may have been."""
        self._recent.clear()
        self._whole_since = at
        for stream in self._all:
            stream.look_again()

    def _concerned(self, news: DossierNews) -> set[Stream]:
        found = set(self._of_dossier.get(news.id, ()))
        for unit_id in news.unit_ids:
            found |= self._of_unit.get(unit_id, set())
        return found

    def _places(self, listener: Listener) -> Iterator[tuple[Iterable[int], dict[int, set[Stream]]]]:
        yield ((listener.dossier_id,) if listener.dossier_id is not None else ()), self._of_dossier
        yield listener.list_unit_ids, self._of_unit
