"""Who may open the pages of the lab; which studies a page shows is decided in the query."""

from motcua.core.access import page
from motcua.studies.api import ANALYSTS, PUBLISHERS, READERS

study_page = page(permission="studies", roles=READERS)
"""Mark of the pages that show studies and what the lab knows."""

analysis_page = page(permission="analysis", roles=ANALYSTS)
"""Mark of the pages that change a study."""

publishing_page = page(permission="publishing", roles=PUBLISHERS)
"""Mark of the act that makes a report public."""
