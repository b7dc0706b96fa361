"""Who may lead an import of another system's dossiers, and what may follow on what."""

from motcua.core.actor import Actor, ActorKind, Role
from motcua.core.errors import NotAllowed, Refused
from motcua.dossiers.states import AT_WORK, ENDED, ImportState


class ImportFileRefused(Refused):
    """The file that was handed in cannot be taken; `field_errors` names which."""

    code = "import_file_refused"


class ImportMovedOn(Refused):
    """The import is no longer where the page believed it to be."""

    code = "import_moved_on"
    conflict = True


class ImportNotChecked(Refused):
    """Nothing enters the ledger before a dry run of the same mapping has shown what will."""

    code = "import_not_checked"
    conflict = True


class MappingNameRefused(Refused):
    """The name for a saved mapping is empty or too long."""

    code = "mapping_name_refused"


LONGEST_NAME = 120


def units_of_imports(actor: Actor) -> frozenset[int]:
    """Keys of the units whose imports the actor may see and lead."""
    return actor.units_as(Role.ADMINISTRATOR)


def check_may_import(actor: Actor, unit_id: int) -> None:
    """Only the unit's administrator, or the operator. Raises NotAllowed."""
    if actor.kind is not ActorKind.SYSTEM and unit_id not in units_of_imports(actor):
        raise NotAllowed("import_dossiers")


def check_can_map(state: ImportState) -> None:
    """Raises ImportMovedOn while a job has the import in hand or after its end."""
    if state in AT_WORK or state in ENDED:
        raise ImportMovedOn(state=state.value)


def check_can_order(state: ImportState, *, dry_run: bool, clean: bool, accept_partial: bool) -> None:
    """A dry run needs a mapping; an import needs a dry run, and leave to go on without the refused rows.

    clean   the dry run refused nothing
    Raises  ImportMovedOn, ImportNotChecked
    """
    if state in AT_WORK or state in ENDED or state is ImportState.RECEIVED:
        raise ImportMovedOn(state=state.value)
    if not dry_run and (state is not ImportState.CHECKED or not (clean or accept_partial)):
        raise ImportNotChecked(state=state.value)


def check_mapping_name(name: str) -> str:
    """The name without outer blanks. Raises MappingNameRefused."""
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise MappingNameRefused(field_errors={"mapping_name": "mapping_name_refused"}, longest=LONGEST_NAME)
    return name
