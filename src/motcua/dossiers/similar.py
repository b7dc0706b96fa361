"""Dossiers that look like one, among those that the officer may read: asked about before it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

import yaml

from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.documents.api import digests_of_files, dossiers_with_digests
from motcua.dossiers.models import Dossier, SearchMark, SearchName, SearchNumber
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.search import number_keys
from motcua.dossiers.rules.similar import Likeness, Traits, likenesses
from motcua.dossiers.search_index import digests_of, moved_since, names_of
from motcua.dossiers.states import Stage

OVER = (Stage.NOT_ACCEPTED, Stage.WITHDRAWN, Stage.REFUSED, Stage.STOPPED)
"""After these a person hands in anew with good reason."""
FILE = DATA_FILES / "intake" / "similar.yaml"
MOST = 20
MOST_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class SimilarDossier:
    """One dossier that looks like the one at hand, and in what."""

    code: str
    stage: Stage
    submitted_at: datetime
    likenesses: tuple[Likeness, ...]


def find_similar(dossier_id: int, *, actor: Actor) -> tuple[SimilarDossier, ...]:
    """Those that agree with this dossier, the newest first and at most 20; only what the actor may read."""
    dossier = visible_to(actor).get(id=dossier_id)
    one = _traits(dossier, digests_of_files(dossier.pk))
    if one is None:
        return ()
    days = _days(dossier.procedure_code)
    candidates = _candidates(dossier, one, actor, days)
    files = dossiers_with_digests(one.papers)
    found = []
    for other in candidates:
        traits = _traits(other, frozenset(digest for digest in one.papers if other.pk in files.get(digest, ())))
        if traits is not None and (agree := likenesses(one, traits, days=days)):
            found.append(SimilarDossier(other.code, Stage(other.stage), traits.submitted_at, agree))
    return tuple(sorted(found, key=lambda similar: similar.submitted_at, reverse=True)[:MOST])


def _candidates(dossier: Dossier, one: Traits, actor: Actor, days: int) -> Sequence[Dossier]:
    """Dossiers of the same procedure and time that share a number, a name or a file; read by the indexes of search."""
    keys = set(
        SearchNumber.objects.filter(digest__in=digests_of(dossier.applicant)).values_list("dossier_id", flat=True)[
            :MOST_LOOKED_AT
        ]
    )
    whole = max(names_of(dossier.applicant), key=len, default="")
    if whole and dossier.unit_id:
        named = SearchName.objects.filter(unit_id=dossier.unit_id, name=whole)
        keys |= set(named.order_by("-dossier_id").values_list("dossier_id", flat=True)[:MOST_LOOKED_AT])
    for dossiers in dossiers_with_digests(one.papers).values():
        keys |= dossiers
    mark = SearchMark.objects.order_by("id").values_list("mark", "read_at").first()
    keys |= set(moved_since(*mark)[-MOST_LOOKED_AT:]) if mark else set()
    near = timedelta(days=days)
    rows = visible_to(actor).filter(
        procedure_code=dossier.procedure_code,
        submitted_at__range=(one.submitted_at - near, one.submitted_at + near),
    )
    if mark:
        rows = rows.filter(id__in=keys)
    return list(rows.exclude(id=dossier.pk).exclude(stage__in=OVER).order_by("-id")[:MOST_LOOKED_AT])


def _traits(dossier: Dossier, papers: frozenset[str]) -> Traits | None:
    """What is compared; None for a dossier without moment of submission."""
    given, at = dossier.applicant or {}, dossier.submitted_at
    if at is None:
        return None
    return Traits(
        procedure_code=dossier.procedure_code,
        submitted_at=at,
        numbers=_digits("identity", given.get("identity_number")),
        name=str(given.get("full_name") or given.get("organisation_name") or ""),
        birth_date=str(given.get("birth_date") or ""),
        phone=next(iter(_digits("phone", given.get("phone"))), ""),
        papers=papers,
    )


def _digits(kind: str, text: object) -> frozenset[str]:
    return frozenset(digits for found, digits in number_keys(str(text or "")) if found == kind)


def _days(procedure_code: str) -> int:
    """The rule of the procedure itself, else the general one."""
    rules = _rules()
    return next((days for days, procedures in rules if procedure_code in procedures), rules[-1][0])


@cache
def _rules() -> tuple[tuple[int, frozenset[str]], ...]:
    """Days and the procedures they are for; the general one, which names none, is the last."""
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))["rules"]
    rules = [(int(row["days"]), frozenset(row.get("procedures", ()))) for row in rows]
    return tuple(sorted(rules, key=lambda rule: not rule[1]))
