"""One partial index for each work list, in the order in which the list is read: by due time, no due time last."""

from django.db import migrations

ORDER = "(unit_id, (coalesce(due_at, TIMESTAMPTZ 'infinity')), id)"
LISTS = {
    "new": "stage = 'submitted' AND awaiting = 'nothing'",
    "open": "stage IN ('accepted', 'in_hand') AND awaiting = 'nothing'",
    "awaiting": "stage IN ('submitted', 'accepted', 'in_hand') AND awaiting <> 'nothing'",
    "to_return": "stage = 'approved'",
}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX dossiers_work_{name} ON dossiers_dossier {ORDER} WHERE origin_system = 'motcua' AND {condition}",
            f"DROP INDEX dossiers_work_{name}",
        )
        for name, condition in LISTS.items()
    ]
