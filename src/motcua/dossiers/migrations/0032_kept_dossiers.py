"""Ended dossiers whose applicant's words are still here, by unit and kind and by when they ended: from this index it is
read whose time is over, without looking at those whose time is not."""

from django.db import migrations

INDEX = """
CREATE INDEX dossiers_kept ON dossiers_dossier
    (unit_id, stage, procedure_code, (coalesce(finished_at, returned_at, recorded_at)), id)
    WHERE stage IN ('not_accepted', 'refused', 'stopped', 'withdrawn', 'returned') AND origin_system = 'motcua'
      AND unit_id IS NOT NULL AND applicant <> '{}'::jsonb;
"""
NO_INDEX = "DROP INDEX dossiers_kept;"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0031_roles_of_fields")]
    operations = [migrations.RunSQL(INDEX, NO_INDEX)]
