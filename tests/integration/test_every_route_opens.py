"""Everybody tries every address: each opens, sends to the sign-in, says no, or does not exist; none breaks."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver

from motcua.analytics.api import refresh_extract
from motcua.core.actor import Actor, Role
from motcua.documents.api import store_upload
from motcua.dossiers.api import accept_dossier, get_dossier, submit_dossier
from motcua.dossiers.papers import issue_receipt
from motcua.identity.api import Account, create_token
from tests.factories.cast import NOW, Cast, load_cast, make_account, people
from tests.factories.files import PDF
from tests.factories.imports import imported
from tests.factories.studies import studied
from tests.factories.submissions import BIRTH, counter_submission
from tests.integration.catalogue.board import finding, load_doubtful
from tests.integration.test_every_route_is_marked import routes
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
WHO = ("citizen", "mot-cua-1", "lanh-dao-1", "phan-tich-1", "quan-tri-1", "bien-tap-1")
"""Whose pages are read with care; what everybody may open is walked in `access/`."""
OPENS = {200, 302, 401, 403, 404, 405, 409}
"""401 is the interface without a key, 405 an address that only takes a POST, 409 an act that is not possible now."""


@pytest.fixture
def cast(settings: Any, tmp_path: Path) -> Cast:
    settings.MEDIA_ROOT, settings.DATA_FOLDER = tmp_path / "files", tmp_path
    return load_cast()


@pytest.fixture
def named(cast: Cast, tmp_path: Path) -> dict[str, str]:
    return name_everything(cast, tmp_path)


def name_everything(cast: Cast, tmp_path: Path) -> dict[str, str]:
    """Something real for every name that stands in an address; the access matrix is walked with the same names."""
    upload = store_upload(file=SimpleUploadedFile("a.pdf", PDF), scope="x", now=NOW)
    load_doubtful(tmp_path)
    code = submit_dossier(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW).code
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    dossier = get_dossier(actor=cast.clerk, code=code)
    refresh_extract(NOW)
    paper = issue_receipt(dossier_id=dossier.id, event_id=dossier.story[-1].id)
    return {
        "code": code,
        "procedure_code": BIRTH,
        "design_key": "birth-registration@1",
        "section_id": "applicant",
        "paper_id": str(paper.id),
        "public_id": upload.public_id,
        "provider": "vneid",
        "file_id": upload.public_id,
        "verb": "accept",
        "metric": "online_share",
        "figure_id": "hue-2021-online-all",
        "commune_code": "demo-xa-mau",
        "column": "total",
        "province": "nso:46",
        "snapshot": "x",
        "year": "2021",
        "name": "months",
        "width": "wide",
        "dimension": "linh-vuc",
        "unit_id": str(cast.centre.id),
        "delegation_id": "1",
        "view_id": "1",
        "rerouting_id": upload.public_id,
        "import_id": str(imported(cast).public_id),
        "finding_id": str(finding().pk),
        "file_name": "procedures.csv",
        "place": "0",
        "pack": "plain-vietnamese",
        "file": "voice.mp3",
        "request_id": "1",
        "mandate": "K7QM-2TR9-XW4D",
        "study_code": studied(cast),
        "number": "1",
        "line": "allocate",
        "form": "csv",
        "barrier": "B03",
        "instrument": "commune-day",
        "organisation_id": "1",
    }


def addresses(named: dict[str, str]) -> list[tuple[str, Any]]:
    """Every route as an address with its view; where a code may be a procedure's it is that."""
    found = []
    for pattern, view in routes(get_resolver()):
        of_dossier = "dossiers/" in pattern
        values = named if of_dossier else named | {"code": BIRTH}
        missing = set(PLACE.findall(pattern)) - set(values)
        assert not missing, f"{pattern} names {missing}: give the walk one"
        parts = PLACE.split(pattern)  # text and names by turns
        found.append(("/" + "".join(values[part] if turn % 2 else part for turn, part in enumerate(parts)), view))
    return found


def browser_of(who: str, accounts: dict[str, Account]) -> PageClient:
    client = PageClient()
    if who in accounts:
        client.force_login(accounts[who])
    return client


@pytest.mark.parametrize("who", WHO)
def test_every_address_opens_or_says_no_whoever_asks(cast: Cast, named: dict[str, str], who: str) -> None:
    accounts = people(cast)
    accounts["quan-tri-1"] = make_account("quan-tri-1", "Phạm Văn Quản", cast.centre, Role.ADMINISTRATOR)
    accounts["bien-tap-1"] = make_account("bien-tap-1", "Võ Thị Biên Tập", cast.centre, Role.EDITOR)
    client = browser_of(who, accounts)
    opened = 0
    for address, _view in addresses(named):
        answer = client.get(address)
        if answer.streaming:
            assert b"".join(answer.streaming_content)
        assert answer.status_code in OPENS, (address, answer.status_code)
        opened += answer.status_code == 200
    assert opened > 5


def test_every_operation_answers_a_machine_in_its_own_tongue(cast: Cast, named: dict[str, str]) -> None:
    created = create_token(
        actor=Actor.system(),
        name="máy",
        unit_id=cast.centre.id,
        scopes=("dossiers:read", "dossiers:write"),
        now=NOW.replace(year=2025),
    )
    client = PageClient(headers={"Authorization": f"Bearer {created.token}"})
    for address, _view in addresses(named):
        if address.startswith("/api/"):
            answer = client.get(address)
            assert answer.status_code in OPENS, (address, answer.status_code)
            assert "json" in answer["Content-Type"] or answer.status_code == 302, address
