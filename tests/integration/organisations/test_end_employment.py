"""Whoever was taken out acts for the organisation no longer, from the next press on; others never did."""

import pytest
from django.utils import timezone

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.identity.models import Account
from motcua.organisations.api import (
    OrganisationView,
    accept_invitation,
    end_employment,
    invite_employee,
    list_employments,
    list_people,
)
from tests.factories.cast import NOW, TODAY
from tests.factories.clock import OfficeClock
from tests.page_client import PageClient

pytestmark = pytest.mark.django_db


def test_the_browser_is_the_persons_again_with_the_next_press(
    company: OrganisationView, manager: Actor, employee: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", OfficeClock())
    code = invite_employee(company.id, actor=manager, name="Làm", part="employee", now=NOW).code
    browser, hat = PageClient(), {"organisation": str(company.id)}
    browser.force_login(Account.objects.get(pk=employee.account_id))
    assert browser.post("/tai-khoan/to-chuc/doi/", hat).status_code == 404
    accept_invitation(code, actor=employee, now=NOW)
    assert browser.post("/tai-khoan/to-chuc/doi/", hat).status_code == 302
    assert company.name in browser.get("/tai-khoan/").content.decode()
    (own,) = [one.id for one in list_people(company.id, actor=manager, on=TODAY) if one.name == "Làm"]
    with pytest.raises(NotFound):
        end_employment(own, organisation_id=company.id, actor=employee, now=NOW)
    assert end_employment(own, organisation_id=company.id, actor=manager, now=NOW)
    assert not end_employment(own, organisation_id=company.id, actor=manager, now=NOW)
    assert company.name not in browser.get("/tai-khoan/").content.decode()
    assert list_employments(actor=employee, on=TODAY) == []


def test_a_part_of_another_organisation_is_not_found(company: OrganisationView, manager: Actor) -> None:
    with pytest.raises(NotFound):
        end_employment(10**9, organisation_id=company.id, actor=manager, now=NOW)
    with pytest.raises(NotFound):
        end_employment(1, organisation_id=company.id + 1, actor=manager, now=NOW)
