"""By which rules the findings of the nation's records were told."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0008_lawful_channels")]

    operations = [
        migrations.CreateModel(
            name="ReadingStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
    ]
