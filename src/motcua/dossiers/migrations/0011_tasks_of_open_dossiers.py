"""Dossiers that were in hand before tasks were kept get the task in which they stand."""

from django.db import migrations

OPEN_TASKS = """
INSERT INTO dossiers_task (dossier_id, step, kind, unit_id, role, assigned_to, state, round, "limit", opened_at, outcome)
SELECT d.id, d.step, 'step', d.unit_id, '', d.assigned_to, 'open', 1, '', coalesce(d.received_at, d.recorded_at), ''
FROM dossiers_dossier d
WHERE d.origin_system = 'motcua' AND d.stage IN ('accepted', 'in_hand')
  AND NOT EXISTS (SELECT 1 FROM dossiers_task t WHERE t.dossier_id = d.id)
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_who_has_a_dossier_open")]

    operations = [migrations.RunSQL(OPEN_TASKS, migrations.RunSQL.noop)]
