"""What other rooms may use of the clock: the derivation of a promise, and days that were decreed late."""

from motcua.dossiers.decrees import DecreePreview, DecreeView, list_decrees, preview_decree
from motcua.dossiers.derivation import Derivation, derive
from motcua.dossiers.recalculating import Move
from motcua.dossiers.rules.decrees import DecreeRefused, DecreeRevertedAlready
from motcua.dossiers.usecases.announce_incident import announce_incident
from motcua.dossiers.usecases.decree_days import decree_days
from motcua.dossiers.usecases.end_incident import end_incident
from motcua.dossiers.usecases.recalculate_dossiers import recalculate_dossiers
from motcua.dossiers.usecases.revert_decree import revert_decree

__all__ = [
    "DecreePreview",
    "DecreeRefused",
    "DecreeRevertedAlready",
    "DecreeView",
    "Derivation",
    "Move",
    "announce_incident",
    "decree_days",
    "derive",
    "end_incident",
    "list_decrees",
    "preview_decree",
    "recalculate_dossiers",
    "revert_decree",
]
