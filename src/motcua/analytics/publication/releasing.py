"""Letting the public read an extract: only when all that readers would have to wait for is worked out."""

from motcua.analytics.publication.kept import plan_of
from motcua.analytics.snapshots import Snapshot, open_to_public
from motcua.dossiers.api import taking_alone


def release(snapshot: Snapshot) -> None:
    """Work out what of the extract is hidden, then point the public to it; until then it reads the earlier one.

    Who works out two extracts at once points to the later one, whichever is ready first.
    """
    plan_of(snapshot)
    with taking_alone():
        open_to_public(snapshot)
