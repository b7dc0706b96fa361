"""Reading the catalogue: which version is in force, where a procedure may be submitted."""

from datetime import date

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.reading import read_definition
from motcua.catalogue.values import (
    CHANNELS,
    LawfulWay,
    LawfulWays,
    ProcedureDefinition,
    ProcedureVersionRef,
    Validity,
)
from motcua.core.collation import sort_key
from motcua.core.errors import NotFound
from motcua.core.prepared import rows_prepared

_versions: dict[int, ProcedureVersionRef] = {}
"""Published versions never change, so they stay in the memory of the process once read."""

_IN_FORCE = """
SELECT version.id, upper(version.valid)
FROM catalogue_procedureversion version JOIN catalogue_procedure procedure ON procedure.id = version.procedure_id
WHERE procedure.code = %(code)s AND version.valid @> %(on)s::date
"""

_WAYS = """
SELECT way.channel, way."where", way.source, way.unit_code
FROM catalogue_lawfulchannel way JOIN catalogue_procedure procedure ON procedure.id = way.procedure_id
WHERE procedure.code = %(code)s AND way.valid @> %(on)s::date
  AND ((way.unit_code <> '' AND way.unit_code = %(unit_code)s)
       OR (way.unit_kind <> '' AND way.unit_kind = %(unit_kind)s))
ORDER BY way.id
"""


def get_version(version_id: int) -> ProcedureVersionRef:
    """One published version, from memory once it was read.

    `valid` is as it stood when this process first read it: an end set later is not seen here.
    Raises NotFound.
    """
    known = _versions.get(version_id)
    return known if known is not None else _read_version(version_id)


def version_in_force(code: str, *, on: date) -> ProcedureVersionRef:
    """The version under which a new dossier is taken on the local date `on`. Raises NotFound."""
    rows = rows_prepared(_IN_FORCE, {"code": code, "on": on})
    if not rows:
        raise NotFound(f"procedure {code} on {on}")
    version_id, end = rows[0]
    known = _versions.get(version_id)
    return known if known is not None and known.valid.end == end else _read_version(version_id)


def lawful_channels(code: str, *, unit_kind: str, on: date, unit_code: str = "") -> LawfulWays:
    """Where dossiers of this procedure for such a unit may lawfully be submitted on the local date `on`.

    Lines for the unit's own code replace those of its kind. Nothing known means: no way is lawful.
    """
    rows = rows_prepared(_WAYS, {"code": code, "on": on, "unit_code": unit_code, "unit_kind": unit_kind})
    own = [row for row in rows if row[3]]
    ways = tuple(LawfulWay(channel, where, source) for channel, where, source, _unit in own or rows)
    here = {way.channel for way in ways if way.where in ("here", "counter")}
    online, counter, post = (channel in here for channel in CHANNELS)
    return LawfulWays(online=online, counter=counter, post=post, ways=ways)


def list_procedures(*, on: date) -> list[ProcedureDefinition]:
    """The definitions in force on `on`, in alphabetical order of their titles."""
    ids = ProcedureVersion.objects.filter(valid__contains=on).order_by("id").values_list("id", flat=True)
    return sorted(
        (get_version(version_id).definition for version_id in ids), key=lambda found: sort_key(found.title.vi)
    )


def _read_version(version_id: int) -> ProcedureVersionRef:
    row = ProcedureVersion.objects.select_related("procedure").filter(id=version_id).order_by("id").first()
    if row is None:
        raise NotFound(f"procedure version {version_id}")
    version = ProcedureVersionRef(
        id=row.id,
        code=row.procedure.code,
        number=row.number,
        definition=read_definition(row.definition),
        valid=Validity(row.valid.lower, row.valid.upper),
        source=row.source,
    )
    _versions[version_id] = version
    return version
