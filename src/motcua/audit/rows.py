"""The rows of the book as the chain sees them: one digest per row, computed by the database."""

EVENT_DIGEST = """sha256(convert_to(concat_ws(chr(31), 'event', e.id, extract(epoch FROM e.recorded_at),
 extract(epoch FROM e.at), e.subject, e.subject_id, e.kind, e.payload::text, e.actor_kind,
 coalesce(e.actor_account_id::text, '-'), e.actor_name), 'UTF8'))"""
"""Times as seconds, so that no setting of the session changes them; `jsonb` has one text for one value."""

READ_DIGEST = """sha256(convert_to(concat_ws(chr(31), 'read', r.id, extract(epoch FROM r.at), r.subject, r.subject_id,
 r.purpose, r.actor_kind, coalesce(r.actor_account_id::text, '-'), r.actor_name, r.roles, r.unit_ids), 'UTF8'))"""

NEW_ROWS = f"""
WITH mark AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS before)
SELECT 'event', e.id, e.recorded_at, e.written_in::text::bigint, {EVENT_DIGEST} FROM core_event e, mark
WHERE e.written_in > %(after)s::xid8 AND e.written_in < mark.before AND e.written_in <= %(until)s::xid8
UNION ALL
SELECT 'read', r.id, r.at, r.written_in::text::bigint, {READ_DIGEST} FROM audit_read r, mark
WHERE r.written_in > %(after)s::xid8 AND r.written_in < mark.before AND r.written_in <= %(until)s::xid8
ORDER BY 4, 1, 2
"""  # noqa: S608
"""Rows of ended transactions only, so that nothing comes in before what is linked already."""

UNTIL = """
SELECT max(w)::text FROM (
    (SELECT written_in AS w FROM core_event WHERE written_in > %(after)s::xid8 ORDER BY written_in LIMIT %(most)s)
    UNION ALL
    (SELECT written_in FROM audit_read WHERE written_in > %(after)s::xid8 ORDER BY written_in LIMIT %(most)s)
) AS next
"""
"""How far to go at once: whole transactions, and not all of history in one."""

LINKED = f"""
SELECT l.position, l.source, l.row_id, l.written_in, l.digest, l.chain,
 CASE WHEN l.source = 'event' THEN {EVENT_DIGEST} ELSE {READ_DIGEST} END, coalesce(e.id, r.id),
 coalesce(e.written_in, r.written_in)::text::bigint
FROM audit_link l
LEFT JOIN core_event e ON l.source = 'event' AND e.id = l.row_id AND e.recorded_at = l.recorded_at
LEFT JOIN audit_read r ON l.source = 'read' AND r.id = l.row_id AND r.at = l.recorded_at
WHERE l.position > %(after)s ORDER BY l.position LIMIT %(most)s
"""  # noqa: S608

NOT_LINKED = """
SELECT 'event', e.id, e.written_in::text::bigint FROM core_event e
WHERE e.written_in <= %(until)s::xid8 AND NOT EXISTS (
    SELECT FROM audit_link l WHERE l.source = 'event' AND l.row_id = e.id AND l.recorded_at = e.recorded_at)
UNION ALL
SELECT 'read', r.id, r.written_in::text::bigint FROM audit_read r
WHERE r.written_in <= %(until)s::xid8 AND NOT EXISTS (
    SELECT FROM audit_link l WHERE l.source = 'read' AND l.row_id = r.id AND l.recorded_at = r.at)
ORDER BY 3, 1, 2 LIMIT %(most)s
"""
"""Rows that were put in between after the chain had gone on."""
