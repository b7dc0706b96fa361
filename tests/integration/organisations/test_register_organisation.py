"""An organisation is registered by the clerk who saw its papers; its account opens by no password."""

import pytest

from motcua.core.errors import NotAllowed
from motcua.identity.api import SignInRefused, sign_in
from motcua.identity.models import Account
from motcua.organisations.api import OrganisationRefused, accept_invitation
from motcua.organisations.models import Organisation
from tests.factories.cast import NOW, PASSWORD, Cast
from tests.factories.organisations import COMPANY, TAX_CODE, actor_of, citizen_account, registered

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"tax_code": ""}, {"tax_code": "required"}),
        ({"tax_code": "0100109107"}, {"tax_code": "tax_code_check_digit"}),
        ({"name": " ", "papers_seen": False}, {"name": "required", "papers_seen": "required"}),
        ({"name": "x" * 251}, {"name": "text_too_long"}),
        ({"manager_name": ""}, {"manager_name": "required"}),
    ],
)
def test_what_cannot_be_right_is_refused_whole(cast: Cast, given: dict[str, object], errors: dict[str, str]) -> None:
    with pytest.raises(OrganisationRefused) as refusal:
        registered(cast, **given)
    assert refusal.value.field_errors == errors
    assert not Organisation.objects.exists()


def test_no_password_opens_its_account_and_a_second_visit_makes_no_second_one(cast: Cast) -> None:
    first, second = registered(cast), registered(cast, tax_code="01001 09106", name="Công ty cổ phần Gỗ Mẫu")
    row = Organisation.objects.get()
    assert (row.tax_code, row.name) == (TAX_CODE, "Công ty cổ phần Gỗ Mẫu")
    assert first != second
    account = Account.objects.get(pk=row.account_id)
    for typed in (PASSWORD, "", account.password):
        with pytest.raises(SignInRefused):
            sign_in(account.username, typed, NOW)
    joined = accept_invitation(first, actor=actor_of(citizen_account("An")), now=NOW)
    assert joined.name != COMPANY


def test_only_a_clerk_of_the_unit(cast: Cast) -> None:
    for actor in (cast.stranger, cast.leader, cast.mother):
        with pytest.raises(NotAllowed):
            registered(_with_clerk(cast, actor))


def _with_clerk(cast: Cast, actor: object) -> Cast:
    return type(cast)(**{name: getattr(cast, name) for name in cast.__slots__} | {"clerk": actor})
