"""Following a dossier: both codes, or nothing at all is said."""

import pytest

from motcua.dossiers.api import submit_dossier
from tests.factories.cast import NOW, load_cast
from tests.factories.submissions import counter_submission
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def codes() -> tuple[str, str]:
    receipt = submit_dossier(actor=load_cast().clerk, submission=counter_submission(), now=NOW)
    return receipt.code, receipt.lookup_code


def test_both_codes_show_the_stage_and_the_way_ahead(codes: tuple[str, str]) -> None:
    response = PageClient().post("/tra-cuu/", {"code": codes[0], "lookup_code": codes[1].lower()})
    words = text_of(response)
    assert "Mới nộp, chờ tiếp nhận" in words
    assert "Tiếp nhận và giải quyết" in words
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("code", ["", "x", "\0", "a" * 9000, "' OR 1=1 --"])
def test_anything_else_is_refused_alike(codes: tuple[str, str], code: str) -> None:
    response = PageClient().post("/tra-cuu/", {"code": code, "lookup_code": codes[1]})
    assert response.status_code == 422
    assert codes[1] not in response.content.decode()


def test_guessing_is_stopped_for_everybody_and_the_page_says_how_long(codes: tuple[str, str]) -> None:
    browser = PageClient()
    for _try in range(10):
        assert browser.post("/tra-cuu/", {"code": codes[0], "lookup_code": "AAAA-AAAA-AAAA"}).status_code == 422
    response = PageClient().post("/tra-cuu/", {"code": codes[0], "lookup_code": codes[1]})
    assert response.status_code == 429
    assert "15 phút" in text_of(response)


def test_the_code_of_a_qr_code_is_filled_in_and_the_secret_never(codes: tuple[str, str]) -> None:
    page = PageClient().get("/tra-cuu/", {"code": codes[0], "lookup_code": codes[1]}).content.decode()
    assert f'value="{codes[0]}"' in page
    assert codes[1] not in page.partition("<main")[2]
