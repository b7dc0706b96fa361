"""One form, several agencies: how each part of a dossier stands, as its own system last said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue.api import Part, get_version
from motcua.dossiers.intake import case_of
from motcua.dossiers.models import Dossier, DossierPart
from motcua.dossiers.states import PartState
from motcua.dossiers.wording import PART_WORDS


@dataclass(frozen=True, slots=True)
class PartView:
    """One part of a dossier: what the definition says of it, and how it stands.

    state      None while no system has said anything; `waits_for` are then the parts that must be done before
    since      since when it stands so; `due_at` only where that system named one
    """

    part: Part
    state: PartState | None = None
    since: datetime | None = None
    due_at: datetime | None = None
    as_given: str = ""
    result: str = ""
    source_system: str = ""
    waits_for: tuple[Part, ...] = ()

    @property
    def words(self) -> str:
        """The state in plain words, in the language of the screen."""
        return str(PART_WORDS[self.state.value if self.state else ""])


def parts_of(dossier: Dossier) -> tuple[Part, ...]:
    """The agencies' parts of this dossier's case; none for a procedure of one agency."""
    if dossier.procedure_version_id is None:
        return ()
    definition = get_version(dossier.procedure_version_id).definition
    return definition.parts_for(case_of(dossier, definition)) if definition.parts else ()


def list_parts(dossier_id: int, *, version_id: int | None = None) -> tuple[PartView, ...]:
    """The parts of a dossier in their order; none for a procedure of one agency.

    version_id  the version under which it was filed, where it is known: a procedure without parts needs no statement
    Assumes     that the caller has opened the dossier for whoever looks (`get_dossier`, `open_with_secret`)
    """
    if version_id is not None and not get_version(version_id).definition.parts:
        return ()
    dossier = Dossier.objects.get(id=dossier_id)
    parts = parts_of(dossier)
    if not parts:
        return ()
    known = {row.part: row for row in DossierPart.objects.filter(dossier_id=dossier_id)}
    done = {code for code, row in known.items() if row.state == PartState.DONE}
    open_parts = [part for part in parts if part.code not in done]
    return tuple(_view(part, known, [one for one in open_parts if one.code in part.after]) for part in parts)


def _view(part: Part, known: Mapping[str, DossierPart], waits_for: list[Part]) -> PartView:
    row = known.get(part.code)
    if row is None:
        return PartView(part, waits_for=tuple(waits_for))
    return PartView(
        part=part,
        state=PartState(row.state),
        since=row.since,
        due_at=row.due_at,
        as_given=row.as_given,
        result=row.result,
        source_system=row.source_system,
    )
