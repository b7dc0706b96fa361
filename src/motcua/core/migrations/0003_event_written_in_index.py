"""The index by which events since a mark are found; built without stopping anybody who writes."""

from typing import Any

from django.db import migrations

INDEX = "core_event_written_in"
PARTITIONS = """
SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'core_event'::regclass
AND NOT EXISTS (SELECT FROM pg_index i JOIN pg_inherits a ON a.inhrelid = i.indexrelid
                WHERE i.indrelid = pg_inherits.inhrelid AND a.inhparent = %s::regclass)
"""


def build(apps: Any, schema_editor: Any) -> None:
    """An empty index on the whole, then one for each month in the background, each hung under the whole."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {INDEX} ON ONLY core_event (written_in)")
        cursor.execute(PARTITIONS, [INDEX])
        for (table,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {table}_written_in")  # left by an interrupted try
            cursor.execute(f"CREATE INDEX CONCURRENTLY {table}_written_in ON {table} (written_in)")
            cursor.execute(f"ALTER INDEX {INDEX} ATTACH PARTITION {table}_written_in")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("core", "0002_event_written_in")]
    operations = [
        migrations.RunPython(build, migrations.RunPython.noop),
        migrations.RunSQL(migrations.RunSQL.noop, f"DROP INDEX IF EXISTS {INDEX}"),
    ]
