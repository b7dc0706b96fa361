"""The policy in few words, and the place in a list as an expression that the planner trusts beneath it.

Under a policy only conditions that cannot leak may be looked up in an index; PostgreSQL counts COALESCE among those that
might, and CASE not. What is rarely asked of a row stands in a function, which is planned when it is needed.
"""

from django.db import migrations

BY_COALESCE = "COALESCE(due_at, ''infinity''::timestamp with time zone)"
BY_CASE = "(CASE WHEN due_at IS NULL THEN ''infinity''::timestamp with time zone ELSE due_at END)"
REWRITE = """
DO $$
DECLARE
    listed record;
BEGIN
    FOR listed IN SELECT indexname, indexdef FROM pg_indexes
                  WHERE schemaname = current_schema() AND tablename = 'dossiers_dossier'
                    AND indexname LIKE 'dossiers\\_work\\_%' AND indexdef LIKE '%{mark}%'
    LOOP
        EXECUTE format('DROP INDEX %I', listed.indexname);
        EXECUTE regexp_replace(listed.indexdef, '{found}', '{wanted}');
    END LOOP;
END $$;
"""
TO_CASE = REWRITE.format(mark="COALESCE", found=r"COALESCE\(due_at, [^)]*\)", wanted=BY_CASE)
TO_COALESCE = REWRITE.format(mark="CASE", found=r"\(\s*?CASE.*?END\)", wanted=BY_COALESCE)
POLICY = """
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
"""
FORMER_POLICY = """
ALTER POLICY dossiers_of_asker ON dossiers_dossier USING (
    unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR receiving_unit_id = ANY ((SELECT core_asking_units())::bigint[])
    OR owner_account_id = (SELECT core_asking_account())
    OR id = ANY ((SELECT core_asking_admitted())::bigint[])
    OR EXISTS (SELECT FROM dossiers_task held WHERE held.dossier_id = dossiers_dossier.id AND held.state = 'open'
               AND held.unit_id = ANY ((SELECT core_asking_units())::bigint[]))
);
DROP FUNCTION dossiers_opened_to_asker(bigint, bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0028_whose_dossiers")]
    operations = [migrations.RunSQL(TO_CASE, TO_COALESCE), migrations.RunSQL(POLICY, FORMER_POLICY)]
