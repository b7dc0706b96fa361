"""Editors of the catalogue join the roles of staff."""

from django.db import migrations, models

ROLES = ("clerk", "specialist", "leader", "analyst", "administrator", "editor")


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="staffrole", name="identity_staff_role_known"),
        migrations.AlterField(
            model_name="staffrole", name="role", field=models.TextField(choices=[(role, role) for role in ROLES])
        ),
        migrations.AddConstraint(
            model_name="staffrole",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", list(ROLES))), name="identity_staff_role_known"
            ),
        ),
    ]
