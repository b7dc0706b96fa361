"""Who may open the pages of administration; which imports a page shows is decided in the query."""

from motcua.core.access import page
from motcua.core.actor import Role

ADMINISTRATORS = (Role.ADMINISTRATOR,)
EDITORS = (Role.EDITOR,)

administration_page = page(permission="administration", roles=ADMINISTRATORS)
"""Mark of the pages that administer a unit."""

catalogue_page = page(permission="catalogue", roles=EDITORS)
"""Mark of the pages of those who keep the catalogue."""

any_page = page(permission="administration|catalogue", roles=ADMINISTRATORS + EDITORS)
"""Mark of the door, which leads either on to their own pages."""
