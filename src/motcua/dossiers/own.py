"""The dossier as its applicant reads it: everything that is hers, and no officer's name."""

from dataclasses import replace

from django.utils.crypto import salted_hmac

from motcua.core.actor import Actor, ActorKind
from motcua.core.asking import beyond_scope
from motcua.core.errors import NotFound
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import list_of_account, view_of_id
from motcua.dossiers.values import DossierView, OwnListed, StoryLine


def get_own_dossier(own_id: int) -> DossierView:
    """The dossier that was opened to its applicant (`open_own_dossier`). Raises NotFound.

    Where staff acted the story names nobody: the unit answers, not a person.
    """
    view = view_of_id(own_id)
    return replace(view, story=tuple(_without_name(line) for line in view.story), assigned_to=None)


def opening_mark(own_id: int) -> str:
    """What a browser keeps to prove that it was opened by the code in force; another one after every renewal."""
    with beyond_scope("what a browser keeps is compared"):
        code = Dossier.objects.filter(id=own_id).values_list("resume_code", flat=True).first() or ""
    return salted_hmac("motcua.dossiers.opening", code, algorithm="sha256").hexdigest()[:16]


def find_own_dossier(code: str, *, actor: Actor) -> int:
    """The key of a dossier of this account. Raises NotFound."""
    for one in list_own_dossiers(actor=actor):
        if one.code == code:
            return one.id
    raise NotFound("dossier")


def list_own_dossiers(*, actor: Actor) -> list[OwnListed]:
    """The dossiers that this citizen handed in with the account, the latest first, at most 200."""
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        return []
    return list_of_account(actor.account_id)


def _without_name(line: StoryLine) -> StoryLine:
    hidden = {"assigned_to": None} if "assigned_to" in line.payload else {}
    return replace(line, actor_name="", payload=line.payload | hidden)
