"""Papers of an application: several files each, in order, looked at, and every byte of them in the dossier."""

import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.documents import tasks
from motcua.documents.api import UploadLimits, list_uploads, open_file
from motcua.documents.keeping import Origin
from motcua.documents.models import StoredFile
from motcua.documents.states import ScanState
from motcua.documents.usecases.append_to_upload import append_to_upload
from motcua.documents.usecases.begin_upload import begin_upload
from motcua.dossiers.api import get_dossier
from motcua.dossiers.models import Dossier
from motcua.drafts.api import change_draft
from motcua.drafts.models import DraftRow
from motcua.drafts.queries import draft_of
from tests.factories.cast import NOW, Cast, load_cast
from tests.factories.files import HEIC, JPEG, PDF, PNG, pdf_of
from tests.integration.api.conftest import example
from tests.integration.portal.test_apply import begin
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
BIRTH = "1.001193"
PAPERS = f"/nop/{BIRTH}/giay-to/"
PART = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    client = PageClient()
    begin(client, BIRTH)
    return client


def fields(client: PageClient, where: str = PAPERS) -> list[str]:
    return re.findall(r'name="(paper[^"]+)"\s+type="file"', client.get(where).content.decode())


def names(client: PageClient, where: str = PAPERS) -> list[str]:
    return re.findall(r"<li>.*?<span>(.*?)\s*</span>", client.get(where).content.decode(), re.DOTALL)


def ids(client: PageClient) -> list[str]:
    return re.findall(r'name="file"\s+value="([^"]+)"', client.get(PAPERS).content.decode())


def hand_in(client: PageClient, field: str, *files: tuple[str, bytes], where: str = PAPERS) -> Any:
    return client.post(where, {field: [SimpleUploadedFile(*file) for file in files], "more": "1"})


def test_files_stand_in_the_order_that_the_person_gives_them(mother: PageClient) -> None:
    field = fields(mother)[0]
    hand_in(mother, field, ("mặt trước.jpg", JPEG), ("mặt sau.png", PNG), ("thêm.pdf", PDF))
    assert names(mother) == ["mặt trước.jpg", "mặt sau.png", "thêm.pdf"]
    third = ids(mother)[2]
    for _up in range(3):
        assert mother.post(f"{PAPERS}thu-tu/", {"up": third}).status_code == 302
    assert names(mother) == ["thêm.pdf", "mặt trước.jpg", "mặt sau.png"]
    mother.post(f"{PAPERS}thu-tu/", {"down": third})
    mother.post(f"{PAPERS}thu-tu/", {"up": "0"})
    assert names(mother) == ["mặt trước.jpg", "thêm.pdf", "mặt sau.png"]
    script = Client()  # asks for a part of a page, which is no page
    script.cookies = mother.cookies
    only = script.get(PAPERS, {"paper": field.removeprefix("paper.")}).content.decode()
    assert only.strip().startswith("<ul")
    assert only.count("thêm.pdf") == 4
    assert script.get(PAPERS, {"paper": "none"}).status_code == 404


def test_what_is_too_many_or_strangely_named_is_told_and_the_rest_stays(mother: PageClient, settings: Any) -> None:
    settings.UPLOAD_LIMITS = UploadLimits(paper_files=3)
    field = fields(mother)[0]
    odd = [("a\x00b\u202egpj.jpg", JPEG), ("ấ😀" * 120 + ".jpg", JPEG), ("...", PNG)]
    page = hand_in(mother, field, *odd, *[(f"{number}.png", PNG) for number in range(497)])
    assert page.status_code == 422
    assert "Đã đủ số tệp được nhận (tối đa 3)." in text_of(page)
    assert "Và 494 tệp khác chưa nhận." in text_of(page)
    assert names(mother) == ["abgpj.jpg", "ấ😀" * 60 + ".jpg", "tep.png"]


def test_small_pictures_are_the_persons_own(mother: PageClient, cast: Cast) -> None:
    hand_in(mother, fields(mother)[0], ("giấy.heic", HEIC))
    where = f"{PAPERS}anh/{ids(mother)[0]}"
    assert mother.get(where).status_code == 404  # not drawn yet
    tasks.prepare_file(public_id=ids(mother)[0])
    assert where in mother.get(PAPERS).content.decode()
    assert b"".join(mother.get(where).streaming_content)[:2] == b"\xff\xd8"  # type: ignore[attr-defined]
    stranger = PageClient()
    begin(stranger, BIRTH)
    assert stranger.get(where).status_code == 404


def test_a_sick_file_is_told_and_another_copy_asked_for(mother: PageClient) -> None:
    hand_in(mother, fields(mother)[0], ("giấy.jpg", JPEG))
    StoredFile.objects.update(scan_state=ScanState.INFECTED)
    assert "Tệp này có vi-rút nên không dùng được. Hãy bỏ tệp này và gửi bản khác" in text_of(mother.get(PAPERS))


def send_by_parts(client: PageClient, paper: str, content: bytes, name: str, *, part: int = 700) -> Any:
    """As the page's script does; returns the last answer."""
    about = {"filename": name, "paper": paper, "sha256": hashlib.sha256(content).hexdigest()}
    metadata = ",".join(f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in about.items())
    version = {"Tus-Resumable": "1.0.0"}
    headers = version | {"Upload-Length": str(len(content)), "Upload-Metadata": metadata}
    begun = client.post(f"{PAPERS}tep/", b"", content_type=PART, headers=headers)
    assert begun.status_code == 201, begun.content.decode()
    answer = begun
    for offset in range(0, len(content), part):
        headers = version | {"Upload-Offset": str(offset)}
        answer = client.generic(
            "PATCH", begun["Location"], content[offset : offset + part], content_type=PART, headers=headers
        )
    return answer


def test_by_parts_or_by_form_the_draft_has_the_file(mother: PageClient) -> None:
    paper = fields(mother)[0].removeprefix("paper.")
    assert send_by_parts(mother, paper, pdf_of(2000), "tờ khai.pdf").status_code == 204
    hand_in(mother, fields(mother)[0], ("ảnh.jpg", JPEG))
    send_by_parts(mother, paper, PDF, "\u202e😀" * 300)
    assert names(mother) == ["tờ khai.pdf", "ảnh.jpg", "😀" * 120 + ".pdf"]
    lying = send_by_parts(mother, paper, b"MZ\x90\x00" + bytes(200), "ảnh.jpg")
    assert (lying.status_code, "không phải loại được nhận" in lying.content.decode()) == (422, True)
    with pytest.raises(AssertionError):
        send_by_parts(mother, "giấy lạ", PDF, "a.pdf")
    nobody = PageClient().post(f"{PAPERS}tep/", b"", content_type=PART, headers={"Tus-Resumable": "1.0.0"})
    assert (nobody.status_code, "tải lại trang" in nobody.content.decode()) == (403, True)
    assert mother.options(f"{PAPERS}tep/")["Tus-Version"] == "1.0.0"


def test_a_file_that_was_whole_when_the_process_was_killed_is_on_the_page(mother: PageClient) -> None:
    paper = fields(mother)[0].removeprefix("paper.")
    scope = draft_of(DraftRow.objects.get()).scope
    upload = begin_upload(Origin(scope, "a.pdf", paper), size_bytes=len(PDF), now=NOW)
    append_to_upload(upload.public_id, scope=scope, offset=0, pieces=[PDF], now=NOW)  # kept, and nobody noted it
    assert names(mother) == ["a.pdf"]
    assert ids(mother) == [upload.public_id]


def test_every_byte_that_came_in_is_in_the_dossier(mother: PageClient, cast: Cast) -> None:
    given = example("submit-1.001193")
    given["answers"]["birth_paper"]["kind"] = "paper"
    draft = draft_of(DraftRow.objects.get())
    change_draft(draft.public_id, now=timezone.now(), answers={"applicant": given["applicant"], **given["answers"]})
    sent: dict[str, str] = {}
    for number, field in enumerate(fields(mother)[:2]):
        files = [(f"{number}-{place}.pdf", pdf_of(1000 + 10 * number + place)) for place in range(2)]
        files.append((f"{number}.heic", HEIC + bytes(number)))
        hand_in(mother, field, *files)
        sent |= {name: hashlib.sha256(content).hexdigest() for name, content in files}
    content = pdf_of(1500)
    send_by_parts(mother, fields(mother)[0].removeprefix("paper."), content, "phần.pdf")
    sent["phần.pdf"] = hashlib.sha256(content).hexdigest()
    for public_id in ids(mother):
        tasks.prepare_file(public_id=public_id)
    answer = mother.post(f"/nop/{BIRTH}/xem-lai/", {})
    assert answer.status_code == 302, text_of(answer)
    dossier = get_dossier(actor=cast.clerk, code=Dossier.objects.get().code)
    arrived = {}
    for file in list_uploads(dossier_id=dossier.id):
        with open_file(file.public_id, actor=cast.clerk, dossier_id=dossier.id).file as opened:
            arrived[file.name] = hashlib.sha256(opened.read()).hexdigest()
        assert arrived[file.name] == file.digest
    assert arrived == sent
    named = [file for paper in dossier.papers for file in paper.get("files", [])]
    assert sorted(named) == sorted(file.public_id for file in list_uploads(dossier_id=dossier.id))
