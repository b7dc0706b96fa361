"""One world for the whole access matrix: a person's dossier, and everybody who might want to look at it."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.utils import timezone

from motcua.catalogue.api import version_in_force
from motcua.core.actor import Actor, ActorKind, Role
from motcua.documents.api import list_papers, store_upload
from motcua.dossiers.api import PaperGiven, SubmissionReceipt, SubmittingActor, accept_dossier, submit_dossier
from motcua.dossiers.papers import issue_receipt
from motcua.dossiers.queries import get_dossier
from motcua.identity.api import Account, create_token
from motcua.identity.models import StaffRole
from motcua.mandates.api import Party
from motcua.orgs.api import UnitRef
from motcua.personal.api import ask_about_data
from tests.factories.cast import NOW, TODAY, Cast, load_cast, make_account
from tests.factories.files import PDF
from tests.factories.mandates import in_force
from tests.factories.submissions import BIRTH, MOTHER, online_submission
from tests.integration.test_every_route_opens import name_everything

PERSON = "Quách Thị Nhận Diện"
"""Nobody else in the world is called so: a page that says the name shows the dossier."""

APPLICANT = MOTHER | {"full_name": PERSON, "identity_number": "046196005678"}
STAFF: dict[str, Role] = {
    "clerk": Role.CLERK,
    "specialist": Role.SPECIALIST,
    "leader": Role.LEADER,
    "analyst": Role.ANALYST,
    "administrator": Role.ADMINISTRATOR,
    "editor": Role.EDITOR,
}
CITIZENS = ("other_citizen", "delegate", "helper")
MACHINES: dict[str, tuple[str, ...]] = {
    "machine": ("dossiers:read", "dossiers:write"),
    "machine_reads": ("dossiers:read",),
    "machine_files": ("files:write",),
}


class Visitor(Client):
    """A client without what Django's own keeps of every page for a test to look at: nobody looks, and it is slow."""

    def request(self, **request: Any) -> Any:
        """Send, take the cookies, and hand back what came."""
        answer = self.handler(self._base_environ(**request))
        self.cookies.update(answer.cookies)
        return answer


@dataclass(frozen=True, slots=True)
class World:
    """Who is in it, each with a client of its own; something real for every name in an address; and by which `signs` an
    answer shows the dossier."""

    clients: dict[str, Visitor]
    named: dict[str, str]
    signs: tuple[str, ...]


def build_world(folder: Path) -> World:
    """Everything is made once; whoever walks through it undoes what he did."""
    cast = load_cast()
    named = name_everything(cast, folder)
    owner = _citizen("owner")
    accounts = {"owner": owner} | {name: _citizen(name) for name in CITIZENS}
    accounts |= {name: make_account(name, f"Cán bộ {name}", cast.centre, role) for name, role in STAFF.items()}
    for name in ("clerk", "administrator"):
        accounts[f"{name}_elsewhere"] = make_account(f"x-{name}", f"Người {name}", cast.neighbour, STAFF[name])
    accounts["clerk_no_more"] = _no_more("clerk_no_more", cast.centre)
    filed = _hand_in(cast, owner)
    mandate = in_force(cast, principal=Party(PERSON, APPLICANT["identity_number"]))
    named |= _of_dossier(cast, filed) | {"mandate": mandate.code}
    named |= {"request_id": _ask(cast, filed)}
    clients = {name: _browser(account) for name, account in accounts.items()}
    clients |= {"stranger": Visitor(), "expired_session": _expired(accounts["clerk"])}
    clients["holder_of_code"] = _opened(filed)
    return World(clients | _machines(cast), named, signs=(PERSON, filed.code))


def _citizen(name: str) -> Account:
    return Account.objects.create_account(username=name, password="x" * 12, display_name=f"Công dân {name}")


def _no_more(username: str, unit: UnitRef) -> Account:
    """Was a clerk of the centre until yesterday."""
    account = _citizen(username)
    ended = DateRange(date(2025, 7, 1), timezone.localdate())
    StaffRole.objects.create(account=account, unit_id=unit.id, role=Role.CLERK, valid=ended)
    return account


def _hand_in(cast: Cast, owner: Account) -> SubmissionReceipt:
    """The owner hands in a birth with her account, the clerk accepts it."""
    actor = Actor(ActorKind.CITIZEN, name=PERSON, account_id=owner.pk)
    upload = store_upload(file=SimpleUploadedFile("a.pdf", PDF), scope="walk", now=NOW)
    given = online_submission(files={}, applicant=APPLICANT, file_scope="walk")
    definition = version_in_force(BIRTH, on=TODAY).definition
    paper = next(one for one in definition.papers_for(given.legal_channel) if not one.fulfilled_by)
    papers = (PaperGiven(paper.code, (upload.public_id,)),)
    child = given.answers["child"] | {"full_name": "Quách Tí Hon"}
    answers = given.answers | {"child": child}
    owner_herself = {"submitting_actor": SubmittingActor.OWNER, "helper_kind": None}
    given = replace(given, answers=answers, papers=papers, **owner_herself)
    filed = submit_dossier(actor=actor, submission=given, now=NOW)
    accept_dossier(actor=cast.clerk, code=filed.code, now=NOW)
    return filed


def _ask(cast: Cast, filed: SubmissionReceipt) -> str:
    """The person asks what her dossier keeps of her."""
    dossier = get_dossier(actor=cast.clerk, code=filed.code)
    citizen = Actor(ActorKind.CITIZEN)
    return str(ask_about_data(actor=citizen, dossier=dossier, wish="explain", text=PERSON, now=NOW).id)


def _of_dossier(cast: Cast, filed: SubmissionReceipt) -> dict[str, str]:
    dossier = get_dossier(actor=cast.clerk, code=filed.code)
    issue_receipt(dossier_id=filed.id, event_id=dossier.story[-1].id)
    upload = next(one for paper in dossier.papers for one in paper["files"])
    return {"code": filed.code, "paper_id": str(list_papers(dossier_id=filed.id)[-1].id), "public_id": upload}


def _browser(account: Account) -> Visitor:
    client = Visitor()
    client.force_login(account)
    return client


def _expired(account: Account) -> Visitor:
    """A browser that still sends the cookie of a sign-in that was ended from another device."""
    client = _browser(account)
    session = client.session
    assert {SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY} <= set(session.keys())
    session["sign_in_mark"] = "ended long ago"
    session.save()
    return client


def _opened(filed: SubmissionReceipt) -> Visitor:
    """A browser without an account in which the dossier was opened by its code."""
    client = Visitor()
    answer = client.post("/ho-so/", {"code": filed.code, "resume_code": filed.resume_code})
    assert answer.status_code == 302
    return client


def _machines(cast: Cast) -> dict[str, Visitor]:
    def key(unit: UnitRef, scopes: tuple[str, ...], *, year: int = 2025) -> Visitor:
        made = create_token(
            actor=Actor.system(), name="máy", unit_id=unit.id, scopes=scopes, now=NOW.replace(year=year)
        )
        return Visitor(headers={"Authorization": f"Bearer {made.token}"})

    clients = {name: key(cast.centre, scopes) for name, scopes in MACHINES.items()}
    clients["machine_elsewhere"] = key(cast.neighbour, MACHINES["machine"])
    clients["machine_expired"] = key(cast.centre, MACHINES["machine"], year=2023)
    return clients
