"""Reading mandates: those of a unit, one by its code, one by the principal's two codes."""

from django.db.models import Q

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.core.ids import ALPHABET, draw_lookup_code, read_code, same_secret
from motcua.mandates.models import Mandate, MandateUse
from motcua.mandates.rules import OFFICERS
from motcua.mandates.states import Proof
from motcua.mandates.values import MandateView, Party, Use

MOST_LISTED = 50
MOST_USES = 200
_LETTERS, _GROUP = 12, 4


def list_mandates(*, actor: Actor, unit_id: int) -> list[MandateView]:
    """The latest of a unit of the actor's, at most 50."""
    rows = Mandate.objects.filter(unit_id=unit_id, unit_id__in=actor.units_as(*OFFICERS))
    return [view_of(row) for row in rows.order_by("-id")[:MOST_LISTED]]


def get_mandate(code: str, *, actor: Actor) -> MandateView:
    """The mandate of which the holder shows the code, at whatever counter. Raises NotFound."""
    return view_of(row_of(code, actor=actor))


def row_of(code: str, *, actor: Actor, lock: bool = False) -> Mandate:
    """The row, locked where it is to be changed. Raises NotFound."""
    rows = Mandate.objects.select_for_update() if lock else Mandate.objects
    held = rows.filter(code=as_kept(code), unit__isnull=False)
    row = held.first() if actor.units_as(*OFFICERS) else None
    if row is None:
        raise NotFound("mandate")
    return row


def open_as_principal(code: str, secret: str) -> MandateView:
    """The mandate for the person who gave it; the secret has 60 bits, so that nobody tries it out. Raises NotFound."""
    row = Mandate.objects.filter(code=as_kept(code), unit__isnull=False).first()
    if not same_secret(secret, row.secret if row else draw_lookup_code()) or row is None:
        raise NotFound("mandate")
    return view_of(row)


def list_given(account_id: int) -> list[MandateView]:
    """The latest that this account gave online, at most 50."""
    rows = Mandate.objects.filter(principal_account_id=account_id).order_by("-id")
    return [view_of(row) for row in rows[:MOST_LISTED]]


def list_held(account_id: int) -> list[MandateView]:
    """The latest that this account accepted, at most 50."""
    rows = Mandate.objects.filter(holder_account_id=account_id).order_by("-id")
    return [view_of(row) for row in rows[:MOST_LISTED]]


def get_own_mandate(code: str, *, account_id: int) -> MandateView:
    """One that this account gave or accepted online. Raises NotFound."""
    mine = Q(principal_account_id=account_id) | Q(holder_account_id=account_id)
    row = Mandate.objects.filter(mine, code=as_kept(code)).first()
    if row is None:
        raise NotFound("mandate")
    return view_of(row)


def find_by_code(code: str) -> MandateView | None:
    """For the checks of a submission, which say no more than whether it holds."""
    row = Mandate.objects.filter(code=as_kept(code)).first()
    return view_of(row) if row else None


def list_uses(mandate_id: int) -> list[Use]:
    """The latest, at most 200. Assumes that the caller has opened the mandate for whoever looks."""
    rows = MandateUse.objects.filter(mandate_id=mandate_id).order_by("-id")[:MOST_USES]
    return [Use(row.dossier_code, row.procedure_code, row.at) for row in rows]


def as_kept(typed: str) -> str:
    """The code as it is kept; empty where it can be none."""
    letters = read_code(typed)
    if len(letters) != _LETTERS or set(letters) - set(ALPHABET):
        return ""
    return "-".join(letters[start : start + _GROUP] for start in range(0, _LETTERS, _GROUP))


def view_of(row: Mandate) -> MandateView:
    """The row as a value."""
    return MandateView(
        id=row.pk,
        code=row.code,
        secret=row.secret,
        unit_id=row.unit_id,
        principal=Party(row.principal_name, row.principal_number),
        holder=Party(row.holder_name, row.holder_number),
        relative=row.relative,
        procedures=tuple(row.procedures),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        proof=Proof(row.proof),
        proof_given=row.proof_given,
        drawn_up_at=row.drawn_up_at,
        confirmed_at=row.confirmed_at,
        revoked_at=row.revoked_at,
        principal_account_id=row.principal_account_id,
        holder_account_id=row.holder_account_id,
    )
