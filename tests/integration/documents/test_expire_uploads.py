"""Uploads that nobody went on with go after three days; those that are whole are kept."""

from datetime import timedelta
from pathlib import Path

import pytest

from motcua.documents import partials, tasks
from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.queries import uuids
from motcua.documents.usecases.expire_uploads import expire_uploads
from tests.factories import files
from tests.integration.documents.conftest import kept_files
from tests.integration.documents.parts import NOW, begun, sent

pytestmark = pytest.mark.django_db


def test_what_nobody_goes_on_with_goes(media: Path) -> None:
    sent(begun(files.PDF), files.PDF[:100], at=0)
    assert expire_uploads(now=NOW + timedelta(days=2)) == 0
    tasks.expire_uploads(timestamp=int((NOW + timedelta(days=3)).timestamp()))
    assert not PartialUpload.objects.exists()
    assert kept_files(media) == []


def test_what_is_whole_is_kept_although_its_process_was_killed() -> None:
    good, lying = begun(files.PDF), begun(b"<html>")
    for upload, content in ((good, files.PDF), (lying, b"<html>")):
        partials.path_of(uuids([upload.public_id])[0]).write_bytes(content)
    assert expire_uploads(now=NOW) == 0
    assert [str(row.public_id) for row in StoredFile.objects.all()] == [good.public_id]
    assert PartialUpload.objects.get(public_id=lying.public_id).refusal == "file_kind_not_allowed"
