"""The index by which foreign activities since a mark are found; built without stopping anybody who writes."""

from django.db import migrations

INDEX = "dossiers_activity_written_in"


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("dossiers", "0003_activity_written_in")]
    operations = [
        # an interrupted building leaves an index that is no good
        migrations.RunSQL(f"DROP INDEX CONCURRENTLY IF EXISTS {INDEX}", migrations.RunSQL.noop),
        migrations.RunSQL(
            f"CREATE INDEX CONCURRENTLY {INDEX} ON dossiers_foreignactivity (written_in)",
            f"DROP INDEX IF EXISTS {INDEX}",
        ),
    ]
