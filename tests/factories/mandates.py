"""A mother lets her brother act for her."""

from dataclasses import replace
from datetime import date
from typing import Any

from motcua.dossiers.api import Submission, SubmittingActor
from motcua.mandates.api import MandateGiven, MandateView, Party, Proof, confirm_mandate, draw_up_mandate
from tests.factories.cast import NOW, Cast
from tests.factories.submissions import BIRTH, MOTHER, counter_submission

BROTHER = Party("Hồ Văn Út", "046098004321")
GIVEN = MandateGiven(
    principal=Party(MOTHER["full_name"], MOTHER["identity_number"]),
    holder=BROTHER,
    relative=True,
    procedures=(BIRTH,),
    valid_from=date(2026, 11, 30),
    valid_until=date(2026, 12, 31),
    proof=Proof.SIGNED,
)


def drawn_up(cast: Cast, **other: Any) -> MandateView:
    """Written down at the practice centre, not signed yet."""
    return draw_up_mandate(actor=cast.clerk, unit_id=cast.centre.id, given=replace(GIVEN, **other), now=NOW)


def in_force(cast: Cast, **other: Any) -> MandateView:
    """Signed as well."""
    return confirm_mandate(drawn_up(cast, **other).code, actor=cast.clerk, now=NOW)


def by_mandate(code: str, **other: Any) -> Submission:
    """The brother hands in the birth for the mother."""
    whole = counter_submission(BIRTH)
    acting = {"submitting_actor": SubmittingActor.REPRESENTATIVE, "intake": {"mandate": code}}
    return replace(whole, **(acting | other))
