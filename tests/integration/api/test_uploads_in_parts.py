"""Uploads that go on where the line broke, as tus 1.0.0 says, also with a client that is not ours."""

import base64
import hashlib
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from motcua.documents import partials
from motcua.documents.api import LIMIT_BYTES
from motcua.documents.models import StoredFile
from motcua.documents.queries import uuids
from tests.factories.files import PDF, pdf_of
from tests.integration.api.conftest import Machine, example

VERSION = {"Tus-Resumable": "1.0.0"}
PART = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


class Tus:
    """Requests of the protocol, one by one."""

    def __init__(self, machine: Machine) -> None:
        self.client, self.key = Client(), machine._headers

    def ask(self, method: str, address: str, body: bytes = b"", **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        path = address if address.startswith("/") else "/" + address.split("/", 3)[3]
        media_type = named.pop("Content-Type", PART)
        return self.client.generic(method, path, body, media_type, headers=self.key | VERSION | named)

    def begin(self, length: int, **headers: str) -> str:
        answer = self.ask("POST", "/api/v1/files", Upload_Length=str(length), **headers)
        assert answer.status_code == 201, answer.content.decode()
        return str(answer["Location"])


@pytest.fixture
def tus(machine: Machine) -> Tus:
    return Tus(machine)


def metadata(**given: str) -> str:
    return ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in given.items())


@pytest.mark.django_db(transaction=True)
def test_a_foreign_client_sends_a_file_over_a_bad_line(machine: Machine, live_server: Any) -> None:
    tusclient = pytest.importorskip("tusclient.client", reason="tuspy is not installed")
    content = pdf_of(300_000)
    client = tusclient.TusClient(f"{live_server.url}/api/v1/files", headers=machine._headers)
    given = {"filename": "tờ khai.pdf", "sha256": hashlib.sha256(content).hexdigest()}
    uploader = client.uploader(file_stream=io.BytesIO(content), chunk_size=65_536, metadata=given, upload_checksum=True)
    uploader.upload_chunk()
    again = client.uploader(file_stream=io.BytesIO(content), chunk_size=100_000, url=uploader.url)
    assert again.get_offset() == 65_536
    again.upload()
    public_id = uploader.url.rsplit("/", 1)[1]
    body = example("submit-1.001193")
    body["papers"][0]["files"] = [public_id]
    assert machine.post("dossiers", body).status_code == 201
    row = StoredFile.objects.get(public_id=public_id)
    assert (row.digest, row.name, row.dossier_id is None) == (given["sha256"], given["filename"], False)


@pytest.mark.django_db
def test_an_upload_goes_its_way(tus: Tus, stranger: Machine) -> None:
    able = tus.ask("OPTIONS", "/api/v1/files")
    assert (able.status_code, able["Tus-Version"], able["Tus-Max-Size"]) == (204, "1.0.0", str(LIMIT_BYTES))
    assert "creation-with-upload" in able["Tus-Extension"]
    first = tus.ask("POST", "/api/v1/files", PDF[:50], Upload_Length=str(len(PDF)))
    place = first["Location"]
    assert (first.status_code, first["Upload-Offset"], first["Tus-Resumable"]) == (201, "50", "1.0.0")
    looked = tus.ask("HEAD", place)
    assert (looked.status_code, looked["Upload-Offset"], looked["Upload-Length"]) == (200, "50", str(len(PDF)))
    assert (looked.content, looked["Cache-Control"]) == (b"", "no-store")
    assert "Upload-Expires" in looked
    moved = tus.ask("POST", place, PDF[50:80], Upload_Offset="50", X_HTTP_Method_Override="PATCH")
    assert (moved.status_code, moved["Upload-Offset"]) == (204, "80")
    last = tus.ask("PATCH", place, PDF[80:], Upload_Offset="80")
    assert (last.status_code, last["Upload-Offset"]) == (204, str(len(PDF)))
    state = tus.ask("GET", place).json()
    assert (state["finished"], state["offset"], state["scan"]) == (True, len(PDF), "not_scanned")
    assert stranger.get(place.split("/api/v1/")[1]).status_code == 401
    assert tus.ask("DELETE", place).status_code == 204
    assert tus.ask("HEAD", place).status_code == 404
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_what_is_wrong_is_told_by_the_protocols_numbers(tus: Tus, machine: Machine) -> None:
    place = tus.begin(len(PDF), Upload_Metadata=metadata(filename="a\u202egpj.exe"))
    wrong: list[tuple[int, str, Callable[[], Any]]] = [
        (412, "tus_version_unknown", lambda: tus.ask("PATCH", place, PDF, Tus_Resumable="0.2", Upload_Offset="0")),
        (
            415,
            "upload_type_unknown",
            lambda: tus.ask("PATCH", place, PDF, Content_Type="text/plain", Upload_Offset="0"),
        ),
        (400, "upload_header_unusable", lambda: tus.ask("PATCH", place, PDF, Upload_Offset="-1")),
        (409, "upload_offset_differs", lambda: tus.ask("PATCH", place, PDF, Upload_Offset="5")),
        (413, "upload_too_long", lambda: tus.ask("PATCH", place, PDF + b"x", Upload_Offset="0")),
        (
            460,
            "upload_checksum_differs",
            lambda: tus.ask("PATCH", place, PDF, Upload_Offset="0", Upload_Checksum="sha1 AAAA"),
        ),
        (
            400,
            "upload_header_unusable",
            lambda: tus.ask("PATCH", place, b"x", Upload_Offset="0", Upload_Checksum="md5 AA"),
        ),
        (400, "upload_header_unusable", lambda: tus.ask("POST", "/api/v1/files")),
        (
            400,
            "upload_header_unusable",
            lambda: tus.ask("POST", "/api/v1/files", Upload_Length="9", Upload_Metadata="a %"),
        ),
        (413, "file_too_large", lambda: tus.ask("POST", "/api/v1/files", Upload_Length=str(LIMIT_BYTES + 1))),
        (422, "file_empty", lambda: tus.ask("POST", "/api/v1/files", Upload_Length="0")),
        (404, "not_found", lambda: tus.ask("HEAD", "/api/v1/files/0")),
    ]
    for status, code, ask in wrong:
        answer = ask()
        assert (answer.status_code, answer["Tus-Resumable"]) == (status, "1.0.0"), (code, answer.content)
        if answer.content:
            assert answer.json()["code"] == code
            assert len(answer.json()["detail"]) > 20
    with partials.alone_with(uuids([place.rsplit("/", 1)[1]])[0]):
        assert tus.ask("PATCH", place, PDF, Upload_Offset="0").status_code == 423
    assert tus.ask("PATCH", place, PDF, Upload_Offset="0").status_code == 204
    assert StoredFile.objects.get().name == "agpj.exe.pdf"
    lying = tus.begin(6)
    refused = tus.ask("PATCH", lying, b"<html>", Upload_Offset="0")
    assert (refused.status_code, refused.json()["code"]) == (422, "file_kind_not_allowed")
    assert tus.ask("HEAD", lying).status_code == 410


@pytest.mark.django_db
def test_begun_twice_with_one_key_is_begun_once(tus: Tus) -> None:
    assert tus.begin(9, Idempotency_Key="k") == tus.begin(9, Idempotency_Key="k")
