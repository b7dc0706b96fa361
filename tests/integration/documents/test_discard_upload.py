"""A person takes an own upload back before handing it in."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotFound
from motcua.documents.api import (
    discard_upload,
    store_upload,
)
from motcua.documents.models import StoredFile
from tests.factories import files
from tests.factories.files import Incoming
from tests.integration.documents.conftest import kept_files

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 2, 5, tzinfo=UTC)
STAFF = Actor(ActorKind.STAFF, name="Trần Thị Mẫu", account_id=1)


def test_an_own_upload_is_taken_back_with_its_bytes(media: Path, django_capture_on_commit_callbacks: Any) -> None:
    mine = store_upload(file=Incoming(files.PDF, "a.pdf"), scope="draft-1", now=NOW)
    with pytest.raises(NotFound):
        discard_upload(mine.public_id, scope="draft-2")
    with django_capture_on_commit_callbacks(execute=True):
        discard_upload(mine.public_id, scope="draft-1")
    assert not StoredFile.objects.exists()
    assert kept_files(media) == []
