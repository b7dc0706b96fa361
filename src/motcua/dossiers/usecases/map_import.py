"""Say how the files of a guided import are to be read."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.import_runs import ImportRunView, view_of
from motcua.dossiers.importing.layout import read_mapping
from motcua.dossiers.models import ImportRun
from motcua.dossiers.rules.imports import check_can_map, units_of_imports
from motcua.dossiers.states import ImportState


@transaction.atomic
def map_import(
    *, actor: Actor, public_id: uuid.UUID, mapping: Mapping[str, Any], origin: str, now: datetime
) -> ImportRunView:
    """Keep the mapping; what an earlier dry run said no longer counts.

    mapping  what a mapping file would say, as plain data
    Raises   NotFound, ImportMovedOn, layout.MappingUnusable
    """
    run = ImportRun.objects.select_for_update().filter(public_id=public_id, unit_id__in=units_of_imports(actor)).first()
    if run is None:
        raise NotFound(str(public_id))
    check_can_map(ImportState(run.state))
    read_mapping(mapping)
    run.mapping, run.origin, run.state = dict(mapping), origin.strip(), ImportState.MAPPED
    run.checked, run.report, run.accept_partial = None, None, False
    run.save(update_fields=["mapping", "origin", "state", "checked", "report", "accept_partial"])
    return view_of(run)
