"""Giving a draft up."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.core.errors import NotFound
from motcua.documents.api import store_upload
from motcua.documents.models import StoredFile
from motcua.drafts.api import change_draft, discard_draft, get_draft
from tests.factories import files
from tests.factories.cast import NOW
from tests.integration.drafts.conftest import Begin

pytestmark = pytest.mark.django_db


def test_nothing_of_it_remains(begin: Begin, tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    draft = begin().draft
    kept = store_upload(file=SimpleUploadedFile("a.pdf", files.PDF), scope=draft.scope, now=NOW)
    change_draft(draft.public_id, now=NOW, add_file=("P", {"id": kept.public_id, "name": kept.name}))
    discard_draft(draft.public_id, now=NOW)
    assert not StoredFile.objects.exists()
    with pytest.raises(NotFound):
        get_draft(draft.public_id, now=NOW)
