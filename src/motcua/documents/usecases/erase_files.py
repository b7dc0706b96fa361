"""The files and papers of a dossier go for good, bytes and all; papers' numbers stay drawn."""

from functools import partial

from django.db import transaction

from motcua.documents.models import IssuedPaper, StoredFile
from motcua.documents.queries import paths_of
from motcua.documents.store import remove_kept


@transaction.atomic
def erase_files(dossier_id: int) -> int:
    """Remove all of them; returns how many. Assumes that the caller has the right and has locked the dossier.

    The bytes go when the transaction holds: what is undone was not erased.
    """
    files = list(StoredFile.objects.filter(dossier_id=dossier_id))
    papers = list(IssuedPaper.objects.filter(dossier_id=dossier_id))
    paths = [path for row in files for path in paths_of(row)] + [paper.path for paper in papers]
    StoredFile.objects.filter(id__in=[row.pk for row in files]).delete()
    IssuedPaper.objects.filter(id__in=[row.pk for row in papers]).delete()
    transaction.on_commit(partial(remove_kept, paths))
    return len(files) + len(papers)
