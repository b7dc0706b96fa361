"""Somebody proved at an outside provider who she is: enter her account, make it, or tie it to the one she is in."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.core.outbox import record
from motcua.identity import rules
from motcua.identity.events import AccountCreated, IdentityLinked
from motcua.identity.models import Account, LinkedIdentity
from motcua.identity.states import Assurance
from motcua.identity.usecases.sign_up import draw_username


@dataclass(frozen=True, slots=True)
class Proof:
    """What a provider proved: its own name for the person, her name, and how surely it knows her."""

    provider: str
    issuer: str
    subject: str
    display_name: str
    assurance: Assurance


def enter_by_proof(proof: Proof, *, actor: Actor, now: datetime) -> Account:
    """The account of the proven person; a first visit makes it.

    actor  who is signed in already: the proof is then tied to that account, and never otherwise to an account that
           exists, however alike name or number are.

    Raises   rules.IdentityOfAnother, rules.SignInRefused (the account was closed), NotAllowed (staff).
    """
    if actor.kind is ActorKind.STAFF:
        raise NotAllowed("link_identity")
    try:
        with transaction.atomic():
            return _entered(proof, actor=actor, now=now)
    except IntegrityError:  # two first visits in the same moment: the second finds what the first made
        with transaction.atomic():
            return _entered(proof, actor=actor, now=now)


def _entered(proof: Proof, *, actor: Actor, now: datetime) -> Account:
    known = LinkedIdentity.objects.select_for_update().filter(issuer=proof.issuer, subject=proof.subject).first()
    if known is None:
        return _linked(proof, actor=actor, now=now)
    if actor.account_id is not None and known.account_id != actor.account_id:
        raise rules.IdentityOfAnother
    account = Account.objects.select_for_update().get(pk=known.account_id)
    if not account.is_active:
        raise rules.SignInRefused
    known.assurance, known.last_used_at = proof.assurance, now
    known.save(update_fields=["assurance", "last_used_at"])
    _settle_assurance(account)
    return account


def _linked(proof: Proof, *, actor: Actor, now: datetime) -> Account:
    account = Account.objects.select_for_update().filter(pk=actor.account_id or 0).first() or _made(proof, now)
    LinkedIdentity.objects.create(
        account=account,
        provider=proof.provider,
        issuer=proof.issuer,
        subject=proof.subject,
        assurance=proof.assurance,
        linked_at=now,
        last_used_at=now,
    )
    event = IdentityLinked(subject_id=account.pk, provider=proof.provider, assurance=int(proof.assurance))
    record(event, actor=actor, at=now)
    _settle_assurance(account)
    return account


def _made(proof: Proof, now: datetime) -> Account:
    account = Account(username=draw_username(), display_name=proof.display_name)
    account.set_unusable_password()
    account.save()
    record(AccountCreated(subject_id=account.pk, username=account.username), actor=Actor.anonymous(), at=now)
    return account


def _settle_assurance(account: Account) -> None:
    """An account is known as surely as its surest provider knows its person."""
    levels = LinkedIdentity.objects.filter(account=account).values_list("assurance", flat=True)
    account.assurance = max(levels, default=Assurance.NONE)
    account.save(update_fields=["assurance"])
