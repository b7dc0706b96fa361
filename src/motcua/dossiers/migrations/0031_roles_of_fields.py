"""Roles for some fields of procedures, beneath the queries: a dossier of another field is not there."""

from django.db import migrations

FIELDS = """
CREATE FUNCTION dossiers_opened_to_asker(
    dossier bigint, unit bigint, field_of_procedure text, receiving_unit bigint, owner_account bigint
) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
    fields jsonb := nullif(current_setting('motcua.fields', true), '')::jsonb;
BEGIN
    IF receiving_unit = ANY (core_asking_units()) OR owner_account = core_asking_account()
        OR dossier = ANY (core_asking_admitted())
        OR EXISTS (SELECT FROM dossiers_task held WHERE held.dossier_id = dossier AND held.state = 'open'
                   AND held.unit_id = ANY (core_asking_units()))
    THEN
        RETURN true;
    END IF;
    RETURN fields IS NOT NULL AND EXISTS (
        SELECT FROM jsonb_array_elements(fields) AS own
        WHERE own ->> 1 = field_of_procedure
          AND ((own ->> 0)::bigint IN (unit, receiving_unit)
               OR EXISTS (SELECT FROM dossiers_task held WHERE held.dossier_id = dossier AND held.state = 'open'
                          AND held.unit_id = (own ->> 0)::bigint)));
END $$;
ALTER POLICY dossiers_of_asker ON dossiers_dossier USING (
    unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR dossiers_opened_to_asker(id, unit_id, field, receiving_unit_id, owner_account_id)
);
DROP FUNCTION dossiers_opened_to_asker(bigint, bigint, bigint);
"""
NO_FIELDS = """
CREATE FUNCTION dossiers_opened_to_asker(dossier bigint, receiving_unit bigint, owner_account bigint) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN receiving_unit = ANY (core_asking_units()) OR owner_account = core_asking_account()
        OR dossier = ANY (core_asking_admitted())
        OR EXISTS (SELECT FROM dossiers_task held WHERE held.dossier_id = dossier AND held.state = 'open'
                   AND held.unit_id = ANY (core_asking_units()));
END $$;
ALTER POLICY dossiers_of_asker ON dossiers_dossier USING (
    unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR dossiers_opened_to_asker(id, receiving_unit_id, owner_account_id)
);
DROP FUNCTION dossiers_opened_to_asker(bigint, bigint, text, bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0030_what_hangs_on_dossiers")]
    operations = [migrations.RunSQL(FIELDS, NO_FIELDS)]
