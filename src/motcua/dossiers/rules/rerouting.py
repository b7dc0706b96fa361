"""Where the open dossiers of a unit that is no more belong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from motcua.core.errors import Refused
from motcua.orgs.values import Successor, UnitRef

UNIT_COLUMNS = ("unit_id", "receiving_unit_id", "competent_unit_id")


class UnitStillThere(Refused):
    """The unit works on; its dossiers are passed one by one, with a reason each."""

    code = "unit_still_there"
    conflict = True


class SuccessorUnknown(Refused):
    """No table says what became of the unit, and nobody named the unit that takes its dossiers."""

    code = "successor_unknown"
    conflict = True


class SuccessorRefused(Refused):
    """The unit that was named cannot take the dossiers."""

    code = "successor_refused"


class NothingToUndo(Refused):
    """There is no such hand-over, or it was undone before."""

    code = "nothing_to_undo"
    conflict = True


@dataclass(frozen=True, slots=True)
class Targets:
    """Who takes the dossiers: `main` where nothing speaks for another, `by_commune` where the applicant lives there."""

    main: UnitRef
    by_commune: Mapping[str, UnitRef]
    source: str

    def of(self, residence_commune: str) -> UnitRef:
        """The unit for a dossier whose applicant lives in this commune."""
        return self.by_commune.get(residence_commune, self.main)


def check_is_gone(unit: UnitRef, *, on: date) -> None:
    """Raises UnitStillThere unless the unit had ended by that local date."""
    if unit.valid_to is None or unit.valid_to > on:
        raise UnitStillThere(unit=unit.name)


def targets_of(found: Sequence[Successor], named: UnitRef | None, *, former: UnitRef, because: str) -> Targets:
    """The units that take the dossiers of a former unit.

    found  what the official table says became of it; a single one, or a single whole one among parts, needs no naming
    named  the unit that somebody named; it must be one of them where the table says anything
    Raises SuccessorUnknown, SuccessorRefused
    """
    units = {one.unit.id: one for one in found}
    whole = [one for one in found if not one.partial]
    only = found[0] if len(found) == 1 else whole[0] if len(whole) == 1 else None
    if named is not None:
        if (units and named.id not in units) or named.id == former.id or named.simulated != former.simulated:
            raise SuccessorRefused(field_errors={"to_unit": "successor_refused"}, unit=named.name)
        source = units[named.id].source if named.id in units else because
        return Targets(named, _by_commune(found), source)
    if only is None:
        raise SuccessorUnknown(field_errors={"to_unit": "successor_unknown"}, unit=former.name)
    return Targets(only.unit, _by_commune(found), only.source)


def _by_commune(found: Sequence[Successor]) -> dict[str, UnitRef]:
    """The parts of a divided unit, by the code under which applicants live in them."""
    return {one.unit.code.rpartition(":")[2]: one.unit for one in found} if len(found) > 1 else {}
