"""The files of one dossier go, bytes and all, when the transaction holds; those of another stay."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.documents.api import erase_files, store_upload
from motcua.documents.models import StoredFile
from tests.factories.cast import NOW
from tests.factories.files import PDF

pytestmark = pytest.mark.django_db


def test_the_files_of_one_dossier_go(settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    for dossier_id in (1, 2):
        kept = store_upload(file=SimpleUploadedFile(f"{dossier_id}.pdf", PDF), scope="x", now=NOW)
        StoredFile.objects.filter(public_id=kept.public_id).update(dossier_id=dossier_id)
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_files(1) == 1
        assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 2
    (left,) = StoredFile.objects.all()
    assert left.dossier_id == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / left.path]
    assert erase_files(1) == 0
