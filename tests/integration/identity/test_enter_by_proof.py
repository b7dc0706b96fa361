"""Who proved herself elsewhere enters her own account; two providers meet in one account only by proof."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.core.actor import Actor
from motcua.core.errors import NotAllowed
from motcua.identity import api as identity
from motcua.identity.api import Assurance, Proof
from motcua.identity.models import LinkedIdentity
from tests.factories.cast import TODAY
from tests.integration.identity.cast import NOW

pytestmark = pytest.mark.django_db
PROOF = Proof("vneid", "https://id.example", "s-1", "Hồ Thị K'Lan", Assurance.SUBSTANTIAL)


def actor_of(account: identity.Account) -> Actor:
    return identity.actor_of_account(identity.Account.objects.get(pk=account.pk), on=TODAY)


def test_the_same_name_elsewhere_is_another_person_until_she_proves_it() -> None:
    first = identity.enter_by_proof(PROOF, actor=Actor.anonymous(), now=NOW)
    assert not first.has_usable_password()
    other = replace(PROOF, provider="province", issuer="https://other.example", assurance=Assurance.LOW)
    second = identity.enter_by_proof(other, actor=Actor.anonymous(), now=NOW)
    assert second.pk != first.pk
    with pytest.raises(identity.IdentityOfAnother):
        identity.enter_by_proof(other, actor=actor_of(first), now=NOW)
    third = replace(other, subject="s-2")
    assert identity.enter_by_proof(third, actor=actor_of(first), now=NOW).pk == first.pk
    assert identity.enter_by_proof(third, actor=Actor.anonymous(), now=NOW).pk == first.pk
    assert identity.get_account(actor_of(first)).assurance is Assurance.SUBSTANTIAL
    assert LinkedIdentity.objects.filter(account=first).count() == 2


def test_a_lower_level_next_time_lowers_the_account_and_a_closed_account_stays_closed(clerk: identity.Account) -> None:
    account = identity.enter_by_proof(PROOF, actor=Actor.anonymous(), now=NOW)
    later = NOW + timedelta(days=1)
    identity.enter_by_proof(replace(PROOF, assurance=Assurance.NONE), actor=Actor.anonymous(), now=later)
    assert identity.get_account(actor_of(account)).assurance is Assurance.NONE
    identity.Account.objects.filter(pk=account.pk).update(is_active=False)
    with pytest.raises(identity.SignInRefused):
        identity.enter_by_proof(PROOF, actor=Actor.anonymous(), now=later)
    with pytest.raises(NotAllowed):
        identity.enter_by_proof(replace(PROOF, subject="s-9"), actor=actor_of(clerk), now=later)
