"""A code lets one person in, once, for two weeks."""

from datetime import timedelta

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.organisations.api import (
    EmployedAlready,
    InvitationUnknown,
    OrganisationView,
    accept_invitation,
    invite_employee,
    list_employments,
)
from tests.factories.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db


def test_once_and_not_by_staff(cast: Cast, company: OrganisationView, manager: Actor, employee: Actor) -> None:
    code = invite_employee(company.id, actor=manager, name="Làm", part="employee", now=NOW).code
    with pytest.raises(NotAllowed):
        accept_invitation(code, actor=cast.clerk, now=NOW)
    with pytest.raises(EmployedAlready):
        accept_invitation(code, actor=manager, now=NOW)
    typed = code.lower().replace("-", " ")
    assert accept_invitation(typed, actor=employee, now=NOW) == company
    for again in (code, "", "K7QM-2TR9-XW4D"):
        with pytest.raises(InvitationUnknown):
            accept_invitation(again, actor=employee, now=NOW)


def test_after_two_weeks_it_opens_nothing(company: OrganisationView, manager: Actor, employee: Actor) -> None:
    code = invite_employee(company.id, actor=manager, name="Làm", part="employee", now=NOW).code
    with pytest.raises(InvitationUnknown):
        accept_invitation(code, actor=employee, now=NOW + timedelta(days=14))


def test_the_last_day_is_inclusive(company: OrganisationView, manager: Actor, employee: Actor) -> None:
    code = invite_employee(company.id, actor=manager, name="L", part="employee", valid_until=TODAY, now=NOW).code
    accept_invitation(code, actor=employee, now=NOW)
    assert [one.organisation for one in list_employments(actor=employee, on=TODAY)] == [company]
    assert list_employments(actor=employee, on=TODAY + timedelta(days=1)) == []
