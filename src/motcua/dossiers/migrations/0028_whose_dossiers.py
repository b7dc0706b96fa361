"""What a request may have of the dossiers, whatever its query forgot; beneath what `queries.visible_to` says.

The three settings are read once for a statement, not once for a row: that is what the scalar subqueries are for.
Whether a row may be written is decided by the rules; a change may take a dossier out of its actor's scope.
"""

from django.db import migrations

POLICY = """
CREATE POLICY dossiers_of_asker ON dossiers_dossier TO motcua_asking USING (
    unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR receiving_unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR owner_account_id = (SELECT core_asking_account())
    OR id = ANY ((SELECT core_asking_admitted())::bigint[])
    OR EXISTS (SELECT FROM dossiers_task held WHERE held.dossier_id = dossiers_dossier.id AND held.state = 'open'
               AND held.unit_id = ANY ((SELECT core_asking_units())::bigint[]))
) WITH CHECK (true);
ALTER TABLE dossiers_dossier ENABLE ROW LEVEL SECURITY;
"""
NO_POLICY = """
ALTER TABLE dossiers_dossier DISABLE ROW LEVEL SECURITY;
DROP POLICY dossiers_of_asker ON dossiers_dossier;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0004_who_asks"), ("dossiers", "0027_declared_emergencies")]
    operations = [migrations.RunSQL(POLICY, NO_POLICY)]
