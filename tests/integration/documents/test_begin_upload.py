"""An upload in parts is begun only where the file would fit."""

import pytest

from motcua.documents.api import UploadLimits
from motcua.documents.rules import FileEmpty, FileTooLarge, TooManyFiles, TooMuchTogether
from tests.factories import files
from tests.integration.documents.parts import NOW, begun, sent

pytestmark = pytest.mark.django_db


def test_the_limits_by_file_paper_and_draft_are_the_operators(settings: object) -> None:
    settings.UPLOAD_LIMITS = UploadLimits(file_bytes=2000, paper_files=2, draft_files=3, draft_bytes=2300)  # type: ignore[attr-defined]
    with pytest.raises(FileEmpty):
        begun(b"")
    with pytest.raises(FileTooLarge):
        begun(files.pdf_of(2001))
    upload = begun(files.PDF, paper="a")
    assert (upload.offset, upload.finished, upload.expires_at > NOW) == (0, False, True)
    sent(upload, files.PDF, at=0)
    begun(files.PDF, paper="a")  # not finished: it counts all the same
    with pytest.raises(TooManyFiles) as refused:
        begun(files.PDF, paper="a")
    assert refused.value.values == {"most": 2}
    with pytest.raises(TooMuchTogether):
        begun(files.pdf_of(2000), paper="b")
    begun(files.PDF, paper="b")
    with pytest.raises(TooManyFiles):
        begun(files.PDF, paper="c")
    begun(files.PDF, paper="a", scope="draft-2")
