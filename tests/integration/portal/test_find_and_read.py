"""A person finds a procedure, understands it, and is shown only doors that the law opens."""

import re
from unicodedata import normalize

import pytest

from motcua.portal.presenters.home import EVENTS
from tests.factories.cast import load_centre
from tests.factories.submissions import BIRTH, CERTIFIED_COPY
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def anybody() -> PageClient:
    load_centre()
    return PageClient()


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "path", ["/", "/thu-tuc/", f"/thu-tuc/{BIRTH}/", f"/thu-tuc/{BIRTH}/chuan-bi/", "/tra-cuu/", f"/nop/{BIRTH}/"]
)
def test_every_page_is_in_order_in_both_languages(anybody: PageClient, prefix: str, path: str) -> None:
    response = anybody.get(prefix + path)
    assert response.status_code == 200
    other = path if prefix else f"/en{path}"
    assert f'href="{other}"' in response.content.decode()


@pytest.mark.parametrize(
    "words", ["khai sinh", normalize("NFD", "khai sinh đăng ký"), "KHAI  SINH", "dang ky khai sinh"]
)
def test_the_search_finds_with_and_without_diacritics(anybody: PageClient, words: str) -> None:
    response = anybody.get("/thu-tuc/", {"q": words})
    assert f"/thu-tuc/{BIRTH}/" in response.content.decode()


@pytest.mark.parametrize("words", ["qwertz", "\0", "a" * 5000, "<script>alert(1)</script>", "%(n)s"])
def test_a_search_without_result_teaches_and_never_fails(anybody: PageClient, words: str) -> None:
    response = anybody.get("/thu-tuc/", {"q": words})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    if words == "qwertz":
        assert "Thử một từ ngắn hơn" in text_of(response)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_event_of_life_on_the_first_page_leads_to_a_procedure(anybody: PageClient, prefix: str) -> None:
    home = anybody.get(f"{prefix}/").content.decode()
    links = re.findall(r'href="([^"]*/thu-tuc/\?q=[^"]+)"', home)
    assert len(links) == len(EVENTS)
    for link in links:
        found = anybody.get(link).content.decode().partition("<main")[2]
        assert re.search(r'href="[^"]*/thu-tuc/\d', found), link


def test_apply_is_offered_only_where_it_is_lawful_here(anybody: PageClient) -> None:
    assert f'href="/nop/{BIRTH}/"' in anybody.get(f"/thu-tuc/{BIRTH}/").content.decode()
    counter_only = anybody.get(f"/thu-tuc/{CERTIFIED_COPY}/").content.decode()
    assert "/nop/" not in counter_only
    assert f'href="/thu-tuc/{CERTIFIED_COPY}/chuan-bi/"' in counter_only
    assert anybody.get(f"/nop/{CERTIFIED_COPY}/").status_code == 302


def test_notes_of_the_national_list_are_no_papers(anybody: PageClient) -> None:
    page = anybody.get(f"/thu-tuc/{BIRTH}/").content.decode()
    summary, _sep, official = page.partition("<details")
    assert "phải gửi kèm theo bản sao có chứng thực" not in summary
    assert "phải gửi kèm theo bản sao có chứng thực" in official


@pytest.mark.parametrize("path", ["/thu-tuc/9.999999/", "/nop/9.999999/", "/thu-tuc/x%00y/", "/khong-co-gi/"])
def test_what_does_not_exist_says_what_to_do(anybody: PageClient, path: str) -> None:
    response = anybody.get(path, follow=True)
    assert response.status_code == 404
    assert "Tìm thủ tục" in text_of(response)


def test_the_times_that_the_law_sets_beside_are_in_words(anybody: PageClient) -> None:
    assert "kể từ ngày sinh: 60 ngày." in text_of(anybody.get(f"/thu-tuc/{BIRTH}/"))
    assert "from the day of birth: 60 days." in text_of(anybody.get(f"/en/thu-tuc/{BIRTH}/"))
