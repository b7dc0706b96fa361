"""Photos from a phone on a bad line: shrunk on the device, gone on with where the line broke, told aloud."""

import hashlib
import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from motcua.documents.models import PartialUpload, StoredFile
from motcua.documents.store import open_kept
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast
from tests.factories.files import PDF, pdf_of

PAPERS = "/nop/1.001193/giay-to/"


def on_the_papers_page(person: Visitor) -> Any:
    person.open("/nop/1.001193/")
    person.press("Bắt đầu")
    person.open(PAPERS)
    return person.page.locator("input[type=file]").first


def photo() -> bytes:
    """Held sideways, 12 million points, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (16.0, 28.0, 0.0)
    content = io.BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(content, "JPEG", quality=90, exif=exif)
    return content.getvalue()


def files_of(page: Any, count: int) -> None:
    page.locator(".files li").nth(count - 1).wait_for()
    assert page.locator(".files li").count() == count


def test_photos_are_shrunk_upright_and_sent_one_by_one(office: Cast, visitor: Callable[..., Visitor]) -> None:
    mother = visitor(phone=True)
    field = on_the_papers_page(mother)
    taken = photo()
    field.set_input_files(
        [
            {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": taken},
            {"name": "tờ khai 😀.pdf", "mimeType": "application/pdf", "buffer": PDF},
            {"name": "giả.jpg", "mimeType": "image/jpeg", "buffer": b"MZ\x90\x00" + bytes(500)},
        ]
    )
    files_of(mother.page, 2)
    wrong = mother.page.get_by_role("alert").filter(has_text="không phải loại được nhận")
    wrong.wait_for()
    mother.check()
    assert mother.page.get_by_role("button", name="Gửi lại: giả.jpg").is_visible()
    kept = {row.name: row for row in StoredFile.objects.all()}
    assert set(kept) == {"IMG_1.jpg", "tờ khai 😀.pdf"}
    assert kept["tờ khai 😀.pdf"].digest == hashlib.sha256(PDF).hexdigest()
    shrunk = Image.open(opened(kept["IMG_1.jpg"]))
    assert (shrunk.size, dict(shrunk.getexif())) == ((1500, 2000), {})
    assert kept["IMG_1.jpg"].size_bytes < len(taken) / 2
    mother.press("Lưu và đi tiếp")
    assert not PartialUpload.objects.filter(finished=False, refusal="").exists()


def opened(row: StoredFile) -> io.BytesIO:
    with open_kept(row.path) as file:
        return io.BytesIO(file.read())


def test_where_the_line_breaks_it_goes_on(office: Cast, visitor: Callable[..., Visitor]) -> None:
    mother = visitor()
    field = on_the_papers_page(mother)
    page, content = mother.page, pdf_of(1_500_000)
    parts: list[str] = []

    def on_the_way(route: Any) -> None:
        if route.request.method == "PATCH":
            parts.append(route.request.headers["upload-offset"])
            if len(parts) == 3:
                page.context.set_offline(True)
                return route.abort()
        return route.continue_()

    page.route(f"**{PAPERS}tep/*", on_the_way)
    field.set_input_files([{"name": "a.pdf", "mimeType": "application/pdf", "buffer": content}])
    page.get_by_role("status").filter(has_text="Mất kết nối").wait_for()
    half = PartialUpload.objects.get()
    assert not half.finished
    page.wait_for_timeout(2500)  # several tries find no line
    page.context.set_offline(False)
    files_of(page, 1)
    assert len(parts) > 3
    assert parts.count("0") == 1, "nothing that had arrived was sent again"
    assert StoredFile.objects.get().digest == hashlib.sha256(content).hexdigest()
    mother.check()


def test_what_is_stopped_leaves_nothing(office: Cast, visitor: Callable[..., Visitor]) -> None:
    mother = visitor()
    field = on_the_papers_page(mother)
    mother.page.route(
        f"**{PAPERS}tep/*",
        lambda route: route.abort() if route.request.method == "PATCH" else route.continue_(),
    )
    field.set_input_files([{"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF}])
    mother.page.get_by_role("status").filter(has_text="Mất kết nối").wait_for()
    with mother.page.expect_response(lambda answer: answer.request.method == "DELETE"):
        mother.page.get_by_role("button", name="Dừng gửi: a.pdf").click()
    assert mother.sees("Đã dừng gửi a.pdf.")
    assert not PartialUpload.objects.exists()
