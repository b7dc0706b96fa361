"""Requests are kept to whoever asks as their dossier is."""

from django.db import migrations

KEEP = """
CREATE POLICY personal_datarequest_of_asker ON personal_datarequest TO motcua_asking USING (
    EXISTS (SELECT FROM dossiers_dossier whose WHERE whose.id = personal_datarequest.dossier_id)
) WITH CHECK (true);
ALTER TABLE personal_datarequest ENABLE ROW LEVEL SECURITY;
"""
LET_GO = """
ALTER TABLE personal_datarequest DISABLE ROW LEVEL SECURITY;
DROP POLICY personal_datarequest_of_asker ON personal_datarequest;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0030_what_hangs_on_dossiers"), ("personal", "0001_personal")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
