"""Every row of the book is held against its link, every link against the one before, every seal against the chain."""

import hmac
import json
import time
from collections.abc import Iterator
from typing import Any

from django.db import connection

from motcua.audit.models import Link, Seal
from motcua.audit.rows import LINKED, NOT_LINKED
from motcua.audit.usecases.extend_chain import first_link, link
from motcua.audit.usecases.seal_day import seal_of, seals_file
from motcua.audit.usecases.seal_hour import hour_seal_of
from motcua.audit.values import Fault, FaultKind, Verified

AT_ONCE = 50_000
MOST_FAULTS = 1000


def verify_chain() -> Verified:
    """Reads only; the first thousand faults, in the chain's order, then rows without a link, then seals."""
    begun = time.perf_counter()
    ends: dict[int, bytes] = {}
    told = _lines()
    days = {int(position) for position in Seal.objects.values_list("position", flat=True)}
    faults = list(_walk(days | {int(line["position"]) for line in told}, ends))
    faults += list(_put_between())
    faults += list(_seals(ends, told))
    broken = {fault.position for fault in faults if fault.source == "seal"}
    return Verified(
        links=Link.objects.count(),
        seals=len(days) + sum("at" in line for line in told),
        sealed=max((position for position in ends if position not in broken), default=0),
        faults=tuple(faults[:MOST_FAULTS]),
        seconds=time.perf_counter() - begun,
    )


def _walk(wanted: set[int], ends: dict[int, bytes]) -> Iterator[Fault]:
    """One pass over the chain; `ends` gets the recomputed value at each sealed position."""
    chain, position, written = first_link(), 0, 0
    while rows := _rows(position):
        for place, source, row_id, linked_in, digest, kept, now_digest, found, found_in in rows:
            if place != position + 1:
                yield Fault(FaultKind.LINK_MISSING, position + 1, source, None)
            position = place
            if found is None:
                yield Fault(FaultKind.REMOVED, place, source, row_id)
            elif bytes(now_digest) != bytes(digest):
                yield Fault(FaultKind.ALTERED, place, source, row_id)
            elif found_in != linked_in or linked_in < written:
                yield Fault(FaultKind.REORDERED, place, source, row_id)
            written = max(written, linked_in)
            chain = link(chain, bytes(digest))
            if chain != bytes(kept):
                yield Fault(FaultKind.LINK_CHANGED, place, source, row_id)
                chain = bytes(kept)  # go on from what stands there, so that one change is told once
            if place in wanted:
                ends[place] = chain


def _rows(after: int) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(LINKED, {"after": after, "most": AT_ONCE})
        return list(cursor.fetchall())


def _put_between() -> Iterator[Fault]:
    last = Link.objects.order_by("-position").values_list("written_in", flat=True).first()
    if last is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(NOT_LINKED, {"until": str(last), "most": MOST_FAULTS})
        for source, row_id, _written in cursor.fetchall():
            yield Fault(FaultKind.PUT_BETWEEN, None, source, row_id)


def _seals(ends: dict[int, bytes], told: list[dict[str, Any]]) -> Iterator[Fault]:
    """Both the rows and the file: whoever rebuilt the chain has neither the key nor a copy kept elsewhere."""
    kept = {seal.day.isoformat(): seal for seal in Seal.objects.order_by("day")}
    for seal in kept.values():
        own = seal_of(seal.day, int(seal.position), bytes(seal.chain))
        if not hmac.compare_digest(own, str(seal.seal)) or ends.get(int(seal.position)) != bytes(seal.chain):
            yield Fault(FaultKind.SEAL_BROKEN, int(seal.position), "seal", seal.pk)
    for line in told:
        if not _fits(line, kept, ends):
            yield Fault(FaultKind.SEAL_BROKEN, int(line["position"]), "seal", None)
    for day in sorted(kept.keys() - {line.get("day") for line in told}):
        yield Fault(FaultKind.SEAL_NOT_KEPT, int(kept[day].position), "seal", kept[day].pk)


def _fits(line: dict[str, Any], kept: dict[str, Seal], ends: dict[int, bytes]) -> bool:
    """A line of the file says what the chain and, for a day, the row say."""
    if "at" in line:
        position, chain = int(line["position"]), bytes.fromhex(line["chain"])
        fits = hmac.compare_digest(hour_seal_of(line["at"], position, chain), line["seal"])
        return fits and ends.get(position) == chain
    sealed = kept.get(line["day"])
    return sealed is not None and str(sealed.seal) == line["seal"]


def _lines() -> list[dict[str, Any]]:
    """The seals in the file; none where there is no file."""
    if not seals_file().exists():
        return []
    return [json.loads(text) for text in seals_file().read_text(encoding="utf-8").splitlines() if text.strip()]
