"""Reads, links and seals are never emptied at a stroke either."""

from django.db import migrations

CLOSE = "\n".join(
    f"CREATE TRIGGER audit_{table}_closed_whole BEFORE TRUNCATE ON audit_{table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_is_closed();"
    for table in ("read", "link", "seal")
)
OPEN = "\n".join(f"DROP TRIGGER audit_{table}_closed_whole ON audit_{table};" for table in ("read", "link", "seal"))


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_closed")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
