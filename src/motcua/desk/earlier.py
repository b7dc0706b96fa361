"""What the person before the clerk handed in before, at the units whose dossiers the clerk may read."""

from collections.abc import Mapping

from motcua.core.actor import Actor
from motcua.desk.presenters.arrival import EarlierDossier, present_earlier
from motcua.dossiers.work_api import SearchRefused, search_dossiers

MOST = 5


def earlier_dossiers(typed: Mapping[str, str], *, actor: Actor) -> tuple[EarlierDossier, ...]:
    """The newest dossiers of the identity number that stands on the page; nothing where it is none."""
    number = "".join(typed.get("applicant.identity_number", "").split())
    if not (number.isascii() and number.isdecimal()):
        return ()
    try:
        found = search_dossiers(actor=actor, typed=number)
    except SearchRefused:
        return ()
    return present_earlier(found.rows[:MOST])
