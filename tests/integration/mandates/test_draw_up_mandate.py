"""A mandate is written down at the counter, printed and signed."""

from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.mandates.api import MandateRefused, Party, Proof, draw_up_mandate, list_mandates
from motcua.mandates.models import Mandate
from tests.factories.cast import NOW, Cast, people
from tests.factories.mandates import GIVEN, drawn_up
from tests.factories.submissions import BIRTH, MOTHER

pytestmark = pytest.mark.django_db
TYPED = {
    "principal_name": MOTHER["full_name"],
    "principal_number": "046 195 001 234",
    "holder_name": "Hồ Văn Út\x00",
    "holder_number": "046098004321",
    "relative": "yes",
    "procedures": [BIRTH],
    "valid_from_day": "30",
    "valid_from_month": "11",
    "valid_from_year": "2026",
    "valid_until_day": "31",
    "valid_until_month": "12",
    "valid_until_year": "2026",
    "proof": "signed",
    "once": "a-mark-of-this-page",
}


def test_the_same_page_makes_one_mandate_and_the_book_names_nobody(cast: Cast) -> None:
    same = {"actor": cast.clerk, "unit_id": cast.centre.id, "given": GIVEN, "now": NOW, "once": "page-1234"}
    first, again = draw_up_mandate(**same), draw_up_mandate(**same)  # type: ignore[arg-type]
    assert first == again
    (event,) = Event.objects.filter(subject="mandate")
    assert MOTHER["full_name"] not in str(event.payload)
    assert first.secret not in str(event.payload)
    assert [one.code for one in list_mandates(actor=cast.leader, unit_id=cast.centre.id)] == [first.code]
    assert list_mandates(actor=cast.stranger, unit_id=cast.centre.id) == []


def test_what_cannot_be_is_refused_and_a_stranger_draws_up_nothing(cast: Cast) -> None:
    with pytest.raises(MandateRefused) as refused:
        drawn_up(cast, holder=Party("Hồ Văn Út", "12345"), relative=False, proof=Proof.WRITTEN)
    assert refused.value.field_errors == {"holder_number": "mandate_number", "proof": "proof_too_weak"}
    with pytest.raises(NotAllowed):
        draw_up_mandate(actor=cast.stranger, unit_id=cast.centre.id, given=GIVEN, now=NOW)
    assert not Mandate.objects.exists()


def test_the_clerk_fills_in_prints_and_confirms(cast: Cast, client: Client) -> None:
    client.force_login(people(cast)["mot-cua-1"])
    wrong = client.post("/can-bo/mandates/new/", TYPED | {"valid_until_year": "2019"})
    assert wrong.status_code == 422
    assert "Ngày cuối không thể trước ngày đầu" in wrong.text
    made = client.post("/can-bo/mandates/new/", TYPED)
    mandate = Mandate.objects.get()
    assert made["Location"] == f"/can-bo/mandates/{mandate.code}/"
    assert (mandate.holder_name, mandate.principal_number) == ("Hồ Văn Út", "046195001234")
    paper = client.get(f"/can-bo/mandates/{mandate.code}/pdf/")
    words = " ".join(page.extract_text() for page in PdfReader(BytesIO(paper.content)).pages)
    assert mandate.secret in words
    assert "GIẤY ỦY QUYỀN" in words
    assert mandate.secret not in client.get(made["Location"]).text
    client.post(made["Location"], {"do": "confirm"})
    assert "Đang có hiệu lực" in client.get(f"/can-bo/mandates/?code={mandate.code.lower()}", follow=True).text
    assert "Không có ủy quyền nào" in client.get("/can-bo/mandates/?code=%00x").text


def test_another_units_clerk_looks_by_code_and_prints_nothing(cast: Cast, client: Client) -> None:
    mandate = drawn_up(cast)
    client.force_login(people(cast)["can-bo-khac-1"])
    page = client.get(f"/can-bo/mandates/{mandate.code}/")
    assert "Chờ ký" in page.text
    assert "Đã ký, xác nhận" not in page.text
    assert client.get(f"/can-bo/mandates/{mandate.code}/pdf/").status_code == 404
