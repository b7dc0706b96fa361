"""Ways of reading: larger text, pictures, plain words; chosen once, without script, remembered by the browser alone."""

import pytest

from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> PageClient:
    """A reader's browser."""
    return PageClient()


def test_the_choice_goes_back_to_where_the_reader_was_and_every_page_follows(client: PageClient) -> None:
    answer = client.post(
        "/cach-doc/", {"size": "largest", "pictures": "yes", "pack": "plain-vietnamese", "ve": "/tra-cuu/?a=1"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/tra-cuu/?a=1")
    page = client.get("/tra-cuu/").content.decode()
    assert 'class="portal text-largest pictures"' in page
    assert "pictures.css" in page
    asked_again = client.get("/cach-doc/").content.decode()
    assert asked_again.count(" checked") == 3


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "", "\x00"])
def test_nobody_is_sent_elsewhere(client: PageClient, back: str) -> None:
    assert client.post("/cach-doc/", {"ve": back})["Location"] == "/"


@pytest.mark.parametrize("cookie", ["size-9.evil", "x" * 4000, "pack-../../etc", "large.large", '"'])
def test_a_strange_cookie_is_the_usual_way_or_a_known_one(client: PageClient, cookie: str) -> None:
    client.cookies["motcua_reading"] = cookie
    assert client.get("/cach-doc/").status_code == 200


def test_the_usual_way_leaves_nothing_behind(client: PageClient) -> None:
    client.post("/cach-doc/", {"size": "large"})
    answer = client.post("/cach-doc/", {"size": "normal", "pictures": "no", "pack": "none-such"})
    assert answer.cookies["motcua_reading"]["max-age"] == 0
    assert 'class="portal"' in client.get("/tra-cuu/").content.decode()


def test_no_recording_is_found_where_nobody_has_spoken(client: PageClient) -> None:
    assert client.get("/cach-doc/plain-vietnamese/child.mp3").status_code == 404
