"""A foreign activity says when and in which transaction it came into the ledger."""

from django.db import migrations

# Both are empty in rows from before. They are the database's own: no model carries them, COPY and INSERT need not
# name them.
ADD = """
SET LOCAL lock_timeout = '10s';
ALTER TABLE dossiers_foreignactivity ADD COLUMN recorded_at timestamptz, ADD COLUMN written_in xid8;
ALTER TABLE dossiers_foreignactivity
    ALTER COLUMN recorded_at SET DEFAULT now(), ALTER COLUMN written_in SET DEFAULT pg_current_xact_id();
"""
DROP = "ALTER TABLE dossiers_foreignactivity DROP COLUMN recorded_at, DROP COLUMN written_in"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_work_list_indexes")]
    operations = [migrations.RunSQL(ADD, DROP)]
