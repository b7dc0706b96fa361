"""Whoever reads English finds no Vietnamese sentence: only names, and official texts that are marked as Vietnamese."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from motcua.analytics.api import refresh_extract
from motcua.analytics.register.reading import published_figures, published_sources
from motcua.core.actor import Actor, Role
from motcua.demonstration.generate import generate
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE
from motcua.dossiers.api import (
    ImportOrder,
    ImportRunView,
    import_dossiers,
    map_import,
    order_import,
    request_supplement,
)
from motcua.dossiers.usecases.run_import import run_import
from motcua.forms.api import list_of
from motcua.orgs.api import load_units
from motcua.stats.map_outlines import provinces
from tests.factories.cast import NOW, Cast, load_cast, make_account, people
from tests.factories.dossiers import ITEMS, accepted, submitted
from tests.factories.drafts import hold_new_draft
from tests.factories.imports import administrator, started
from tests.factories.submissions import BIRTH, BIRTH_ANSWERS, COPY_OF_EXTRACT, MOTHER
from tests.integration.catalogue.board import finding, load_doubtful

pytestmark = pytest.mark.django_db
VIETNAMESE = re.compile(r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE)
SPOKEN = ("alt", "title", "placeholder", "aria-label", "content", "value")
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
MOST_PAGES = 200
MOST_ASKED, MOST_BESIDE = 2, 14
"""Of pages that differ only in what they ask for, or only in whose they are, a few stand for all."""
# Names stand as they are: people, places, peoples, and what the applicant wrote.
NAMES = re.compile(
    r"Trung tâm Phục vụ hành chính công Xã Mẫu \(thực hành\)|"
    r"Hồ Thị K'Lan|Hồ Minh An|Nguyễn Thị Một|Trần Văn Chuyên|Phạm Thị Lãnh|Hoàng Văn Khác|Nguyễn (?:Thị|Văn) Mẫu|"
    r"Phạm Văn Quản|Võ Thị Biên Tập|Bộ Tư pháp|hồ sơ 2021\.csv|"
    r"Bằng tốt nghiệp|Trạm y tế|Thôn 1|Ủy ban nhân dân Xã Mẫu|Xã Mẫu(?: \d+)?|Thừa Thiên Huế|Việt Nam|Tà Ôi|Mông|"
    r"giấy tờ: ảnh bị mờ|Nhà ở cuối xóm\.|"
    r"Phong Điền|Phú Lộc|Hướng Hóa|Đakrông|"
    r"(?:QĐ|NĐ) ?\d+/QĐ-TTg"
)


class Page(HTMLParser):
    """What a reader sees and hears outside of passages marked as Vietnamese, and where the links lead."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.links: set[str] = set()
        self._marked: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        lang = given.get("lang")
        marked = (lang.startswith("vi")) if lang else bool(self._marked and self._marked[-1])
        if tag not in VOID:
            self._marked.append(marked or tag in ("style", "script"))
        if not marked:
            self.said += [given[name] or "" for name in SPOKEN if name in given]
        if tag == "a" and given.get("href"):
            self.links.add(str(given["href"]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self._marked:
            self._marked.pop()

    def handle_data(self, data: str) -> None:
        if not (self._marked and self._marked[-1]):
            self.said.append(data)


@pytest.fixture
def cast(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """The practice centre on a Monday, with dossiers at several stages, and a thousandth of the simulated province."""
    settings.DATA_FOLDER = settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    cast = load_cast()
    submitted(cast, BIRTH)
    accepted(cast)
    request_supplement(actor=cast.clerk, code=submitted(cast, COPY_OF_EXTRACT), items=ITEMS, now=NOW)
    load_units(UNITS_FILE)
    made = generate(tmp_path / "files", seed=3, scale=0.001)
    import_dossiers(actor=Actor.system(), order=ImportOrder(dossiers=made.dossiers_file, mapping=MAPPING_FILE), now=NOW)
    refresh_extract(NOW)
    return cast


def walk(client: Client, under: str, *starts: str) -> Iterator[tuple[str, Page]]:
    """Every page under an address that the links lead to."""
    waiting, seen, alike = list(starts), set(starts), Counter[tuple[str, bool]]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop()
        response = client.get(address, follow=True)
        if not response.headers["Content-Type"].startswith("text/html"):
            if response.streaming:
                assert b"".join(response.streaming_content)  # type: ignore[arg-type]
            continue
        page = Page()
        page.feed(response.content.decode())
        yield address, page
        found = {link.split("#")[0] for link in page.links}
        found |= {address.split("?")[0] + link for link in found if link.startswith("?")}
        for link in sorted({link for link in found if link.startswith(under)} - seen):
            asked = "?" in link
            kind = link.split("?")[0] if asked else link.rstrip("/").rpartition("/")[0]
            alike[kind, asked] += 1
            if alike[kind, asked] <= (MOST_ASKED if asked else MOST_BESIDE):
                seen.add(link)
                waiting.append(link)


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name))


@cache
def as_printed() -> tuple[re.Pattern[str], ...]:
    """Titles of sources and names of places, which the register of published figures keeps as they were printed."""
    places = {text for figure in published_figures() for text in (figure.place, figure.printed)}
    places |= {unit.name for unit in provinces().values()}
    titles = {source.title for source in published_sources().values()}
    return _any_of(titles | {place for place in places if " " in place}), NAMES, _any_of(places)


def _without_names(piece: str) -> str:
    for names in as_printed():
        piece = names.sub("", piece)
    return piece


def vietnamese(page: Page) -> list[str]:
    names = {option.label.in_language("en") for given in ("ethnicities", "countries") for option in list_of(given)}
    text = [_without_names(piece) for piece in page.said if piece not in names]
    return [" ".join(piece.split()) for piece in text if VIETNAMESE.search(piece)]


def left_over(responses: Mapping[str, HttpResponse]) -> dict[str, list[str]]:
    """What is still Vietnamese, by page."""
    pages = {name: Page() for name in responses}
    for name, page in pages.items():
        page.feed(responses[name].content.decode())
    return {name: words for name, page in pages.items() if (words := vietnamese(page))}


def test_the_pages_of_the_public_speak_english(cast: Cast, client: Client) -> None:
    left = {address: vietnamese(page) for address, page in walk(client, "/en/", "/en/", "/en/so-lieu/", "/en/nowhere/")}
    assert len(left) > 9
    assert {address: words for address, words in left.items() if words} == {}


def test_the_pages_of_the_desk_speak_english(cast: Cast, client: Client) -> None:
    accounts = people(cast)
    for account in (accounts["mot-cua-1"], accounts["lanh-dao-1"]):
        client.force_login(account)
        left = {address: vietnamese(page) for address, page in walk(client, "/en/can-bo/", "/en/can-bo/")}
        assert len(left) > 9
        assert {address: words for address, words in left.items() if words} == {}


def test_the_pages_of_administration_speak_english(cast: Cast, client: Client) -> None:
    client.force_login(make_account("quan-tri-1", "Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR))
    file = (
        "Case number,Channel,Received at,Due at,Status,Fee\n"
        "X-1,online,25/03/2021,20/03/2021,returned,29.5\nX-2,pigeon,31/02/2021,,returned,58.758\n"
    )
    runs = [made(cast, file) for made in (started, mapped_in_english, checked_in_english, imported_in_english)]
    new = "/en/quan-tri/imports/new/"
    report = "received,resolved,pending,on_time,late,on_time_pct\n83,61,19,61,1,73.49\n"
    said = {
        "no file": client.post(new, {}),
        "no table": client.post(new, {"dossiers": SimpleUploadedFile("x.csv", b"")}),
        "no mapping": client.post(f"/en/quan-tri/imports/{runs[0].public_id}/map/", {"heading.0": "Case number"}),
        "too early": client.post(f"/en/quan-tri/imports/{runs[1].public_id}/order/", {"what": "import"}),
        "report": client.post("/en/quan-tri/reconcile/", {"table": SimpleUploadedFile("x.csv", report.encode())}),
        "no report": client.post("/en/quan-tri/reconcile/", {"table": SimpleUploadedFile("x.csv", b"a,b")}),
    }
    assert left_over(said) == {}
    starts = [f"/en/quan-tri/imports/{run.public_id}/" for run in runs]
    left = {address: vietnamese(page) for address, page in walk(client, "/en/quan-tri/", "/en/quan-tri/", *starts)}
    assert len(left) > 7
    assert {address: words for address, words in left.items() if words} == {}


def test_the_quality_board_speaks_english(cast: Cast, client: Client, tmp_path: Path) -> None:
    load_doubtful(tmp_path)
    client.force_login(make_account("bien-tap-1", "Võ Thị Biên Tập", cast.centre, Role.EDITOR))
    one = f"/en/quan-tri/findings/{finding().pk}/"
    said = {
        "no conclusion": client.post(f"{one}decide/", {}),
        "no source": client.post(f"{one}decide/", {"decision": "overridden", "amount": "8.000"}),
        "no reason": client.post(f"{one}decide/", {"decision": "dismissed"}),
        "nothing chosen": client.post("/en/quan-tri/findings/list/decide/", {"status": "open", "decision": "accepted"}),
        "nothing to undo": client.post(f"{one}reopen/", {}),
    }
    given = {"decision": "overridden", "amount": "8000", "source": "QD 163"}
    said["overridden"] = client.post(f"{one}decide/", given, follow=True)
    assert left_over(said) == {}
    start = "/en/quan-tri/findings/"
    left = {address: vietnamese(page) for address, page in walk(client, start, start, one)}
    assert len(left) > 4
    assert {address: words for address, words in left.items() if words} == {}


def mapped_in_english(cast: Cast, file: str) -> ImportRunView:
    columns = {"dossier_code": "Case number", "legal_channel": "Channel", "received_at": "Received at"}
    columns |= {"due_at": "Due at", "status": "Status"}
    mapping = {"columns": columns, "dates": {"received_at": "dmy", "due_at": "dmy"}, "status": {"x": {"returned": 10}}}
    run = started(cast, file)
    return map_import(actor=administrator(cast), public_id=run.public_id, mapping=mapping, origin="x", now=NOW)


def checked_in_english(cast: Cast, file: str) -> ImportRunView:
    run = mapped_in_english(cast, file)
    order_import(actor=administrator(cast), public_id=run.public_id, dry_run=True, now=NOW)
    run_import(run_id=run.id, now=NOW)
    return run


def imported_in_english(cast: Cast, file: str) -> ImportRunView:
    run = checked_in_english(cast, file)
    actor = administrator(cast)
    order_import(actor=actor, public_id=run.public_id, dry_run=False, accept_partial=True, now=NOW)
    run_import(run_id=run.id, now=NOW)
    return run


def test_an_application_speaks_english_also_where_something_is_missing(cast: Cast, client: Client) -> None:
    said: dict[str, HttpResponse] = {}
    child = BIRTH_ANSWERS["child"] | {"birth_date": {"day": "10", "month": "11", "year": "2026"}}
    answers = {**BIRTH_ANSWERS, "applicant": dict(MOTHER), "child": child}
    for page in ("applicant", "requester", "child", "parents", "mother", "declaration", "giay-to", "xem-lai"):
        for method in (client.get, client.post):
            hold_new_draft(client, answers)
            said[f"{method.__name__} {page}"] = method(f"/en/nop/{BIRTH}/{page}/", follow=True)
    assert left_over(said) == {}


def test_what_goes_wrong_is_said_in_english(cast: Cast, client: Client) -> None:
    stranger = Client()
    client.force_login(people(cast)["lanh-dao-1"])
    at = "/en/can-bo/dossiers/demo-xa-mau-261130-0002"
    said = {
        "no such codes": stranger.post("/en/tra-cuu/", {"code": "x", "lookup_code": "y"}),
        "no codes": stranger.post("/en/tra-cuu/", {}),
        "no such words": stranger.get("/en/thu-tuc/", {"q": "zzzz"}),
        "no such person": stranger.post("/en/can-bo/sign-in/", {"username": "x", "password": "y"}),
        "no such dossier": client.get("/en/can-bo/find/", {"code": "x"}, follow=True),
        "not the clerk": client.get("/en/can-bo/intake/"),
        "no reason": client.post(f"{at}/refuse/", {"revision": "0"}),
        "nothing asked": client.post(f"{at}/request-supplement/", {"revision": "2"}),
    }
    assert left_over(said) == {}
