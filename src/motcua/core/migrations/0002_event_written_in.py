"""Each event says in which transaction it was written, so that nobody who reads on from a mark misses a late commit."""

from django.db import migrations

# The column is empty in rows from before: who reads on from a mark has seen them. Both statements only touch the
# catalogue; a busy table is not waited for longer than this.
ADD = """
SET LOCAL lock_timeout = '10s';
ALTER TABLE core_event ADD COLUMN written_in xid8;
ALTER TABLE core_event ALTER COLUMN written_in SET DEFAULT pg_current_xact_id();
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0001_event_outbox")]
    operations = [migrations.RunSQL(ADD, "ALTER TABLE core_event DROP COLUMN written_in")]
