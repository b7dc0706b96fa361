"""Which step of a newer design an open step becomes, and which dossiers cannot follow."""

from collections.abc import Mapping, Sequence

from motcua.catalogue.designs.checks import branches_meet
from motcua.catalogue.designs.values import StepDesign
from motcua.core.errors import Refused


class DesignMappingRefused(Refused):
    """The mapping names a step that its design has not."""

    code = "design_mapping_refused"


class DesignNotForDossier(Refused):
    """The newer design stands for other procedures or other units."""

    code = "design_not_for_dossier"
    conflict = True


class StepNotMapped(Refused):
    """The dossier is at a step that the newer design has not, and the mapping says nothing of it."""

    code = "step_not_mapped"
    conflict = True


class BranchesWouldPart(Refused):
    """Branches that are open side by side would fall together, or never meet, in the newer design."""

    code = "branches_would_part"
    conflict = True


def check_mapping(former: StepDesign | None, newer: StepDesign, mapping: Mapping[str, str]) -> None:
    """Every name of the mapping is a step. Raises DesignMappingRefused with all that are none.

    former  None where the dossiers have the plain steps of their procedures, which differ
    """
    unknown = [code for code in mapping.values() if newer.step(code) is None]
    unknown += [code for code in mapping if former is not None and former.step(code) is None]
    if unknown:
        raise DesignMappingRefused(steps=sorted(set(unknown)))


def check_stands_for(newer: StepDesign, *, procedure: str, unit: str) -> None:
    """Raises DesignNotForDossier."""
    if (newer.procedures and procedure not in newer.procedures) or (newer.units and unit not in newer.units):
        raise DesignNotForDossier(procedure=procedure, unit=unit)


def mapped_steps(newer: StepDesign, mapping: Mapping[str, str], open_steps: Sequence[str]) -> dict[str, str]:
    """Open step -> its step in the newer design; a step of the same name is the same unless the mapping says other.

    Raises  StepNotMapped, BranchesWouldPart
    """
    found = {step: mapping.get(step, step) for step in open_steps}
    lost = [step for step, code in found.items() if newer.step(code) is None]
    if lost:
        raise StepNotMapped(steps=lost)
    targets = tuple(found.values())
    if len(targets) > 1 and (len(set(targets)) < len(targets) or not branches_meet(newer, targets)):
        raise BranchesWouldPart(steps=sorted(set(targets)))
    return found
