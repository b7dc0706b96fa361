"""Small pictures of what came in are made by themselves; the bytes that came in stay as they are."""

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.documents import tasks
from motcua.documents.api import PictureTooLarge, discard_upload, list_unattached, open_file, open_picture, store_upload
from motcua.documents.models import StoredFile
from motcua.documents.usecases.prepare_file import prepare_file
from tests.factories import files
from tests.integration.documents.conftest import kept_files
from tests.integration.documents.parts import NOW

pytestmark = pytest.mark.django_db
ANYBODY = Actor.anonymous()


def stored(content: bytes, name: str = "giấy") -> str:
    return store_upload(file=files.Incoming(content, name), scope="draft-1", now=NOW).public_id


def picture(public_id: str, *, view: bool = False) -> Image.Image:
    with open_picture(public_id, actor=ANYBODY, scope="draft-1", view=view).file as file:
        return Image.open(io.BytesIO(file.read()))


def turned_photo() -> bytes:
    """Taken sideways, with the place in it."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (16.0, 28.0, 0.0)
    content = io.BytesIO()
    Image.new("RGB", (800, 400), "white").save(content, "JPEG", exif=exif)
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "shape"),
    [(files.PDF, (172, 240)), (turned_photo(), (120, 240)), (files.PNG, (64, 48)), (files.HEIC, (64, 48))],
    ids=["pdf", "photo", "png", "heic"],
)
def test_there_is_a_small_picture_upright_and_without_the_place(content: bytes, shape: tuple[int, int]) -> None:
    public_id = stored(content)
    for _twice in range(2):
        tasks.prepare_file(public_id=public_id)
    small = picture(public_id)
    assert (small.format, small.size, dict(small.getexif())) == ("JPEG", shape, {})
    with open_file(public_id, actor=ANYBODY, scope="draft-1").file as file:
        assert file.read() == content
    with pytest.raises(NotFound):
        open_picture(public_id, actor=ANYBODY, scope="draft-2")


def test_a_kind_that_browsers_do_not_show_has_a_picture_to_read_from() -> None:
    public_id = stored(files.HEIC)
    prepare_file(public_id, now=NOW)
    assert picture(public_id, view=True).size == (64, 48)
    assert list_unattached([public_id], scope="draft-1")[0].has_view


def test_word_documents_and_files_taken_back_have_none(media: Path, django_capture_on_commit_callbacks: object) -> None:
    public_id = stored(files.word_document())
    prepare_file(public_id, now=NOW)
    assert not list_unattached([public_id], scope="draft-1")[0].has_preview
    photo = stored(files.JPEG)
    prepare_file(photo, now=NOW)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        discard_upload(photo, scope="draft-1")
    prepare_file(photo, now=NOW)
    assert len(kept_files(media)) == 1
    assert StoredFile.objects.count() == 1


def bomb(width: int, height: int) -> bytes:
    """A PNG that is small on the line and gigabytes when opened."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(bytes((width * 3 + 1) * 100))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", rows) + part(b"IEND", b"")


def test_bombs_are_refused_before_they_are_opened(media: Path) -> None:
    with pytest.raises(PictureTooLarge):
        stored(bomb(30_000, 30_000))
    assert kept_files(media) == []
