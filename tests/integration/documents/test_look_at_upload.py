"""How far an upload has come is told from the bytes that are there."""

from datetime import timedelta

import pytest

from motcua.core.errors import NotFound
from motcua.documents import partials
from motcua.documents.queries import uuids
from motcua.documents.uploading import UploadGone
from motcua.documents.usecases.look_at_upload import look_at_upload
from tests.factories import files
from tests.integration.documents.parts import NOW, begun, sent

pytestmark = pytest.mark.django_db


def test_the_offset_is_what_is_really_kept() -> None:
    upload = sent(begun(files.PDF), files.PDF[:100], at=0)
    assert look_at_upload(upload.public_id, scope="draft-1", now=NOW).offset == 100
    place = partials.path_of(uuids([upload.public_id])[0])
    place.write_bytes(files.PDF)  # all is there, and the process was killed before it kept the file
    found = look_at_upload(upload.public_id, scope="draft-1", now=NOW)
    assert (found.offset, found.finished) == (len(files.PDF), True)


def test_strangers_and_latecomers_find_nothing() -> None:
    upload = begun(files.PDF)
    with pytest.raises(NotFound):
        look_at_upload(upload.public_id, scope="draft-2", now=NOW)
    with pytest.raises(NotFound):
        look_at_upload("no id", scope="draft-1", now=NOW)
    with pytest.raises(UploadGone):
        look_at_upload(upload.public_id, scope="draft-1", now=NOW + timedelta(days=3))
    partials.remove(uuids([upload.public_id])[0])
    with pytest.raises(UploadGone):
        look_at_upload(upload.public_id, scope="draft-1", now=NOW)
