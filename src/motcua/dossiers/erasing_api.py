"""What the room of personal data may use of dossiers: finding whose time is over, erasing the applicant's own words."""

from motcua.dossiers.kept import KeptDossier, KeptKind, kinds_kept, list_kept
from motcua.dossiers.usecases.erase_dossier import erase_dossier

__all__ = ["KeptDossier", "KeptKind", "erase_dossier", "kinds_kept", "list_kept"]
