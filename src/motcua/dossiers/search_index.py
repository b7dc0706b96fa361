"""Keeping the search: names and digests of numbers of all dossiers, read behind the event book.

What happened since the mark is not in these tables yet; readers look at those dossiers themselves (see search.py).
"""

import hmac
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection, transaction

from motcua.dossiers.extracting import changed_since, ledger_mark
from motcua.dossiers.models import Dossier, SearchMark, SearchName, SearchNumber
from motcua.dossiers.queries import CLOCKS_DIFFER
from motcua.dossiers.rules.search import NumberKind, name_keys, number_keys

AT_ONCE = 1_000
MOST_IN_ONE_GO = 100_000
Row = tuple[int, int | None, int | None, dict[str, object] | None]


def refresh_search() -> int:
    """Take in what changed since the last time, and go on with the first filling; returns how many dossiers."""
    mark, now = _mark(), datetime.now(UTC)
    seen = ledger_mark()
    changed = moved_since(mark.mark, mark.read_at)
    for first in range(0, len(changed), AT_ONCE):
        _index(changed[first : first + AT_ONCE])
    SearchMark.objects.filter(pk=mark.pk).update(mark=seen, read_at=now)
    return len(changed) + _fill(mark)


def moved_since(mark: str, read_at: datetime | None) -> list[int]:
    """Keys of the dossiers that moved since the ledger was read at that moment; ordered."""
    return changed_since(mark, recorded_after=read_at - CLOCKS_DIFFER if read_at else None)


def _mark() -> SearchMark:
    """Where the reading stands; from the beginning where nothing was read yet or numbers are digested otherwise now."""
    check = f"{digest_of('identity', 'check'):x}"
    mark = SearchMark.objects.order_by("id").first()
    if mark is not None and mark.key_check == check:
        return mark
    if mark is not None:
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE dossiers_searchname, dossiers_searchnumber, dossiers_searchmark")
    return SearchMark.objects.create(mark=ledger_mark(), read_at=datetime.now(UTC), filled_to=0, key_check=check)


def _fill(mark: SearchMark) -> int:
    """The next dossiers of the first filling, at most 100,000 at a time."""
    filled = 0
    while mark.filled_to is not None and filled < MOST_IN_ONE_GO:
        keys = list(Dossier.objects.filter(id__gt=mark.filled_to).order_by("id").values_list("id", flat=True)[:AT_ONCE])
        _index(keys)
        filled += len(keys)
        mark.filled_to = keys[-1] if keys else None
        SearchMark.objects.filter(pk=mark.pk).update(filled_to=mark.filled_to)
    return filled


@transaction.atomic
def _index(keys: Sequence[int]) -> None:
    """Write anew under what these dossiers are found."""
    if not keys:
        return
    rows = Dossier.objects.filter(id__in=keys).values_list("id", "unit_id", "receiving_unit_id", "applicant")
    names: list[SearchName] = []
    numbers: list[SearchNumber] = []
    for key, unit_id, receiving_id, applicant in rows:
        texts = names_of(applicant)
        units = {unit for unit in (unit_id, receiving_id) if unit}
        names += [SearchName(dossier_id=key, unit_id=unit, name=text) for unit in units for text in texts]
        numbers += [SearchNumber(digest=digest, dossier_id=key) for digest in digests_of(applicant)]
    SearchName.objects.filter(dossier_id__in=keys).delete()
    SearchNumber.objects.filter(dossier_id__in=keys).delete()
    SearchName.objects.bulk_create(names, batch_size=5_000)
    SearchNumber.objects.bulk_create(numbers, batch_size=5_000)


def names_of(applicant: dict[str, object] | None) -> frozenset[str]:
    """The folded beginnings of the person's and the organisation's name."""
    found: frozenset[str] = frozenset()
    for field in ("full_name", "organisation_name"):
        found |= name_keys(str((applicant or {}).get(field) or ""))
    return found


def digests_of(applicant: dict[str, object] | None) -> frozenset[int]:
    """Digests of the numbers that the applicant gave."""
    given: Iterable[tuple[NumberKind, object]] = (
        ("identity", (applicant or {}).get("identity_number")),
        ("phone", (applicant or {}).get("phone")),
    )
    return frozenset(
        digest_of(kind, digits)
        for wanted, text in given
        for kind, digits in number_keys(str(text or ""))
        if kind == wanted
    )


def digest_of(kind: NumberKind, digits: str) -> int:
    """Eight bytes of a keyed digest, as the database's signed number: without the secret nobody can try numbers out."""
    secret = hmac.digest(str(settings.SECRET_KEY).encode(), b"motcua.dossiers.search", "sha256")
    return int.from_bytes(hmac.digest(secret, f"{kind}:{digits}".encode(), "sha256")[:8], "big", signed=True)
