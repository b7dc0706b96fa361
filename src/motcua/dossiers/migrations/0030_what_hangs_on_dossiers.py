"""Files, issued papers and messages are kept to whoever asks as their dossier is; a file of nobody's dossier yet is
found by its uploader's scope alone, as before."""

from django.db import migrations

TABLES = {
    "documents_storedfile": "dossier_id IS NULL OR ",
    "documents_issuedpaper": "",
    "voice_message": "",
}
# Beneath the policy of the dossiers themselves: what is asked there is asked on the same visitor's behalf.
KEEP = """
CREATE POLICY {table}_of_asker ON {table} TO motcua_asking USING (
    {free}EXISTS (SELECT FROM dossiers_dossier whose WHERE whose.id = {table}.dossier_id)
) WITH CHECK (true);
ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
"""
LET_GO = """
ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;
DROP POLICY {table}_of_asker ON {table};
"""


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0005_what_stands_on_papers"),
        ("dossiers", "0029_lists_beneath_the_policy"),
        ("voice", "0001_messages"),
    ]
    operations = [
        migrations.RunSQL(KEEP.format(table=table, free=free), LET_GO.format(table=table))
        for table, free in TABLES.items()
    ]
