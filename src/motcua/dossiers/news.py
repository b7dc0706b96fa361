"""The word that goes round when a dossier changed: its key, and the unit that had it before; nothing of a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from motcua.core.bell import ring
from motcua.dossiers.models import Dossier

BESIDE = "+"
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class DossierNews:
    """A dossier that changed, as it stands now.

    unit_ids  units that have it, received it or just gave it away
    beside    something beside its own columns changed: a paper was drawn up, a message came
    """

    id: int
    code: str
    revision: int
    unit_ids: frozenset[int]
    beside: bool = False


@dataclass(slots=True)
class Told:
    """What was said of one dossier: the units that had it before, and whether something beside its columns changed."""

    former_unit_ids: set[int] = field(default_factory=set)
    beside: bool = False


def tell_changed(dossier_id: int, *, former_unit_id: int | None = None, beside: bool = False) -> None:
    """Let open pages know, after the commit, that the dossier is not what it was; call it within the transaction.

    beside  its columns and its revision stay; a paper, a message or the like is new
    """
    ring(f"{dossier_id}{BESIDE if beside else ''}" + (f":{former_unit_id}" if former_unit_id else ""))


def read_news(words: Iterable[str]) -> dict[int, Told]:
    """By dossier what came over the channel; what is not ours is passed over."""
    found: dict[int, Told] = {}
    for word in " ".join(words).split():
        key, _colon, unit = word.partition(":")
        number = key.removesuffix(BESIDE)
        if _is_key(number) and (not unit or _is_key(unit)):
            told = found.setdefault(int(number), Told())
            told.beside |= key != number
            told.former_unit_ids |= {int(unit)} if unit else set()
    return found


def look_up_news(told: dict[int, Told]) -> Sequence[DossierNews]:
    """The dossiers as they stand now; one statement."""
    names = ("id", "code", "revision", "unit_id", "receiving_unit_id")
    rows = Dossier.objects.filter(id__in=list(told)).order_by("id").values_list(*names)
    return [
        DossierNews(
            key, code, revision, frozenset({unit, receiving, *told[key].former_unit_ids} - {None}), told[key].beside
        )
        for key, code, revision, unit, receiving in rows
    ]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS
