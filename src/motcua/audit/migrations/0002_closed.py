"""Reads say in which transaction they were written; reads, links and seals are never changed or deleted."""

from django.db import migrations

CLOSE = """
ALTER TABLE audit_read ADD COLUMN written_in xid8 DEFAULT pg_current_xact_id();
CREATE INDEX audit_read_written_in ON audit_read (written_in);
CREATE FUNCTION audit_is_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is never changed or deleted' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_read_closed BEFORE UPDATE OR DELETE ON audit_read FOR EACH ROW EXECUTE FUNCTION audit_is_closed();
CREATE TRIGGER audit_link_closed BEFORE UPDATE OR DELETE ON audit_link FOR EACH ROW EXECUTE FUNCTION audit_is_closed();
CREATE TRIGGER audit_seal_closed BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION audit_is_closed();
"""

OPEN = """
DROP TRIGGER audit_seal_closed ON audit_seal;
DROP TRIGGER audit_link_closed ON audit_link;
DROP TRIGGER audit_read_closed ON audit_read;
DROP FUNCTION audit_is_closed();
ALTER TABLE audit_read DROP COLUMN written_in;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_audit"), ("core", "0003_event_written_in_index")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
