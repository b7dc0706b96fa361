"""Somebody is to work on a dossier."""

import pytest

from motcua.dossiers.api import PersonNotInUnit, assign_dossier, get_dossier, pass_dossier
from tests.factories.cast import NOW, Cast, people
from tests.factories.dossiers import accepted

pytestmark = pytest.mark.django_db


def test_work_is_given_only_to_people_of_the_unit(cast: Cast) -> None:
    accounts = people(cast)
    code = accepted(cast)
    with pytest.raises(PersonNotInUnit):
        pass_dossier(actor=cast.clerk, code=code, to_account=accounts["can-bo-khac-1"].pk, now=NOW)
    pass_dossier(actor=cast.clerk, code=code, to_account=accounts["chuyen-vien-1"].pk, now=NOW)
    assert get_dossier(actor=cast.clerk, code=code).assigned_to == accounts["chuyen-vien-1"].pk
    assign_dossier(actor=cast.leader, code=code, to_account=None, now=NOW)
    assert get_dossier(actor=cast.clerk, code=code).assigned_to is None
