"""Who may open the pages of administration; which imports a page shows is decided in the query."""

from motcua.core.access import page
from motcua.core.actor import Role

ADMINISTRATORS = (Role.ADMINISTRATOR,)

administration_page = page(permission="administration", roles=ADMINISTRATORS)
"""Mark of every page of this room."""
