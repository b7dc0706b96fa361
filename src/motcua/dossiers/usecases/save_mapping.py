"""Keep how a source's files are read under a name, for the next time."""

import uuid
from datetime import datetime

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.import_runs import SavedMapping
from motcua.dossiers.models import ImportMapping, ImportRun
from motcua.dossiers.rules.imports import check_mapping_name, units_of_imports


@transaction.atomic
def save_mapping(*, actor: Actor, public_id: uuid.UUID, name: str, now: datetime) -> SavedMapping:
    """Keep the mapping of an import for its unit; the same name again replaces what was kept under it.

    Raises  NotFound, MappingNameRefused
    """
    run = ImportRun.objects.filter(public_id=public_id, unit_id__in=units_of_imports(actor)).first()
    if run is None:
        raise NotFound(str(public_id))
    row, _ = ImportMapping.objects.update_or_create(
        unit_id=run.unit_id,
        name=check_mapping_name(name),
        defaults={"mapping": run.mapping, "origin": run.origin, "saved_at": now, "saved_by": actor.account_id},
    )
    return SavedMapping(row.pk, row.name, row.mapping, row.origin)
