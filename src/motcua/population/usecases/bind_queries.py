"""A draft was handed in: what was asked for it belongs to the dossier and stands in the dossier's access log."""

from motcua.audit.api import Purpose, record_read
from motcua.population.models import PopulationQuery
from motcua.population.queries import key_of_draft
from motcua.population.usecases.ask_register import READER


def bind_queries(draft_id: str, *, dossier_id: int) -> int:
    """How many questions were bound; in the transaction of the filing, once."""
    rows = PopulationQuery.objects.select_for_update().filter(draft_key=key_of_draft(draft_id), dossier_id=None)
    found = list(rows.order_by("id"))
    for row in found:
        record_read(actor=READER, subject="dossier", subject_id=dossier_id, purpose=Purpose.PREFILL, now=row.at)
    PopulationQuery.objects.filter(pk__in=[row.pk for row in found]).update(dossier_id=dossier_id)
    return len(found)
