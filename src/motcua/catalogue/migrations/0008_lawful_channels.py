"""Which system takes what is submitted, and whose dossiers a counter takes; and that this changed is noted."""

from django.db import migrations, models

# Each procedure has several lines, written anew together: they are one change.
NOTE = """
CREATE FUNCTION catalogue_note_channels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('catalogue_change'));
    INSERT INTO catalogue_cataloguechange (code, what, valid_from, at)
    SELECT procedure.code, 'channels', NULL, clock_timestamp()
    FROM catalogue_procedure procedure
    WHERE procedure.id = NEW.procedure_id AND NOT EXISTS (
        SELECT FROM catalogue_cataloguechange known
        WHERE known.code = procedure.code AND known.what = 'channels' AND known.at >= transaction_timestamp()
    );
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER catalogue_channel_noted AFTER INSERT ON catalogue_lawfulchannel
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION catalogue_note_channels();
"""
FORGET = """
DROP TRIGGER catalogue_channel_noted ON catalogue_lawfulchannel;
DROP FUNCTION catalogue_note_channels();
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0007_override_files")]

    operations = [
        migrations.AddField("lawfulchannel", "system", models.TextField(default="")),
        migrations.AddField("lawfulchannel", "territory", models.TextField(default="")),
        migrations.AddConstraint(
            "lawfulchannel",
            models.CheckConstraint(
                condition=models.Q(territory__in=["", "own_area", "province", "nation"]),
                name="catalogue_channel_territory_known",
            ),
        ),
        migrations.RunSQL(NOTE, FORGET),
    ]
