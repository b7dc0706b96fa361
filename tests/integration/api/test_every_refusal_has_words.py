"""Whatever the rooms behind the interface refuse, the answer says in words what is wrong and what to do."""

from collections.abc import Iterator

import pytest

import motcua.api.v1.interface  # noqa: F401 -- everything that can be refused over the interface is imported with it
from motcua.api.words import FIELDS, is_explained, problem_words
from motcua.core.errors import Refused

# Refusals that never reach a machine: the operator's commands, the sign-in of people, pages of other surfaces.
ELSEWHERE = (
    *(
        "motcua.cli.",
        "motcua.identity.",
        "motcua.signon.",
        "motcua.orgs.",
        "motcua.catalogue.",
        "motcua.hosting.",
        "tests.",
    ),
    *("motcua.desk.", "motcua.portal.", "motcua.stats.", "motcua.demonstration.", "motcua.drafts.", "motcua.voice."),
    *("motcua.core.worktime.", "motcua.dossiers.importing", "motcua.dossiers.exporting", "motcua.dossiers.work_lists"),
    *("motcua.admin.", "motcua.dossiers.rules.imports", "motcua.analytics.reconciliation", "motcua.analytics.register"),
    *("motcua.lab.", "motcua.studies.", "motcua.uptake."),
    *("motcua.assistance.", "motcua.organisations.", "motcua.personal.", "motcua.population."),
    "motcua.dossiers.rules.digests",
    "motcua.dossiers.usecases.rate_dossier",
    "motcua.forms.identity_cards",  # only a desk has a scanner
)


def refusals(base: type[Refused] = Refused) -> Iterator[type[Refused]]:
    for kind in base.__subclasses__():
        yield kind
        yield from refusals(kind)


REACHABLE = sorted({kind.code for kind in refusals() if not kind.__module__.startswith(ELSEWHERE)})
# These bring their own words.
OWN_WORDS = {"figure_refused", "analytics_not_installed", "release_held_back", "import_refused"}


def test_there_are_refusals_to_look_at() -> None:
    assert {"channel_not_lawful", "page_is_stale", "file_empty", "stage_forbids"} <= set(REACHABLE)


@pytest.mark.parametrize("code", [code for code in REACHABLE if code not in OWN_WORDS])
def test_every_refusal_has_words(code: str) -> None:
    assert is_explained(code), code
    title, detail = problem_words(code, {})
    assert title.endswith((".", "?"))
    assert detail


@pytest.mark.parametrize("code", sorted(FIELDS))
def test_every_field_code_says_what_to_do(code: str) -> None:
    assert len(str(FIELDS[code])) > 10
