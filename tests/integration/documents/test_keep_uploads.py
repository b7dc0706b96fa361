"""Files of a living draft are not cleaned away, however long it is being filled in."""

from datetime import timedelta

import pytest

from motcua.documents.api import keep_uploads, store_upload
from motcua.documents.models import StoredFile
from motcua.documents.usecases.clean_up_uploads import clean_up_uploads
from tests.factories import files
from tests.integration.documents.parts import NOW

pytestmark = pytest.mark.django_db


def test_a_draft_of_a_month_keeps_its_files() -> None:
    for scope in ("draft-1", "draft-2"):
        store_upload(file=files.Incoming(files.PDF, "a.pdf"), scope=scope, now=NOW)
    assert keep_uploads(scope="draft-1", until=NOW + timedelta(days=30)) == 1
    assert clean_up_uploads(now=NOW + timedelta(days=29)) == 1
    assert [row.owner_scope for row in StoredFile.objects.all()] == ["draft-1"]
    assert clean_up_uploads(now=NOW + timedelta(days=31)) == 1
