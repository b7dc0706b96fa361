"""Who cannot be taken in yet is told once and completely, and nothing of her is kept."""

from dataclasses import replace
from io import BytesIO

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.core.errors import NotAllowed
from motcua.core.models import Event
from motcua.dossiers.door_api import NothingMissing, give_guidance
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.words import WordsRefused
from tests.factories.cast import NOW, Cast, people
from tests.factories.submissions import BIRTH, MOTHER, counter_submission

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_everything_that_is_missing_stands_on_one_sheet(cast: Cast) -> None:
    whole = counter_submission(BIRTH)
    nothing_yet = replace(whole, papers=())
    words = text_of(give_guidance(actor=cast.clerk, submission=nothing_yet, now=NOW))
    assert "PHIẾU HƯỚNG DẪN HOÀN THIỆN HỒ SƠ" in words
    assert MOTHER["full_name"] in words
    event = Event.objects.get(kind="GuidanceGiven")
    assert set(event.payload["missing"]) == {paper.code for paper in whole.papers}
    assert MOTHER["full_name"] not in str(event.payload)
    assert not Dossier.objects.exists()


def test_who_brought_everything_is_not_sent_away(cast: Cast) -> None:
    with pytest.raises(NothingMissing):
        give_guidance(actor=cast.clerk, submission=counter_submission(BIRTH), now=NOW)
    with pytest.raises(NotAllowed):
        give_guidance(actor=cast.stranger, submission=replace(counter_submission(BIRTH), papers=()), now=NOW)


def test_the_clerk_prints_it_from_the_intake_page(cast: Cast, client: Client) -> None:
    client.force_login(people(cast)["mot-cua-1"])
    typed = {"applicant.full_name": "Hồ Thị K'Lan", "guide": "1"}
    page = client.post(f"/can-bo/intake/{BIRTH}/", typed | {"lacking": "Giấy chứng sinh mờ, chụp lại"})
    assert (page.status_code, page["Content-Type"]) == (200, "application/pdf")
    words = text_of(page.content)
    assert "Hồ Thị K’Lan" in words.replace("'", "’")
    assert "Giấy chứng sinh mờ, chụp lại" in words
    refused = client.post(f"/can-bo/intake/{BIRTH}/", typed | {"lacking": "a\x00b"})
    assert refused.status_code == 422
    assert "ký tự không đọc được" in refused.text


def test_papers_that_are_all_there_may_still_be_wrong(cast: Cast) -> None:
    whole = counter_submission(BIRTH)
    unusable = replace(whole, applicant={**MOTHER, "full_name": "x" * 5000})
    lacking = "  Căn cước đã hết hạn\n\nGiấy chứng sinh thiếu dấu  "
    words = text_of(give_guidance(actor=cast.clerk, submission=unusable, now=NOW, lacking=lacking))
    assert "1 Căn cước đã hết hạn" in words
    assert "2 Giấy chứng sinh thiếu dấu" in words
    assert "xxxx" not in words
    event = Event.objects.get(kind="GuidanceGiven")
    assert (event.payload["missing_in_all"], event.payload["points"]) == (0, 2)
    assert "hết hạn" not in str(event.payload)
    with pytest.raises(WordsRefused):
        give_guidance(actor=cast.clerk, submission=whole, now=NOW, lacking="x\n" * 21)
