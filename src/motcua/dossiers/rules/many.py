"""What may be done with many dossiers at once, and how many these may be."""

from collections.abc import Sequence
from enum import StrEnum

from motcua.core.errors import Refused

MOST_AT_ONCE = 500


class ManyVerb(StrEnum):
    """The acts that need nothing but the decision itself, so that one decision can stand for many dossiers."""

    PASS = "pass"  # noqa: S105
    ASSIGN = "assign"
    APPROVE = "approve"
    RETURN_RESULT = "return_result"


class NothingPicked(Refused):
    """No dossier was chosen."""

    code = "nothing_picked"


class TooManyPicked(Refused):
    """More dossiers were chosen than are done at once; `most` says how many may be."""

    code = "too_many_picked"


class VerbNotForMany(Refused):
    """This is decided for each dossier by itself."""

    code = "verb_not_for_many"


def check_can_act_on_many(verb: str, picked: Sequence[object]) -> ManyVerb:
    """The verb. Raises VerbNotForMany, NothingPicked, TooManyPicked."""
    if verb not in set(ManyVerb):
        raise VerbNotForMany(verb=verb)
    if not picked:
        raise NothingPicked(field_errors={"pick": "nothing_picked"})
    if len(picked) > MOST_AT_ONCE:
        raise TooManyPicked(most=MOST_AT_ONCE, picked=len(picked))
    return ManyVerb(verb)
