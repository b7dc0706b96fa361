"""Who may open which page of the desk; which rows a page shows is decided in the query."""

from motcua.core.access import page
from motcua.core.actor import Role

HANDLING = (Role.CLERK, Role.SPECIALIST, Role.LEADER)
"""Roles that work on dossiers."""

LEADING = (Role.LEADER, Role.ADMINISTRATOR)
"""Roles that read the weekly sheet of their unit."""

leading_page = page(permission="figures.read_weekly_sheet", roles=LEADING)
"""Mark of the weekly sheet."""

handling_page = page(permission="dossiers.handle", roles=HANDLING)
"""Mark of pages for everybody who works on dossiers."""

intake_page = page(permission="dossiers.take_in", roles=(Role.CLERK,))
"""Mark of the intake pages."""

erasing_page = page(permission="personal.erase", roles=(Role.LEADER,))
"""Mark of the pages on which a leader decides what of the data is kept longer or erased."""
