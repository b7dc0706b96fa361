"""Reading the catalogue: which version is in force, what fits a search, where a procedure may be submitted."""

from datetime import date

from django.utils.translation import gettext as _

from motcua.catalogue.models import ProcedureVersion
from motcua.catalogue.reading import read_definition
from motcua.catalogue.search import Match, match_text
from motcua.catalogue.values import (
    CHANNELS,
    LawfulWay,
    LawfulWays,
    ProcedureDefinition,
    ProcedureHit,
    ProcedureVersionRef,
    Validity,
)
from motcua.core.collation import sort_key
from motcua.core.errors import NotFound
from motcua.core.prepared import rows_prepared
from motcua.forms.values import Words

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

_EVERYWHERE = """
SELECT way.unit_kind, way.unit_code, way.channel, way."where", way.source
FROM catalogue_lawfulchannel way JOIN catalogue_procedure procedure ON procedure.id = way.procedure_id
WHERE procedure.code = %(code)s AND way.valid @> %(on)s::date
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


def ways_everywhere(code: str, *, on: date) -> dict[tuple[str, str], list[LawfulWay]]:
    """All lawful ways on the local date by (kind of unit, code of a single unit), one of them empty; one statement."""
    found: dict[tuple[str, str], list[LawfulWay]] = {}
    for unit_kind, unit_code, channel, where, source in rows_prepared(_EVERYWHERE, {"code": code, "on": on}):
        found.setdefault((unit_kind, unit_code), []).append(LawfulWay(channel, where, source))
    return found


def search_procedures(text: str, *, on: date) -> list[ProcedureHit]:
    """Procedures in force on `on` that contain every word of `text`, best first; without words all, by title."""
    rows = ProcedureVersion.objects.filter(valid__contains=on).order_by("procedure__code")
    found: list[tuple[float, ProcedureHit]] = []
    for version_id, code, name, lines in rows.values_list("id", "procedure__code", "name", "search_text"):
        fit = match_text(text, lines)
        if fit is not None:
            found.append((-fit.score, ProcedureHit(code, name, _title(version_id), _why(fit))))
    return [
        hit for _score, hit in sorted(found, key=lambda entry: (entry[0], sort_key(entry[1].title.vi), entry[1].code))
    ]


def list_procedures(*, on: date) -> list[ProcedureDefinition]:
    """The definitions in force on `on`, in alphabetical order of their titles."""
    ids = ProcedureVersion.objects.filter(valid__contains=on).order_by("id").values_list("id", flat=True)
    return sorted(
        (get_version(version_id).definition for version_id in ids), key=lambda found: sort_key(found.title.vi)
    )


def _title(version_id: int) -> Words:
    return get_version(version_id).definition.title


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


def _why(fit: Match) -> str:
    """In words: which text matched, and where it stands."""
    match fit.place:
        case "":
            return ""
        case "code":
            return _("đúng mã thủ tục “%(text)s”") % {"text": fit.text}
        case "title" | "name":
            return _("khớp tên thủ tục “%(text)s”") % {"text": fit.text}
        case "keyword":
            return _("khớp từ khóa “%(text)s”") % {"text": fit.text}
        case "life_event":
            return _("khớp việc trong đời sống “%(text)s”") % {"text": fit.text}
        case "result":
            return _("khớp kết quả “%(text)s”") % {"text": fit.text}
        case "field":
            return _("khớp lĩnh vực “%(text)s”") % {"text": fit.text}
        case _:
            return _("khớp giấy tờ “%(text)s”") % {"text": fit.text}
