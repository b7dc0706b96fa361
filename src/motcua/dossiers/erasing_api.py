"""What the room of personal data may use of dossiers: erasing the applicant's own words."""

from motcua.dossiers.usecases.erase_dossier import erase_dossier

__all__ = ["erase_dossier"]
