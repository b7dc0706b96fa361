"""Reading what was read: the access log that a person sees of her own dossier."""

from motcua.audit.models import Read
from motcua.audit.values import ReadTold

MOST_READ = 500


def list_reads(*, subject: str, subject_id: int) -> list[ReadTold]:
    """Newest first, one line a day, office, role and purpose, out of the latest 500. Officers' names stay inside.

    Assumes that the caller has shown the subject to be the person's own.
    """
    rows = Read.objects.filter(subject=subject, subject_id=subject_id).order_by("-id")[:MOST_READ]
    lines: dict[tuple[object, ...], ReadTold] = {}
    for row in rows:
        key = (row.at.astimezone().date(), row.unit_ids, row.roles, row.purpose, row.actor_kind)
        earlier = lines.get(key)
        lines[key] = ReadTold(
            at=earlier.at if earlier else row.at,
            unit_ids=tuple(int(text) for text in row.unit_ids.split(",") if text),
            role=row.roles,
            purpose=row.purpose,
            times=1 + (earlier.times if earlier else 0),
            by_machine=row.actor_kind == "machine",
        )
    return list(lines.values())
