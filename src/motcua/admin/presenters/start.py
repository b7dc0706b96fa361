"""The page on which files are handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext

from motcua.dossiers.api import SavedMapping
from motcua.orgs.api import UnitRef
from motcua.ui.values import Choice, FormState
from motcua.ui.words import size_words

ACCEPTED = ".csv,.tsv,.txt,.xlsx,.parquet,.xes,.gz"


@dataclass(frozen=True, slots=True)
class StartPage:
    """Everything on the page; `units` and `mappings` are empty where there is nothing to choose."""

    title: str
    form: FormState
    units: tuple[Choice, ...]
    mappings: tuple[Choice, ...]
    accepted: str
    largest: str


def present_start(
    units: Sequence[UnitRef], mappings: Sequence[SavedMapping], typed: Mapping[str, str], errors: Mapping[str, str]
) -> StartPage:
    """The page with what was chosen before a refusal; a browser does not send a file's place back."""
    labels = {"dossiers": gettext("Tệp hồ sơ"), "events": gettext("Tệp nhật ký xử lý")}
    values = {"unit": typed.get("unit", ""), "mapping": typed.get("mapping", "")}
    return StartPage(
        title=gettext("Gửi tệp hồ sơ"),
        form=FormState(values, dict(errors), labels),
        units=tuple(Choice(str(unit.id), unit.name) for unit in units) if len(units) > 1 else (),
        mappings=tuple(Choice(str(one.id), one.name) for one in mappings),
        accepted=ACCEPTED,
        largest=size_words(int(settings.IMPORT_MOST_BYTES)),
    )
