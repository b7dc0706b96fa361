"""Who gave a mandate reads every use of it and takes it back, from home or at the counter."""

import pytest

from motcua.core.errors import NotAllowed, NotFound
from motcua.core.models import Event
from motcua.dossiers.api import submit_dossier
from motcua.mandates.api import MandateNotInForce, revoke_mandate
from tests.factories.cast import NOW, Cast
from tests.factories.mandates import BROTHER, by_mandate, in_force
from tests.factories.submissions import MOTHER
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db


def test_she_reads_each_use_and_takes_it_back_from_home(cast: Cast) -> None:
    mandate = in_force(cast)
    filed = submit_dossier(actor=cast.clerk, submission=by_mandate(mandate.code), now=NOW)
    both = {"code": mandate.code.lower(), "secret": mandate.secret.replace("-", "")}
    page = PageClient().post("/uy-quyen/", both)
    words = text_of(page)
    assert filed.code in words
    assert BROTHER.name in words
    assert MOTHER["identity_number"] not in page.text
    assert "no-store" in page["Cache-Control"]
    assert "Đã thu hồi" in text_of(PageClient().post("/uy-quyen/", both | {"revoke": "1"}))
    PageClient().post("/uy-quyen/", both | {"revoke": "1"})
    event = Event.objects.get(kind="MandateRevoked")
    assert event.payload == {"by_principal": True}
    with pytest.raises(MandateNotInForce):
        submit_dossier(actor=cast.clerk, submission=by_mandate(mandate.code), now=NOW)


@pytest.mark.parametrize("secret", ["", "\0", "AAAA-AAAA-AAAA", "x" * 9000])
def test_the_holder_alone_reads_and_ends_nothing(cast: Cast, secret: str) -> None:
    mandate = in_force(cast)
    page = PageClient().post("/uy-quyen/", {"code": mandate.code, "secret": secret, "revoke": "1"})
    assert page.status_code == 422
    assert BROTHER.name not in page.text
    with pytest.raises(NotFound):
        revoke_mandate(mandate.code, actor=cast.mother, now=NOW)
    with pytest.raises(NotAllowed):
        revoke_mandate(mandate.code, actor=cast.stranger, now=NOW)
    assert not Event.objects.filter(kind="MandateRevoked").exists()
