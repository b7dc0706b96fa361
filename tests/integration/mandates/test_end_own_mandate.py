"""Either side ends a mandate that was given online; nobody else."""

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.mandates.api import accept_mandate, end_own_mandate, give_mandate
from tests.factories.cast import NOW, load_cast
from tests.factories.submissions import MOTHER
from tests.integration.mandates.test_give_mandate import GIVEN, known

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("by_her", [True, False])
def test_it_ends_once(by_her: bool) -> None:
    load_cast()
    mother, father = known(MOTHER["full_name"]), known("Y Khan")
    code = give_mandate(actor=mother, given=GIVEN, now=NOW, once="m").code
    accept_mandate(code, actor=father, now=NOW)
    with pytest.raises(NotFound):
        end_own_mandate(code, actor=known("Người lạ"), now=NOW)
    with pytest.raises(NotAllowed):
        end_own_mandate(code, actor=Actor.anonymous(), now=NOW)
    for _press in range(2):
        assert end_own_mandate(code, actor=mother if by_her else father, now=NOW).revoked_at == NOW
    (told,) = Event.objects.filter(kind="MandateRevoked").values_list("payload", flat=True)
    assert told["by_principal"] is by_her
