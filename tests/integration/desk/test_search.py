"""One box finds a dossier by whatever the person at the counter can say."""

from tests.factories.cast import Cast
from tests.factories.dossiers import accepted, submitted
from tests.integration.desk.officer import Officer

SEARCH = "/can-bo/search/"


def test_a_code_leads_straight_to_the_dossier_and_nowhere_for_strangers(
    cast: Cast, clerk: Officer, stranger: Officer
) -> None:
    code = accepted(cast)
    assert clerk.open(SEARCH, q=f" {code.lower()} ").where == f"/can-bo/dossiers/{code}/"
    page = stranger.open(SEARCH, q=code)
    assert page.status == 404
    assert f"Không có hồ sơ {code} ở đơn vị của đồng chí." in page.words


def test_a_name_without_marks_finds_the_dossiers_and_a_strange_unit_sees_none(
    cast: Cast, clerk: Officer, stranger: Officer
) -> None:
    codes = {accepted(cast), submitted(cast)}
    page = clerk.open(SEARCH, q="ho thi")
    assert page.status == 200
    assert all(code in page.words for code in codes)
    assert cast.centre.name in page.words
    assert "Không có người nộp nào tên như vậy" in stranger.open(SEARCH, q="ho thi").words
    assert not any(code in stranger.open(SEARCH, q="046195001234").words for code in codes)
    assert all(code in clerk.open(SEARCH, q="046 195 001 234").words for code in codes)


def test_what_cannot_be_searched_for_is_said_beside_the_box(cast: Cast, clerk: Officer) -> None:
    assert clerk.open(SEARCH).status == 200
    page = clerk.open(SEARCH, q="0461950012")
    assert "Không có hồ sơ nào với số này" in page.words
    page = clerk.open(SEARCH, q="04619500123")
    assert page.status == 422
    assert "Đã gõ 11 chữ số." in page.words
    for broken in ("\x00", "9" * 400, "a"):
        assert clerk.open(SEARCH, q=broken).status == 422, broken
    assert clerk.open(SEARCH, q="ho thi", after="9~x").status == 200
