"""Files that machines send before the dossier that names them."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.api.short_way import REQUEST_LIMIT_BYTES
from tests.factories.files import PDF
from tests.integration.api.conftest import Machine, example

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


def file(content: bytes = PDF, name: str = "giấy chứng sinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_goes_first_and_its_dossier_names_it(machine: Machine) -> None:
    response = machine.send_file(file())
    assert response.status_code == 201, response.content.decode()
    stored = response.json()
    assert (stored["media_type"], stored["size_bytes"]) == ("application/pdf", len(PDF))
    body = example("submit-1.001193")
    body["papers"][0]["files"] = [stored["id"]]
    submitted = machine.post("dossiers", body)
    assert submitted.status_code == 201, submitted.content.decode()
    papers = machine.get(f"dossiers/{submitted.json()['code']}").json()["papers"]
    assert stored["id"] in [found for paper in papers for found in paper["files"]]
    again = machine.post("dossiers", body)
    assert (again.status_code, again.json()["code"]) == (422, "file_not_yours")


def test_the_same_key_stores_the_same_file_once(machine: Machine) -> None:
    first = machine.send_file(file(), Idempotency_Key="f")
    again = machine.send_file(file(), Idempotency_Key="f")
    assert (again.status_code, again.json()) == (201, first.json())
    other = machine.send_file(file(PDF + b"x"), Idempotency_Key="f")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (file(b""), 422, "file_empty"),
        (file(b"<html>not a pdf</html>", "a.pdf"), 422, "file_kind_not_allowed"),
        (file(b"MZ\x90\x00", "a.jpg"), 422, "file_kind_not_allowed"),
        (file(PDF + b"0" * (20 * 1024 * 1024)), 413, "file_too_large"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_why(machine: Machine, sent: Any, status: int, code: str) -> None:
    response = machine.send_file(sent)
    problem = response.json()
    assert (response.status_code, problem["code"]) == (status, code)
    assert [(error["field"], error["code"]) for error in problem["errors"]] == [("file", code)]


def test_sixty_megabytes_are_refused_before_they_are_read(machine: Machine) -> None:
    response = machine.send_file(io.BytesIO(b"0" * (REQUEST_LIMIT_BYTES + 1)))
    assert (response.status_code, response.json()["code"]) == (413, "body_too_large")


def test_a_form_without_a_file_is_told_so(machine: Machine) -> None:
    response = machine.post("files", {})
    assert response.status_code == 415
    assert "multipart/form-data" in response.json()["detail"]


def test_a_file_of_another_key_cannot_be_named(machine: Machine, machine_with: Any) -> None:
    stored = machine_with("files:write").send_file(file()).json()
    body = example("submit-1.001193")
    body["papers"][0]["files"] = [stored["id"]]
    assert machine.post("dossiers", body).json()["code"] == "file_not_yours"


def test_names_from_other_worlds_do_no_harm(machine: Machine) -> None:
    for name in ("../../etc/passwd", "a\u202egpj.exe", "K'Dang giấy.pdf", "x" * 300 + ".pdf"):
        response = machine.send_file(file(name=name))
        assert response.status_code == 201, (name, response.content.decode())
        assert "/" not in response.json()["name"]
