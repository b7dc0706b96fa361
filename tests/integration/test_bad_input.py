"""What people really send: each thing is told at its field with what to do, nothing is lost, nothing happens twice.

The same faults go through every door that they can come through: the portal, the desk, the interface, a command.
"""

import copy
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.cli.main import run
from motcua.core.actor import Actor
from motcua.documents.models import StoredFile
from motcua.dossiers.models import Dossier
from motcua.identity.api import create_token
from tests.factories.cast import PRACTICE_CENTRE, Cast, load_cast, people
from tests.factories.clock import OfficeClock
from tests.factories.files import JPEG
from tests.factories.submissions import BIRTH, CERTIFIED_COPY, COPY_OF_EXTRACT, required_codes
from tests.integration.api.conftest import Machine, example
from tests.integration.desk.officer import Officer, Page
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db
NAME = "Hồ Thị K'Lan"
INTAKE = f"/can-bo/intake/{CERTIFIED_COPY}/"
EXTRACT = f"/nop/{COPY_OF_EXTRACT}/"
PAGES: dict[str, dict[str, str]] = {
    "applicant": {"applicant.type": "citizen", "applicant.full_name": NAME},
    "request": {"request.kind": "birth", "request.relation": "self", "request.copies": "2"},
    "subject": {"subject.full_name": NAME, "subject.birth_date_year": "1995"},
    "registration": {"registration.registered_at": "Ủy ban nhân dân Xã Mẫu"},
    "declaration": {"declaration.truthful": "yes"},
}
SIXTY_MEGABYTES = 60 * 1024 * 1024


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> OfficeClock:
    """One Monday at nine, with a folder for files."""
    wall = OfficeClock()
    monkeypatch.setattr(timezone, "now", wall)
    settings.MEDIA_ROOT = tmp_path / "files"
    return wall


@pytest.fixture
def cast(db: None) -> Cast:
    return load_cast()


@pytest.fixture
def clerk(cast: Cast) -> Officer:
    client = PageClient()
    client.force_login(people(cast)["mot-cua-1"])
    return Officer(client)


@pytest.fixture
def mother(cast: Cast) -> PageClient:
    return PageClient()


@pytest.fixture
def machine(cast: Cast, clock: OfficeClock) -> Machine:
    scopes = ("dossiers:read", "dossiers:write")
    token = create_token(actor=Actor.system(), name="máy", unit_id=cast.centre.id, scopes=scopes, now=clock.now)
    return Machine(Client(), token.token)


def at_the_counter(clerk: Officer, **changes: Any) -> Page:
    """A certified copy as the clerk writes it down."""
    typed = {
        "applicant__full_name": NAME,
        "request__document_name": "Bằng tốt nghiệp",
        "request__pages": "2",
        "request__copies": "3",
        "papers": required_codes(CERTIFIED_COPY, "counter"),  # type: ignore[arg-type]
        "accept": "1",
    }
    return clerk.send(clerk.open(INTAKE), INTAKE, **(typed | changes))


def online(mother: PageClient, **changes: dict[str, str]) -> str:
    """A copy of an extract filled in up to the review; the address of the first page that stays."""
    where = mother.post(EXTRACT, {"unit": PRACTICE_CENTRE})["Location"]
    pages = {name: typed | changes.get(name, {}) for name, typed in PAGES.items()}
    while (page := re.fullmatch(rf"{EXTRACT}([\w-]+)/", where)) and page[1] in pages:
        answer = mother.post(where, pages[page[1]])
        if answer.status_code != 302:
            return str(where)
        where = answer["Location"]
    return str(mother.post(where, {})["Location"]) if where.endswith("/giay-to/") else str(where)


def problems(answer: Any) -> dict[str, str]:
    """Field -> words of what the interface refuses; every word is a sentence in Vietnamese, not a code."""
    document = answer.json()
    assert answer["Content-Type"].startswith("application/problem+json")
    for error in document["errors"]:
        assert " " in error["message"], error
    return {error["field"]: error["message"] for error in document["errors"]}


def nothing_was_filed() -> bool:
    return not Dossier.objects.exists()


# ---- what cannot be read at all -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"procedure": "1.001193", ',
        b'{"procedure": "1.001193"} x',
        b"\xff\xfe{}",
        b'{"procedure": "\xed\xa0\x80"}',
        b'{"procedure": NaN}',
        b"[" * 5000,
    ],
    ids=["cut", "cut later", "more behind", "not UTF-8", "half a character", "NaN", "nested without end"],
)
def test_malformed_json_is_refused_whole_with_what_to_do(machine: Machine, body: bytes) -> None:
    answer = machine._client.post("/api/v1/dossiers", body, content_type="application/json", headers=machine._headers)
    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed_json"
    assert "chưa có gì được lưu" in answer.json()["detail"]
    assert nothing_was_filed()


@pytest.mark.parametrize("document", ["", "[]", '"text"', "7", "null", "true"])
def test_what_is_no_document_is_refused(machine: Machine, document: str) -> None:
    answer = machine._client.post(
        "/api/v1/dossiers", document, content_type="application/json", headers=machine._headers
    )
    assert answer.status_code in {400, 422}
    assert answer.json()["detail"]
    assert nothing_was_filed()


# ---- wrong types ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("applicant", []),
        ("applicant.full_name", 7),
        ("applicant.full_name", {"first": "Lan"}),
        ("applicant.birth_date", "1996"),
        ("applicant.birth_date.year", "một chín chín sáu"),
        ("answers", "không"),
        ("answers.child", ["x"]),
        ("answers.copies.count", "hai"),
        ("answers.copies.count", 2.5),
        ("answers.child.sex", {"code": "female"}),
        ("papers", {"code": "x"}),
        ("papers", ["x"]),
        ("legal_channel", 1),
    ],
)
def test_a_wrong_type_is_named_by_its_path_over_the_interface(machine: Machine, path: str, value: Any) -> None:
    body = example("submit-1.001193")
    *above, last = path.split(".")
    place = body
    for name in above:
        place = place[name]
    place[last] = value
    answer = machine.post("dossiers", body)
    assert answer.status_code == 422, answer.content.decode()
    assert any(field.startswith(path.removesuffix(".year")) for field in problems(answer)), problems(answer)
    assert nothing_was_filed()


def test_a_word_where_a_number_belongs_is_told_at_the_counter_and_online(clerk: Officer, mother: PageClient) -> None:
    words = "Hãy ghi một số nguyên bằng chữ số."
    page = at_the_counter(clerk, request__pages="hai")
    assert any(text.endswith(words) and href == "#f-request-pages" for text, href in page.links.items())
    assert page.form.values["request.pages"] == ["hai"]
    where = online(mother, request={"request.copies": "hai"})
    shown = mother.get(where)
    assert 'value="hai"' in shown.content.decode()
    answer = mother.post(where, PAGES["request"] | {"request.copies": "hai"})
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert nothing_was_filed()


# ---- what does not exist --------------------------------------------------------------------------------------------


def test_an_unknown_procedure_is_told_at_every_door(clerk: Officer, mother: PageClient, machine: Machine) -> None:
    answer = machine.post("dossiers", example("submit-1.001193") | {"procedure": "9.999999"})
    assert answer.status_code == 422
    assert "Hãy tìm lại thủ tục" in problems(answer)["procedure"]
    assert machine.get("procedures/9.999999").status_code == 404
    for address in ("/thu-tuc/9.999999/", "/thu-tuc/9.999999/chuan-bi/", "/nop/9.999999/", "/thu-tuc/%00/"):
        page = mother.get(address, follow=True)
        assert page.status_code == 404, address
        assert "Không tìm thấy trang này" in text_of(page)
    assert clerk.open("/can-bo/intake/9.999999/").status == 404
    assert nothing_was_filed()


# ---- files ----------------------------------------------------------------------------------------------------------


def papers_page(mother: PageClient) -> tuple[str, str]:
    """The page of papers of a birth registration and the name of its first field."""
    mother.post(f"/nop/{BIRTH}/", {"unit": PRACTICE_CENTRE})
    where = f"/nop/{BIRTH}/giay-to/"
    name = re.search(r'name="(paper[^"]+)"\s+type="file"', mother.get(where).content.decode())
    assert name
    return where, name[1]


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("trang.pdf", b"", "file_empty", "Tệp này không có nội dung (0 byte)."),
        ("anh.jpg", b"MZ\x90\x00" + b"\x00" * 100, "file_kind_not_allowed", "Nội dung tệp không phải loại được nhận"),
        ("giấy.pdf", b"<html>", "file_kind_not_allowed", "Nội dung tệp không phải loại được nhận"),
        ("to.docx", b"PK\x03\x04" + b"\x00" * 60, "file_kind_not_allowed", "Nội dung tệp không phải loại được nhận"),
    ],
    ids=["0 bytes", "a program named as a photo", "a web page named as PDF", "an archive named as Word"],
)
def test_a_file_that_cannot_be_used_is_told_at_its_field(
    mother: PageClient, machine: Machine, name: str, content: bytes, code: str, words: str
) -> None:
    where, field = papers_page(mother)
    mother.post(where, {field: SimpleUploadedFile("giấy chứng sinh.jpg", JPEG), "more": "1"})
    page = mother.post(where, {field: SimpleUploadedFile(name, content)})
    assert page.status_code == 422
    assert words in text_of(page)
    assert "giấy chứng sinh.jpg" in text_of(page), "the good file stays"
    answer = machine.send_file(SimpleUploadedFile(name, content))
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert words in problems(answer)["file"]
    assert StoredFile.objects.count() == 1


def test_sixty_megabytes_are_told_and_the_answers_stay(mother: PageClient, machine: Machine) -> None:
    where, field = papers_page(mother)
    mother.post(f"/nop/{BIRTH}/applicant/", PAGES["applicant"])
    large = b"%PDF-1.7\n" + b"\x00" * SIXTY_MEGABYTES
    page = mother.post(where, {field: SimpleUploadedFile("quét.pdf", large)})
    assert page.status_code in {413, 422}
    assert "20 MB" in text_of(page)
    assert 'value="Hồ Thị K&#x27;Lan"' in mother.get(f"/nop/{BIRTH}/applicant/").content.decode()
    answer = machine.send_file(SimpleUploadedFile("quét.pdf", large))
    assert answer.status_code == 413
    assert answer.json()["detail"]
    assert not StoredFile.objects.exists()


# ---- names and dates as people have them ----------------------------------------------------------------------------


def test_text_with_separate_accents_is_kept_composed_at_every_door(
    clerk: Officer, mother: PageClient, machine: Machine
) -> None:
    apart = unicodedata.normalize("NFD", "Nguyễn Thị Mẫu Đỗ")
    at_the_counter(clerk, applicant__full_name=apart)
    review = online(mother, applicant={"applicant.full_name": apart})
    assert mother.post(review, {}).status_code == 302
    body = example("submit-1.001193")
    body["applicant"]["full_name"] = body["answers"]["child"]["full_name"] = apart
    assert machine.post("dossiers", body).status_code == 201
    kept = [dossier.applicant["full_name"] for dossier in Dossier.objects.all()]
    assert kept == ["Nguyễn Thị Mẫu Đỗ"] * 3
    assert Dossier.objects.get(procedure_code=BIRTH).answers["child"]["full_name"] == "Nguyễn Thị Mẫu Đỗ"


@pytest.mark.parametrize("name", ["K'Dang", "Y", "Vàng", "Hồ Thị K’Lan", "H'Hen Niê", "Nguyễn Thị Bích-Hồng", "Ksor Đ"])
def test_names_of_every_people_are_taken_as_they_are_written(
    clerk: Officer, mother: PageClient, machine: Machine, name: str
) -> None:
    assert at_the_counter(clerk, applicant__full_name=name).status == 302
    assert mother.post(online(mother, applicant={"applicant.full_name": name}), {}).status_code == 302
    body = example("submit-1.001193")
    body["applicant"]["full_name"] = name
    assert machine.post("dossiers", body).status_code == 201
    kept = {dossier.applicant["full_name"] for dossier in Dossier.objects.all()}
    assert len(kept) == 1
    assert kept.pop().replace("’", "'") == name.replace("’", "'")


def test_who_knows_no_day_of_birth_leaves_it_empty(clerk: Officer, mother: PageClient, machine: Machine) -> None:
    at_the_counter(clerk, applicant__birth_date_year="1958")
    born = {"applicant.birth_date_year": "1958"}
    assert mother.post(online(mother, applicant=born), {}).status_code == 302
    body = example("submit-1.001193")
    body["applicant"]["birth_date"] = {"year": 1958, "month": None, "day": None}
    assert machine.post("dossiers", body).status_code == 201
    assert [dossier.applicant["birth_date"]["year"] for dossier in Dossier.objects.all()] == [1958] * 3


def test_a_childs_missing_day_is_asked_for_and_the_rest_stays(clerk: Officer, machine: Machine) -> None:
    address = f"/can-bo/intake/{BIRTH}/"
    page = clerk.send(clerk.open(address), address, child__birth_date_year="2026", child__birth_date_month="11")
    assert page.status == 422
    assert [text for text, href in page.links.items() if href == "#f-child-birth_date" and "Thiếu ngày." in text]
    assert page.form.values["child.birth_date_month"] == ["11"]
    body = example("submit-1.001193")
    body["answers"]["child"]["birth_date"] = {"year": 2026, "month": 11, "day": None}
    answer = machine.post("dossiers", body)
    assert answer.status_code == 422
    assert "answers.child.birth_date" in problems(answer)
    assert nothing_was_filed()


def test_a_number_that_lost_its_zero_is_shown_with_it(clerk: Officer, machine: Machine) -> None:
    page = at_the_counter(clerk, applicant__identity_number="46195001234")
    assert "Có phải là 046195001234?" in page.words
    body = example("submit-1.001193")
    body["applicant"]["identity_number"] = "46195001234"
    assert "Số này thiếu chữ số." in problems(machine.post("dossiers", body))["applicant.identity_number"]
    assert nothing_was_filed()


# ---- twice, too late ------------------------------------------------------------------------------------------------


def test_a_second_tap_on_submit_makes_one_dossier_at_every_door(
    clerk: Officer, mother: PageClient, machine: Machine
) -> None:
    page = clerk.open(INTAKE)
    typed = {"applicant__full_name": NAME, "request__document_name": "x", "request__pages": "1", "request__copies": "1"}
    taps = [clerk.send(page, INTAKE, **typed).where for _ in range(2)]
    assert taps[0] == taps[1]
    assert Dossier.objects.count() == 1
    assert_two_taps_online_are_one(mother)
    assert Dossier.objects.count() == 2
    body = example("submit-1.001193")
    answers = [machine.post("dossiers", body, Idempotency_Key="một lần".encode().hex()).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert Dossier.objects.count() == 3


def assert_two_taps_online_are_one(mother: PageClient) -> None:
    """The second tap arrives before the browser has heard of the first: its draft is still open."""
    review = online(mother)
    session = mother.session
    assert isinstance(session, SessionStore)
    before = copy.deepcopy(dict(session.items()))
    first = mother.post(review, {"hand": "owner"})["Location"]
    codes = re.findall(r"(?s)<dd>\s*(\S+?)\s*</dd>", mother.get(first).content.decode())
    session = mother.session
    session.clear()
    session.update(before)
    session.save()
    second = mother.post(review, {"hand": "owner"})["Location"]
    assert re.findall(r"(?s)<dd>\s*(\S+?)\s*</dd>", mother.get(second).content.decode()) == codes


def test_a_stale_page_is_told_and_loses_nothing_at_the_desk_and_over_the_interface(
    clerk: Officer, machine: Machine
) -> None:
    at_the_counter(clerk, accept=None)
    code = Dossier.objects.get().code
    address = f"/can-bo/dossiers/{code}/request-supplement/"
    page = clerk.open(address)
    seen = machine.get(f"dossiers/{code}")["ETag"]
    clerk.send(clerk.open(f"/can-bo/dossiers/{code}/accept/"), f"/can-bo/dossiers/{code}/accept/")
    answer = clerk.send(page, address, reason__other="thiếu chữ ký")
    assert answer.status == 409
    assert "Hồ sơ vừa được người khác cập nhật." in answer.words
    assert answer.form.values["reason.other"] == ["thiếu chữ ký"]
    told = machine.post(f"dossiers/{code}/withdraw", {}, If_Match=seen)
    assert told.status_code in {409, 412}
    assert told.json()["code"] == "page_is_stale"
    assert Dossier.objects.get().stage == "accepted"


def test_a_form_that_was_opened_under_an_older_sign_in_is_told(clerk: Officer, cast: Cast) -> None:
    strict = PageClient(enforce_csrf_checks=True)
    for address in (EXTRACT, "/tra-cuu/", "/can-bo/sign-in/", "/can-bo/sign-out/"):
        answer = strict.post(address, {"unit": PRACTICE_CENTRE})
        assert answer.status_code == 403
        assert "Trang này mở đã lâu, chưa gửi được" in text_of(answer)


# ---- whole files ----------------------------------------------------------------------------------------------------

HEAD = "dossier_code,legal_channel,received_at,origin_system,status,unit_code"
ROWS = [f"A-{number},counter,2021-03-05T08:00:00+07:00,igate,10,demo-xa-mau" for number in range(1, 30)]


@pytest.mark.parametrize("cut", [12, 30, 200])
def test_a_truncated_import_changes_nothing_and_names_the_line(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], cut: int
) -> None:
    file = tmp_path / "hồ sơ.csv"
    file.write_bytes("\n".join([HEAD, *ROWS]).encode()[:-cut])
    assert run(["dossiers", "import", str(file), "--json"]) == 1
    said = capsys.readouterr()
    report = json.loads(said.out)
    assert report["imported"] is False
    assert [finding for finding in report["findings"] if finding.get("line")]
    assert "Chưa nhập hồ sơ nào." in said.err
    assert nothing_was_filed()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"dossier_code\n", HEAD.encode(), b"PK\x03\x04", b"\x00" * 500, b"a;b;c\n1;2;3\n"]
)
def test_a_file_that_is_no_list_of_dossiers_is_refused_with_its_reason(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(content)
    status = run(["dossiers", "import", str(file)])
    said = capsys.readouterr()
    assert said.out == ""
    assert status == 1 or (content == HEAD.encode() and "0 hồ sơ" in said.err), said.err
    assert said.err.strip()
    assert "Traceback" not in said.err
    assert nothing_was_filed()


# ---- anything at all ------------------------------------------------------------------------------------------------

NASTY = [
    "\x00",
    "\x07",
    "'; DROP TABLE dossiers_dossier; --",
    "<script>alert(1)</script>%s",
    "\u202e\ufeff",
    "九",
    "-1",
]
NASTY += ["9" * 400]


def break_each_field(officer: Officer, address: str, *texts: str) -> None:
    """Put the text (or one after the other) into one field after the other until the page takes one."""
    form = officer.open(address).form
    for place, name in enumerate(form.values):
        answer = officer.client.post(address, form.values | {name: [texts[place % len(texts)]]})
        assert answer.status_code < 500, (address, name)
        assert b"<script>" not in answer.content
        if answer.status_code == 302:
            break


@pytest.mark.parametrize("text", NASTY)
def test_no_text_in_any_field_of_any_form_breaks_a_page(clerk: Officer, mother: PageClient, text: str) -> None:
    break_each_field(clerk, INTAKE, text)
    for act in ("accept", "request-supplement", "assign", "refuse", "withdraw"):
        at_the_counter(clerk, accept=None)
        code = Dossier.objects.order_by("-id")[0].code
        break_each_field(clerk, f"/can-bo/dossiers/{code}/{act}/", text)
    mother.post(EXTRACT, {"unit": PRACTICE_CENTRE})
    for section, typed in PAGES.items():
        for name in typed:
            assert mother.post(f"{EXTRACT}{section}/", typed | {name: text}).status_code < 500, name
    for query in ("/thu-tuc/?q=", "/can-bo/?after=", "/can-bo/?list=", "/can-bo/?unit=", "/can-bo/find/?code="):
        address, _, name = query.rstrip("=").partition("?")
        assert clerk.client.get(address, {name: text}).status_code < 500, query
    assert mother.post("/tra-cuu/", {"code": text, "lookup_code": text}).status_code < 500
    assert mother.post(EXTRACT, {"unit": text}).status_code < 500


def test_no_text_in_any_field_of_the_longest_form_breaks_it(clerk: Officer) -> None:
    break_each_field(clerk, f"/can-bo/intake/{BIRTH}/", *NASTY)
