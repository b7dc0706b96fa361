"""Which part of a procedure a finding concerns, as readers know the parts."""

from collections.abc import Mapping

from motcua.catalogue.board.places import part_of

RECORD = "record"
"""What concerns the record as a whole."""
_PARTS: Mapping[str, str] = {
    "name": "name",
    "executionMethods.fees": "fees",
    "executionCases": "papers",
    "executionCases.profileComponents": "papers",
    "executionSteps": "steps",
    "requirementsAndConditions": "conditions",
    "resultsDetails": "results",
    "legalBasisesDetails": "bases",
    "unitGroupsExecuting": "executing",
    "departmentsExecuting": "executing",
    "decisionNo": "decision",
    "isWard": "tiers",
    "isFullProcess": "level",
    "isOfflineOnly": "level",
    "cases": "limits",
    "categoriesDetails": "fields",
    "subjectTypesDetails": "audience",
}
_OF_METHODS = {"limit": "limits", "limits": "limits", "fee": "fees"}
BESIDE = frozenset(
    {
        "required_unknown",
        "limits_differ",
        "paper_repeated",
        "paper_perhaps_heading",
        "papers_in_one_row",
        "method_repeated",
        "case_code_repeated",
        "case_code_unusual",
        "case_limit_differs",
        "reference_unresolved",
    }
)
"""Kinds about which an editor's words explain what the record has, and take nothing of it away."""
REPLACED = frozenset(
    {"name", "limits", "fees", "papers", "steps", "conditions", "results", "bases", "executing", "decision"}
)
"""Parts in whose place words can stand; elsewhere they stand beside."""


def part_concerned(code: str, place: str) -> str:
    """The part that a finding of this kind at this place concerns.

    One of limits, fees, doors, papers, steps, conditions, results, bases, executing, decision, tiers, level, fields,
    audience, name; `record` where it is the whole.
    """
    named = part_of(place)
    if named == "executionMethods":
        return _OF_METHODS.get(code.partition("_")[0], "doors")
    return _PARTS.get(named, RECORD)


def stands_instead(code: str, place: str) -> bool:
    """Whether an editor's words about it take the place of what the record has there; else they stand beside it."""
    return code not in BESIDE and part_of(place) != "cases" and part_concerned(code, place) in REPLACED
