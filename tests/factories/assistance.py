"""A helper at the counter, ready to help one person."""

from dataclasses import replace

from motcua.assistance.api import Consent, Device, Helper, SessionGiven, Where
from motcua.core.actor import Actor
from tests.factories.cast import Cast

GIVEN = SessionGiven(Helper.OFFICER, Where.COUNTER, Device.HELPER, Consent.SPOKEN, "tth")


def helper_of(cast: Cast, account_id: int = 501) -> Actor:
    """The clerk with an account, who helps."""
    return replace(cast.clerk, account_id=account_id)
