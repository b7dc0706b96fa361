"""Timers of running limits, kept by the database itself, so that no act can forget one and a pause takes it away."""

from django.db import migrations, models

FUNCTIONS = """
CREATE FUNCTION dossiers_time_limit(limit_kind text, subject bigint, dossier bigint, unit bigint) RETURNS void
LANGUAGE sql AS $$
    INSERT INTO dossiers_limittimer (kind, subject_id, dossier_id, unit_id, rung, fires_at, faults)
    VALUES (limit_kind, subject, dossier, unit, '', now(), 0)
    ON CONFLICT (kind, subject_id) DO UPDATE SET unit_id = excluded.unit_id, rung = '', fires_at = now(), faults = 0
$$;
CREATE FUNCTION dossiers_time_no_more(limit_kind text, subject bigint) RETURNS void LANGUAGE sql AS $$
    DELETE FROM dossiers_limittimer WHERE kind = limit_kind AND subject_id = subject;
    UPDATE dossiers_limitwarning SET current = false WHERE kind = limit_kind AND subject_id = subject AND current
$$;
CREATE FUNCTION dossiers_time_dossier() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.due_at IS NOT DISTINCT FROM OLD.due_at AND NEW.clock = OLD.clock
        AND NEW.unit_id IS NOT DISTINCT FROM OLD.unit_id THEN
        RETURN NULL;
    END IF;
    IF NEW.clock = 'running' AND NEW.due_at IS NOT NULL AND NEW.unit_id IS NOT NULL THEN
        PERFORM dossiers_time_limit('statutory', NEW.id, NEW.id, NEW.unit_id);
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM dossiers_time_no_more('statutory', NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE FUNCTION dossiers_time_task() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.due_at IS NOT DISTINCT FROM OLD.due_at AND NEW.state = OLD.state
        AND NEW.unit_id = OLD.unit_id THEN
        RETURN NULL;
    END IF;
    IF NEW.state = 'open' AND NEW.due_at IS NOT NULL THEN
        PERFORM dossiers_time_limit('internal', NEW.id, NEW.dossier_id, NEW.unit_id);
    ELSIF TG_OP = 'UPDATE' THEN
        PERFORM dossiers_time_no_more('internal', NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER dossiers_timed AFTER INSERT OR UPDATE OF due_at, clock, unit_id ON dossiers_dossier
    FOR EACH ROW WHEN (NEW.origin_system = 'motcua') EXECUTE FUNCTION dossiers_time_dossier();
CREATE TRIGGER dossiers_task_timed AFTER INSERT OR UPDATE OF due_at, state, unit_id ON dossiers_task
    FOR EACH ROW EXECUTE FUNCTION dossiers_time_task();
INSERT INTO dossiers_limittimer (kind, subject_id, dossier_id, unit_id, rung, fires_at, faults)
SELECT 'statutory', id, id, unit_id, '', now(), 0 FROM dossiers_dossier
WHERE origin_system = 'motcua' AND clock = 'running' AND due_at IS NOT NULL AND unit_id IS NOT NULL;
INSERT INTO dossiers_limittimer (kind, subject_id, dossier_id, unit_id, rung, fires_at, faults)
SELECT 'internal', id, dossier_id, unit_id, '', now(), 0 FROM dossiers_task WHERE state = 'open' AND due_at IS NOT NULL;
"""
NO_FUNCTIONS = """
DROP TRIGGER dossiers_timed ON dossiers_dossier;
DROP TRIGGER dossiers_task_timed ON dossiers_task;
DROP FUNCTION dossiers_time_dossier();
DROP FUNCTION dossiers_time_task();
DROP FUNCTION dossiers_time_limit(text, bigint, bigint, bigint);
DROP FUNCTION dossiers_time_no_more(text, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0020_announced_incidents"),
    ]

    operations = [
        migrations.CreateModel(
            name="LimitTimer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("subject_id", models.BigIntegerField()),
                ("dossier_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("rung", models.TextField(default="")),
                ("fires_at", models.DateTimeField(null=True)),
                ("faults", models.IntegerField(default=0)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("fires_at__isnull", False)),
                        fields=["unit_id", "fires_at"],
                        name="dossiers_timer_next",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "subject_id"), name="dossiers_timer_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["statutory", "internal"])), name="dossiers_timer_kind_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LimitWarning",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("subject_id", models.BigIntegerField()),
                ("dossier_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("rung", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("reached_at", models.DateTimeField()),
                ("at", models.DateTimeField()),
                ("waited_seconds", models.FloatField()),
                ("current", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("current", True)), fields=["unit_id", "id"], name="dossiers_warning_current"
                    ),
                    models.Index(fields=["at"], name="dossiers_warning_at"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "subject_id", "unit_id", "rung", "due_at"), name="dossiers_warning_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rung__in", ["half", "most", "day_before", "overdue"])),
                        name="dossiers_warning_rung_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StuckDossier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dossier_id", models.BigIntegerField()),
                ("unit_id", models.BigIntegerField()),
                ("reason", models.TextField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["unit_id", "since"], name="dossiers_stuck_of_unit")],
                "constraints": [
                    models.UniqueConstraint(fields=("dossier_id", "reason"), name="dossiers_stuck_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason__in", ["no_task", "no_timer", "no_end", "broken_timer"])),
                        name="dossiers_stuck_reason_known",
                    ),
                ],
            },
        ),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
    ]
