"""What other rooms may use of the one question after the end."""

from motcua.dossiers.states import ENDED_STAGES
from motcua.dossiers.usecases.rate_dossier import NotEndedYet, rate_dossier, rating_of, tell_more

__all__ = ["ENDED_STAGES", "NotEndedYet", "rate_dossier", "rating_of", "tell_more"]
