"""Two browsers press "accept" in the same moment: one account holds the mandate."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.core.actor import Actor
from motcua.core.errors import Refused
from motcua.mandates.api import accept_mandate, give_mandate
from motcua.mandates.models import Mandate
from tests.factories.cast import NOW, load_cast
from tests.factories.submissions import MOTHER
from tests.integration.mandates.test_give_mandate import GIVEN, known


@pytest.mark.django_db(transaction=True)
def test_two_people_of_one_name_do_not_both_hold_it() -> None:
    load_cast()
    code = give_mandate(actor=known(MOTHER["full_name"]), given=GIVEN, now=NOW, once="m").code
    namesakes = [known("Y Khan"), known("Y KHAN ")]

    def accept(actor: Actor) -> str:
        try:
            return accept_mandate(code, actor=actor, now=NOW).code
        except Refused as refused:
            return refused.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        told = sorted(pool.map(accept, namesakes))
    assert told == sorted([code, "mandate_not_in_force"])
    assert Mandate.objects.get().holder_account_id in {one.account_id for one in namesakes}
