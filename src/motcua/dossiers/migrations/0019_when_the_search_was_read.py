"""When the search last read the ledger, so that older months are spared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0018_days_decreed_late"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchmark",
            name="read_at",
            field=models.DateTimeField(null=True),
        ),
    ]
