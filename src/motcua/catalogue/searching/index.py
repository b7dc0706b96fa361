"""Writing what procedures are found by."""

import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from motcua.catalogue.effective.effective import effective_procedures
from motcua.catalogue.models import Procedure, SearchEntry, SearchPosting, SearchStamp
from motcua.catalogue.searching.documents import Document, document_of

TOGETHER = 200
_WRITE = """
INSERT INTO catalogue_searchentry (procedure_id, name, title, lines, words, prior, executable)
SELECT procedure.id, given.name, given.title, given.lines, given.words::tsvector, given.prior, given.executable
FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[], %s::text[], %s::float8[], %s::boolean[])
  AS given(code, name, title, lines, words, prior, executable)
JOIN catalogue_procedure procedure ON procedure.code = given.code
ON CONFLICT (procedure_id) DO UPDATE SET name = excluded.name, title = excluded.title, lines = excluded.lines,
  words = excluded.words, prior = excluded.prior, executable = excluded.executable
"""
_POST = """
INSERT INTO catalogue_searchposting (entry_id, word, gain)
SELECT entry.id, given.word, given.gain FROM unnest(%s::text[], %s::text[], %s::float8[]) AS given(code, word, gain)
JOIN catalogue_procedure procedure ON procedure.code = given.code
JOIN catalogue_searchentry entry ON entry.procedure_id = procedure.id
"""


def refresh_search(codes: Iterable[str], *, on: date) -> int:
    """Write anew what these procedures are found by on the local date `on`; how many can be found of them.

    Who calls this is in a transaction. Procedures between offices are not found, nor those that hold no more.
    """
    given = iter(sorted(set(codes)))
    written = 0
    while portion := list(islice(given, TOGETHER)):
        documents = [document_of(each) for each in effective_procedures(portion, on=on) if each.kind != "internal"]
        _write(documents)
        gone = set(portion) - {each.code for each in documents}
        SearchEntry.objects.filter(procedure__code__in=gone).delete()
        written += len(documents)
    if written:
        _stamp()
    if written > TOGETHER:
        _count_anew()
    return written


def refresh_all(*, on: date) -> int:
    """The same for every procedure."""
    return refresh_search(_codes(), on=on)


@transaction.atomic
def refresh_turned(*, on: date) -> int:
    """The same for those of which a version began or ended on the local date `on` or the day before."""
    days = (on - timedelta(days=1), on)
    turned = Q()
    for end in ("startswith", "endswith"):
        turned |= Q(**{f"versions__valid__{end}__range": days}) | Q(**{f"national_versions__valid__{end}__range": days})
    return refresh_search(Procedure.objects.filter(turned).values_list("code", flat=True), on=on)


def _codes() -> Iterator[str]:
    yield from Procedure.objects.order_by("code").values_list("code", flat=True)


def _write(documents: Sequence[Document]) -> None:
    columns: list[Any] = [
        [each.code for each in documents],
        [each.name for each in documents],
        [each.title for each in documents],
        [each.lines for each in documents],
        [each.words() for each in documents],
        [each.prior for each in documents],
        [each.executable for each in documents],
    ]
    postings = [(each.code, word, gain) for each in documents for word, gain in each.gains().items()]
    SearchPosting.objects.filter(entry__procedure__code__in=columns[0]).delete()
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, columns)
        cursor.execute(_POST, [list(column) for column in zip(*postings, strict=True)] or [[], [], []])


def _count_anew() -> None:
    """Let the database see at once how much there is now: plans made for an empty index take seconds for a search."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE catalogue_searchentry, catalogue_searchposting, catalogue_procedure")
        cursor.execute("ANALYZE catalogue_nationalversion (procedure_id, valid)")


def _stamp() -> None:
    """A number that no other state of the index had, nor one that was rolled back or restored from a copy."""
    row, _ = SearchStamp.objects.get_or_create(id=1)
    row.number = max(row.number + 1, time.time_ns() // 1000)
    row.save(update_fields=["number"])
