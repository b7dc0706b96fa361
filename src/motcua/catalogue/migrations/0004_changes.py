"""What changed in the catalogue, numbered in the order in which it becomes visible."""

from django.db import migrations, models

# The triggers are deferred: they run when a transaction ends, so that the lock which keeps the numbers in the order of
# the commits is held for an instant and not for the minute that a whole import takes.
NOTE = """
CREATE FUNCTION catalogue_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue_change'));
    IF TG_ARGV[0] = 'doubts' THEN
        INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
        SELECT procedure.code, 'doubts', NULL, clock_timestamp()
        FROM catalogue_nationalversion version JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
        WHERE version.id = NEW.version_id;
    ELSE
        INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
        SELECT procedure.code, TG_ARGV[0], lower(NEW.valid), clock_timestamp()
        FROM catalogue_procedure procedure WHERE procedure.id = NEW.procedure_id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER catalogue_national_noted AFTER INSERT ON catalogue_nationalversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_note_change('national_record');
CREATE CONSTRAINT TRIGGER catalogue_version_noted AFTER INSERT ON catalogue_procedureversion
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_note_change('definition');
CREATE CONSTRAINT TRIGGER catalogue_finding_noted AFTER UPDATE OF status ON catalogue_recordfinding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION catalogue_note_change('doubts');
"""
FORGET = """
DROP TRIGGER catalogue_national_noted ON catalogue_nationalversion;
DROP TRIGGER catalogue_version_noted ON catalogue_procedureversion;
DROP TRIGGER catalogue_finding_noted ON catalogue_recordfinding;
DROP FUNCTION catalogue_note_change();
"""
# What was published before changes were noted.
BEFORE = """
INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
SELECT code, what, valid_from, at FROM (
    SELECT procedure.code, 'definition' AS what, lower(version.valid) AS valid_from, version.published_at AS at
    FROM catalogue_procedureversion version JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
    UNION ALL
    SELECT procedure.code, 'national_record', lower(version.valid), batch.imported_at
    FROM catalogue_nationalversion version JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
    JOIN catalogue_nationalbatch batch ON batch.id = version.batch_id
) AS published ORDER BY at, code, what
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_search")]

    operations = [
        migrations.CreateModel(
            name="CatalogueChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("what", models.TextField()),
                ("valid_from", models.DateField(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
        migrations.RunSQL(NOTE, FORGET),
    ]
