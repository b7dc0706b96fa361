"""What somebody gives up is gone, whether it was whole or not."""

from pathlib import Path

import pytest

from motcua.core.errors import NotFound
from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.usecases.give_up_upload import give_up_upload
from tests.factories import files
from tests.integration.documents.conftest import kept_files
from tests.integration.documents.parts import NOW, begun, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("came", [0, 100, len(files.PDF)])
def test_nothing_of_it_stays(came: int, media: Path, django_capture_on_commit_callbacks: object) -> None:
    upload = begun(files.PDF)
    if came:
        sent(upload, files.PDF[:came], at=0)
    with pytest.raises(NotFound):
        give_up_upload(upload.public_id, scope="draft-2", now=NOW)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        give_up_upload(upload.public_id, scope="draft-1", now=NOW)
    assert not PartialUpload.objects.exists()
    assert not StoredFile.objects.exists()
    assert kept_files(media) == []
