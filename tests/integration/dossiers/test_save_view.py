"""A list that somebody keeps is hers, has a name, and there are not endlessly many."""

import pytest

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.dossiers.work_api import ViewRefused, drop_view, list_views, save_view
from tests.factories.cast import NOW, Cast

pytestmark = pytest.mark.django_db
QUERY = {"list": "open", "channel": "post"}


def person(key: int) -> Actor:
    return Actor(ActorKind.STAFF, account_id=key)


def test_a_view_is_its_owners_alone_and_the_same_name_replaces_it(cast: Cast) -> None:
    kept = save_view(actor=person(1), name="  Qua   bưu chính ", query={}, now=NOW)
    again = save_view(actor=person(1), name="Qua bưu chính", query=QUERY, now=NOW)
    assert (kept.id, kept.name) == (again.id, "Qua bưu chính")
    assert [one.query for one in list_views(actor=person(1))] == [QUERY]
    assert list_views(actor=person(2)) == list_views(actor=cast.mother) == []
    assert not drop_view(actor=person(2), view_id=kept.id)
    assert drop_view(actor=person(1), view_id=kept.id)
    with pytest.raises(NotAllowed):
        save_view(actor=cast.mother, name="x", query=QUERY, now=NOW)


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "a\x00b"])
def test_a_name_that_cannot_be_shown_is_refused(name: str) -> None:
    with pytest.raises(ViewRefused):
        save_view(actor=person(1), name=name, query=QUERY, now=NOW)


def test_twenty_are_enough() -> None:
    for number in range(20):
        save_view(actor=person(1), name=f"số {number}", query=QUERY, now=NOW)
    with pytest.raises(ViewRefused):
        save_view(actor=person(1), name="một nữa", query=QUERY, now=NOW)
    save_view(actor=person(1), name="số 3", query={}, now=NOW)
