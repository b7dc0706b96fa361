"""Two more lists with their indexes, what a person has in hand, and counts kept by a trigger in rows of their own."""

from django.db import migrations, models

PLACE = "(coalesce(due_at, TIMESTAMPTZ 'infinity')), id"
OPEN = "stage IN ('accepted', 'in_hand') AND awaiting = 'nothing'"
UNDECIDED = "stage IN ('submitted', 'accepted', 'in_hand')"
OWN = "origin_system = 'motcua'"
APPLICANT = f"{UNDECIDED} AND awaiting IN ('supplement', 'payment')"
INDEXES = {
    "awaiting": ("unit_id", APPLICANT),
    "others": ("unit_id", f"{UNDECIDED} AND awaiting = 'others'"),
    "unassigned": ("unit_id", f"{OPEN} AND assigned_to IS NULL"),
    "mine": ("assigned_to", f"{UNDECIDED} AND awaiting = 'nothing' AND assigned_to IS NOT NULL"),
}

FUNCTIONS = """
CREATE FUNCTION dossiers_lists_of(stage text, awaiting text, assigned_to bigint) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN stage = 'approved' THEN ARRAY['to_return']
        WHEN stage NOT IN ('submitted', 'accepted', 'in_hand') THEN ARRAY[]::text[]
        WHEN awaiting IN ('supplement', 'payment') THEN ARRAY['awaiting']
        WHEN awaiting = 'others' THEN ARRAY['others']
        WHEN stage = 'submitted' THEN ARRAY[]::text[]
        WHEN assigned_to IS NULL THEN ARRAY['open', 'unassigned']
        ELSE ARRAY['open']
    END
$$;
CREATE FUNCTION dossiers_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        INSERT INTO dossiers_workdelta (unit_id, list, dossiers)
        SELECT unit_id, list, sum(step) FROM (
            SELECT OLD.unit_id, unnest(dossiers_lists_of(OLD.stage, OLD.awaiting, OLD.assigned_to)), -1
            UNION ALL
            SELECT NEW.unit_id, unnest(dossiers_lists_of(NEW.stage, NEW.awaiting, NEW.assigned_to)), 1
        ) AS moved (unit_id, list, step) GROUP BY unit_id, list HAVING sum(step) <> 0;
    ELSE
        INSERT INTO dossiers_workdelta (unit_id, list, dossiers)
        SELECT NEW.unit_id, unnest(dossiers_lists_of(NEW.stage, NEW.awaiting, NEW.assigned_to)), 1;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dossiers_work_changed AFTER UPDATE OF stage, awaiting, unit_id, assigned_to ON dossiers_dossier
    FOR EACH ROW WHEN (NEW.origin_system = 'motcua' AND (
        OLD.stage <> NEW.stage OR OLD.awaiting <> NEW.awaiting OR OLD.unit_id IS DISTINCT FROM NEW.unit_id
        OR (OLD.assigned_to IS NULL) <> (NEW.assigned_to IS NULL)))
    EXECUTE FUNCTION dossiers_count_change();
-- What comes in new stands in no counted list, so that nobody who files a dossier pays for counting.
CREATE TRIGGER dossiers_work_begun AFTER INSERT ON dossiers_dossier
    FOR EACH ROW WHEN (NEW.origin_system = 'motcua' AND NEW.stage IN ('accepted', 'in_hand', 'approved'))
    EXECUTE FUNCTION dossiers_count_change();
INSERT INTO dossiers_workcount (unit_id, list, dossiers)
SELECT unit_id, list, count(*) FROM dossiers_dossier, unnest(dossiers_lists_of(stage, awaiting, assigned_to)) AS list
WHERE origin_system = 'motcua' AND stage IN ('submitted', 'accepted', 'in_hand', 'approved') GROUP BY unit_id, list;
"""
NO_FUNCTIONS = """
DROP TRIGGER dossiers_work_changed ON dossiers_dossier;
DROP TRIGGER dossiers_work_begun ON dossiers_dossier;
DROP FUNCTION dossiers_count_change();
DROP FUNCTION dossiers_lists_of(text, text, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_tasks_of_open_dossiers")]
    operations = [
        migrations.CreateModel(
            name="WorkCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("list", models.TextField()),
                ("dossiers", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=["unit_id", "list"], name="dossiers_work_count_once")]
            },
        ),
        migrations.CreateModel(
            name="WorkDelta",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("unit_id", models.BigIntegerField()),
                ("list", models.TextField()),
                ("dossiers", models.IntegerField()),
            ],
            options={"indexes": [models.Index(fields=["unit_id"], name="dossiers_work_delta_of_unit")]},
        ),
        # It held all that waits for anybody; now the applicant and others have a list each.
        migrations.RunSQL(
            "DROP INDEX dossiers_work_awaiting",
            f"CREATE INDEX dossiers_work_awaiting ON dossiers_dossier (unit_id, {PLACE})"
            f" WHERE {OWN} AND {UNDECIDED} AND awaiting <> 'nothing'",
        ),
        *(
            migrations.RunSQL(
                f"CREATE INDEX dossiers_work_{name} ON dossiers_dossier ({lead}, {PLACE}) WHERE {OWN} AND {condition}",
                f"DROP INDEX dossiers_work_{name}",
            )
            for name, (lead, condition) in INDEXES.items()
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
