"""From which file a province's decision was published, and its closing told to copies of the catalogue."""

from django.db import migrations, models

NOTE = """
CREATE CONSTRAINT TRIGGER catalogue_override_closing_noted AFTER UPDATE OF valid ON catalogue_provincialoverride
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.valid IS DISTINCT FROM NEW.valid) EXECUTE FUNCTION catalogue_note_override_closing();
"""
# The first day on which it no longer holds is the day on which the change counts.
FUNCTION = """
CREATE FUNCTION catalogue_note_override_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue_change'));
    INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
    SELECT procedure.code, 'override', upper(NEW.valid), clock_timestamp()
    FROM catalogue_procedure procedure WHERE procedure.id = NEW.procedure_id
      AND EXISTS (SELECT FROM catalogue_nationalversion version WHERE version.procedure_id = procedure.id);
    RETURN NULL;
END $$;
"""
FORGET = """
DROP TRIGGER catalogue_override_closing_noted ON catalogue_provincialoverride;
DROP FUNCTION catalogue_note_override_closing();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0006_own_sort_key")]

    operations = [
        migrations.AddField("provincialoverride", "file_name", models.TextField(default="")),
        migrations.RunSQL(FUNCTION + NOTE, FORGET),
    ]
