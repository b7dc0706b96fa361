"""A dossier goes from step to step and from unit to unit."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.dossiers.api import NoFurtherStep, UnitUnknown, approve_dossier, get_dossier, pass_dossier
from tests.factories.cast import NEIGHBOUR, NOW, Cast
from tests.factories.dossiers import accepted
from tests.factories.submissions import COPY_OF_EXTRACT

pytestmark = pytest.mark.django_db


def test_the_steps_of_the_procedure_come_one_after_the_other(cast: Cast) -> None:
    code = accepted(cast, COPY_OF_EXTRACT)
    steps = [get_dossier(actor=cast.clerk, code=code).step]
    while True:
        try:
            pass_dossier(actor=cast.specialist, code=code, now=NOW)
        except NoFurtherStep:
            break
        steps.append(get_dossier(actor=cast.clerk, code=code).step)
    assert len(steps) == len(set(steps)) >= 3


def test_a_dossier_goes_to_another_unit_and_its_result_comes_back(cast: Cast) -> None:
    code = accepted(cast)
    with pytest.raises(UnitUnknown):
        pass_dossier(actor=cast.clerk, code=code, to_unit="khong-co", now=NOW)
    pass_dossier(actor=cast.clerk, code=code, to_unit=NEIGHBOUR, now=NOW)
    assert get_dossier(actor=cast.stranger, code=code).unit_code == NEIGHBOUR
    assert get_dossier(actor=cast.clerk, code=code).receiving_unit_id == cast.centre.id
    with pytest.raises(NotAllowed):
        approve_dossier(actor=cast.leader, code=code, now=NOW)
    pass_dossier(actor=cast.stranger, code=code, to_unit="demo-xa-mau", now=NOW)
    assert get_dossier(actor=cast.clerk, code=code).receiving_unit_id is None
    with pytest.raises(NotFound):
        get_dossier(actor=cast.stranger, code=code)
