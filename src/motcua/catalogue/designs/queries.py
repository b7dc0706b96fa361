"""Which step design a dossier takes, and the one that it keeps."""

from datetime import date

from motcua.catalogue.designs.reading import read_design
from motcua.catalogue.designs.values import StepDesign
from motcua.catalogue.models import PublishedDesign
from motcua.core.errors import NotFound
from motcua.core.recent import RecentMemory

_designs: dict[str, StepDesign] = {}
"""Published versions never change, so they stay in the memory of the process once read."""

_chosen: RecentMemory[str] = RecentMemory()


def get_design(key: str) -> StepDesign:
    """The published design `code@version`. Raises NotFound."""
    if key not in _designs:
        code, _, version = key.partition("@")
        row = PublishedDesign.objects.filter(code=code, version=int(version) if version.isdecimal() else 0).first()
        if row is None:
            raise NotFound(f"design {key}")
        _designs[key] = read_design(row.definition)
    return _designs[key]


def design_for(procedure_code: str, *, unit_code: str, on: date) -> str:
    """Key of the design that a dossier accepted on the local date takes; empty where none was published.

    The one that names the unit comes before one for every unit, one that names the procedure before one for all; of
    those the newest version in force.
    """
    return _chosen.get((procedure_code, unit_code, on), lambda: _choose(procedure_code, unit_code, on))


def list_designs() -> list[StepDesign]:
    """Every published version, by code, the newest first."""
    rows = PublishedDesign.objects.order_by("code", "-version").values_list("code", "version")
    return [get_design(f"{code}@{version}") for code, version in rows]


def _choose(procedure_code: str, unit_code: str, on: date) -> str:
    rows = PublishedDesign.objects.filter(valid_from__lte=on).order_by("id").values_list("code", "version")
    fitting = [
        design
        for code, version in rows
        for design in [get_design(f"{code}@{version}")]
        if (not design.procedures or procedure_code in design.procedures)
        and (not design.units or unit_code in design.units)
    ]
    best = max(fitting, key=lambda one: (bool(one.units), bool(one.procedures), one.version, one.code), default=None)
    return best.key if best else ""
