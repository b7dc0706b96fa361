"""What other rooms may use of identity."""

from motcua.identity.models import Account, StaffRole
from motcua.identity.queries import actor_of_account

__all__ = ["Account", "StaffRole", "actor_of_account"]
