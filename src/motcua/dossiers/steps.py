"""The steps that a dossier goes through: what its version says about each."""

from dataclasses import dataclass

from motcua.catalogue.api import get_version
from motcua.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class StepFacts:
    """Whose work a step is; `limit` is its internal limit as text ("16 hours"), empty where none is set."""

    code: str
    role: str = ""
    limit: str = ""


def steps_of(dossier: Dossier) -> tuple[str, ...]:
    """Codes of the handling steps of the version under which the dossier was filed."""
    if dossier.procedure_version_id is None:
        return ()
    return tuple(step.code for step in get_version(dossier.procedure_version_id).definition.handling)


def step_facts(dossier: Dossier, code: str) -> StepFacts:
    """The facts of this step; a step that the version does not know is anybody's and has no limit."""
    if dossier.procedure_version_id is not None:
        for step in get_version(dossier.procedure_version_id).definition.handling:
            if step.code == code:
                return StepFacts(code, step.role)
    return StepFacts(code)
