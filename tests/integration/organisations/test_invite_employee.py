"""Only a manager lets others in."""

from datetime import timedelta

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.organisations.api import OrganisationRefused, OrganisationView, accept_invitation, invite_employee
from tests.factories.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_an_employee_lets_nobody_in(company: OrganisationView, manager: Actor, employee: Actor) -> None:
    with pytest.raises(NotFound):
        invite_employee(company.id, actor=employee, name="Ai đó", part="employee", now=NOW)
    code = invite_employee(company.id, actor=manager, name="Trần Văn Làm", part="employee", now=NOW).code
    accept_invitation(code, actor=employee, now=NOW)
    with pytest.raises(NotFound):
        invite_employee(company.id, actor=employee, name="Ai đó", part="manager", now=NOW)


@pytest.mark.parametrize(
    ("given", "errors"),
    [
        ({"name": ""}, {"name": "required"}),
        ({"part": "owner"}, {"part": "required"}),
        ({"valid_until": TODAY - timedelta(days=1)}, {"valid_until": "day_over"}),
    ],
)
def test_what_cannot_be_kept(
    company: OrganisationView, manager: Actor, given: dict[str, object], errors: dict[str, str]
) -> None:
    asked = {"name": "Trần Văn Làm", "part": "employee"} | given
    with pytest.raises(OrganisationRefused) as refusal:
        invite_employee(company.id, actor=manager, now=NOW, **asked)  # type: ignore[arg-type]
    assert refusal.value.field_errors == errors
