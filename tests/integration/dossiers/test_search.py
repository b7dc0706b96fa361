"""A dossier is found by what people know of it, at once, and only by those who may read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.dossiers.api import accept_dossier, pass_dossier, submit_dossier
from motcua.dossiers.models import SearchMark, SearchName, SearchNumber
from motcua.dossiers.search_index import refresh_search
from motcua.dossiers.work_api import search_dossiers
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import MOTHER, counter_submission

pytestmark = pytest.mark.django_db


def take_in(cast: Cast, name: str, **applicant: str) -> str:
    given = {**MOTHER, "full_name": name, **applicant}
    return submit_dossier(actor=cast.clerk, submission=counter_submission(applicant=given), now=NOW).code


def found(actor: Actor, typed: str) -> list[str]:
    return [row.code for row in search_dossiers(actor=actor, typed=typed).rows]


def test_what_came_in_is_found_before_and_after_the_search_has_read_it(cast: Cast) -> None:
    lan = take_in(cast, "Hồ Thị K'Lan", identity_number="046200001234", phone="0912345678")
    quy = take_in(cast, "Nguyễn Văn Quý", identity_number="046300005678", phone="0987654321")

    def asked() -> list[list[str]]:
        return [
            found(cast.clerk, typed)
            for typed in ("klan", "ho thi", "NGUYEN QUI", "046 200 001 234", "+84 987 654 321", lan, "046200009999")
        ]

    expected = [[lan], [lan], [quy], [lan], [quy], [lan], []]
    assert asked() == expected
    refresh_search()
    assert SearchName.objects.exists()
    assert asked() == expected
    later = take_in(cast, "Hồ Thị Klan")
    assert set(found(cast.clerk, "ho thi klan")) == {lan, later}
    refresh_search()
    assert set(found(cast.clerk, "ho thi klan")) == {lan, later}
    assert not any("0462" in str(row) for row in SearchNumber.objects.values_list())


def test_nobody_finds_what_is_not_his_and_who_received_it_still_does(cast: Cast) -> None:
    code = take_in(cast, "Hồ Thị K'Lan", identity_number="046200001234")
    refresh_search()
    for typed in ("klan", "046200001234", code):
        assert found(cast.stranger, typed) == []
        assert found(cast.mother, typed) == []
    accept_dossier(actor=cast.clerk, code=code, now=NOW)
    pass_dossier(actor=cast.clerk, code=code, now=NOW, to_unit=cast.neighbour.code)
    for _ in range(2):
        assert found(cast.clerk, "klan") == found(cast.stranger, "klan") == [code]
        refresh_search()


def test_names_go_on_from_page_to_page_for_few_units_and_for_many(cast: Cast) -> None:
    """What this very transaction wrote is looked at itself and stands before the page."""
    made = {take_in(cast, f"Lê Thị Hoa {letter}{other}") for letter in "abcdefgh" for other in "lmnopqr"}
    refresh_search()
    many = frozenset(Grant(unit, Role.CLERK) for unit in range(10_000, 10_030)) | cast.clerk.grants
    for actor in (cast.clerk, Actor(ActorKind.STAFF, name="", account_id=1, grants=many)):
        first = search_dossiers(actor=actor, typed="thi hoa")
        second = search_dossiers(actor=actor, typed="thi hoa", after=first.next)
        assert (len(second.rows), second.next) == (6, "")
        assert len({row.id for row in first.rows}) == len(first.rows) >= 50
        assert {row.code for row in (*first.rows, *second.rows)} == made


def test_another_secret_digests_everything_anew(cast: Cast, settings: object) -> None:
    code = take_in(cast, "Hồ Thị K'Lan", identity_number="046200001234")
    refresh_search()
    before = set(SearchNumber.objects.values_list("digest", flat=True))
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    refresh_search()
    assert not before & set(SearchNumber.objects.values_list("digest", flat=True))
    assert SearchMark.objects.count() == 1
    assert found(cast.clerk, "046200001234") == [code]


def test_a_search_costs_the_same_number_of_statements_whatever_is_found(cast: Cast) -> None:
    def statements(typed: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            search_dossiers(actor=cast.clerk, typed=typed)
        return len(asked)

    take_in(cast, "Hồ Thị K'Lan")
    refresh_search()
    one = statements("klan")
    for _ in range(5):
        take_in(cast, "Hồ Thị K'Lan")
    assert statements("klan") == one <= 5
