"""The copy-ready list of a competent system: its fields in its order, with what to write into each."""

from datetime import date

from django.utils.translation import gettext

from motcua.catalogue.api import CopyLine, ProcedureDefinition, copy_list
from motcua.core.errors import NotFound
from motcua.forms.api import CheckedAnswers
from motcua.orgs.api import unit_in_force
from motcua.ui.values import Cell

SYSTEM_WORDS = {"national_portal": "Cổng Dịch vụ công quốc gia"}

Copies = tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]
"""(system, its rows of field, question and words), in the order of the definition."""


def copies_of(
    definition: ProcedureDefinition, applicant: CheckedAnswers, answers: CheckedAnswers, *, on: date
) -> Copies:
    """Nothing where nobody has written down what the other system asks for."""
    lines = copy_list(definition, applicant, answers, place_names=lambda code: _place(code, on))
    systems = dict.fromkeys(line.system for line in lines)
    return tuple(
        (SYSTEM_WORDS.get(system, system), tuple(_cells(line) for line in lines if line.system == system))
        for system in systems
    )


def _cells(line: CopyLine) -> tuple[Cell, ...]:
    words = gettext("tự chọn trong danh sách ở đó") if line.unknown else line.words or gettext("để trống")
    return (Cell(line.field, header=True), Cell(line.label, lang="vi"), Cell(words, lang="" if line.unknown else "vi"))


def _place(code: str, on: date) -> tuple[str, str] | None:
    """Full names of the province and of the commune with this code of the statistics office."""
    try:
        commune = unit_in_force(f"nso:{code}", on=on)
        province = unit_in_force(commune.path.split("/")[-2], on=on)
    except (NotFound, IndexError):
        return None
    return province.name, commune.name
