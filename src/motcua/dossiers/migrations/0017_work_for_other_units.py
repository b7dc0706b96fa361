"""Which open tasks lie with a unit that does not have the dossier: kept by the database, whoever moves either."""

from django.db import migrations, models

import motcua.dossiers.states

FUNCTIONS = """
CREATE FUNCTION dossiers_task_is_away() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.away := (SELECT unit_id FROM dossiers_dossier WHERE id = NEW.dossier_id) IS DISTINCT FROM NEW.unit_id;
    RETURN NEW;
END $$;
CREATE TRIGGER dossiers_task_placed BEFORE INSERT OR UPDATE OF unit_id ON dossiers_task
    FOR EACH ROW EXECUTE FUNCTION dossiers_task_is_away();
CREATE FUNCTION dossiers_moved_from_tasks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE dossiers_task SET away = unit_id IS DISTINCT FROM NEW.unit_id
    WHERE dossier_id = NEW.id AND state = 'open' AND away <> (unit_id IS DISTINCT FROM NEW.unit_id);
    RETURN NULL;
END $$;
CREATE TRIGGER dossiers_tasks_left AFTER UPDATE OF unit_id ON dossiers_dossier
    FOR EACH ROW WHEN (OLD.unit_id IS DISTINCT FROM NEW.unit_id) EXECUTE FUNCTION dossiers_moved_from_tasks();
UPDATE dossiers_task t SET away = true FROM dossiers_dossier d
WHERE d.id = t.dossier_id AND t.state = 'open' AND d.unit_id IS DISTINCT FROM t.unit_id;
"""
NO_FUNCTIONS = """
DROP TRIGGER dossiers_task_placed ON dossiers_task;
DROP TRIGGER dossiers_tasks_left ON dossiers_dossier;
DROP FUNCTION dossiers_task_is_away();
DROP FUNCTION dossiers_moved_from_tasks();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0016_absences_and_kept_lists"),
        ("orgs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="away",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(
                condition=models.Q(("away", True), ("state", motcua.dossiers.states.TaskState["OPEN"])),
                fields=["unit", "dossier"],
                name="dossiers_task_away",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
