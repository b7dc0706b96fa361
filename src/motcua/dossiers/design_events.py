"""What happens to a dossier when its office works by a newer design."""

from dataclasses import dataclass

from motcua.dossiers.events import DossierEvent


@dataclass(frozen=True, kw_only=True)
class DesignMoved(DossierEvent):
    """An open dossier goes on by another step design.

    step   the leading step in the new design
    tasks  open tasks that become another step: key -> code
    """

    design: str
    step: str
    from_design: str
    from_step: str
    tasks: dict[str, str]
