"""Letting the public read an extract: only when all that readers would have to wait for is worked out."""

from motcua.analytics.labelling import kept_names
from motcua.analytics.labels import NAMED
from motcua.analytics.publication.kept import count_extract, plan_of, published_sums
from motcua.analytics.publication.public_counts import are_counts_kept, keep_counts
from motcua.analytics.snapshots import Snapshot, open_to_public
from motcua.dossiers.api import taking_alone


def release(snapshot: Snapshot) -> None:
    """Work out what of the extract is hidden, then point the public to it; until then it reads the earlier one.

    Who works out two extracts at once points to the later one, whichever is ready first.
    """
    plan_of(snapshot)
    if snapshot.rows and not are_counts_kept(snapshot):  # planned before, but counted by other rules
        published = published_sums()
        keep_counts(snapshot, count_extract(snapshot, published), published)
    for dimension in NAMED if snapshot.rows else ():
        kept_names(snapshot, *NAMED[dimension])
    for path in snapshot.folder.iterdir():
        if path.is_file() and not path.name.startswith("."):
            snapshot.storage.share(path)
    with taking_alone():
        open_to_public(snapshot)
