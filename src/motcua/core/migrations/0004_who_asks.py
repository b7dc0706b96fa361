"""The role under which requests ask: it may use every table, and the policies of some keep rows from it.

The role belongs to the whole server, so it may be there already; and where our own role may not make roles, somebody
who may has to do it first, as the message says.
"""

from django.db import migrations

ROLE = """
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'motcua_asking') THEN
        BEGIN
            CREATE ROLE motcua_asking NOLOGIN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION 'the database role motcua_asking is missing and % may not make it', current_user
                    USING HINT = format('Let an administrator of the database server run: '
                        'CREATE ROLE motcua_asking NOLOGIN; GRANT motcua_asking TO %I;', current_user);
        END;
    END IF;
    IF NOT pg_has_role(current_user, 'motcua_asking', 'MEMBER') THEN
        EXECUTE format('GRANT motcua_asking TO %I', current_user);
    END IF;
    EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO motcua_asking', current_database());
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO motcua_asking', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO motcua_asking',
                   current_schema());
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO motcua_asking', current_schema());
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES'
                   ' TO motcua_asking', current_schema());
    EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO motcua_asking',
                   current_schema());
END $$;

CREATE FUNCTION core_asking_units() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('motcua.units', true), ''), '{}')::bigint[]
$$;
CREATE FUNCTION core_asking_account() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('motcua.account', true), '')::bigint
$$;
CREATE FUNCTION core_asking_admitted() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(current_setting('motcua.admitted', true), ''), '{}')::bigint[]
$$;
"""
NO_ROLE = """
DROP FUNCTION core_asking_units();
DROP FUNCTION core_asking_account();
DROP FUNCTION core_asking_admitted();
DROP OWNED BY motcua_asking;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_event_written_in_index")]
    operations = [migrations.RunSQL(ROLE, NO_ROLE)]
