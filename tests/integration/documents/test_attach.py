"""Files go to the dossier that they were uploaded for, all or none."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from motcua.core.actor import Actor, ActorKind
from motcua.documents.api import (
    FileNotYours,
    attach,
    store_upload,
)
from motcua.documents.models import StoredFile
from tests.factories import files
from tests.factories.files import Incoming

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


@pytest.mark.parametrize("scope", ["draft-2", ""])
def test_files_of_another_are_not_attached_and_nothing_else_either(scope: str) -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    other = store_upload(file=Incoming(files.PNG, "b.png"), scope="draft-2", now=NOW)
    with pytest.raises(FileNotYours), transaction.atomic():
        attach([mine.public_id, other.public_id], dossier_id=7, scope=scope)
    assert not StoredFile.objects.exclude(dossier_id=None).exists()


def test_a_file_goes_to_one_dossier_only() -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    attach([mine.public_id, mine.public_id], dossier_id=7, scope="draft-1")
    with pytest.raises(FileNotYours), transaction.atomic():
        attach([mine.public_id], dossier_id=8, scope="draft-1")
    with pytest.raises(FileNotYours), transaction.atomic():
        attach(["no id"], dossier_id=8, scope="draft-1")
    attach([], dossier_id=8, scope="")
