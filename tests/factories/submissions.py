"""Submissions that the office would take: a birth, and a copy of an extract."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from motcua.catalogue.api import ProcedureDefinition, version_in_force
from motcua.dossiers.api import (
    HelperKind,
    LegalChannel,
    PaperGiven,
    Place,
    Submission,
    SubmittingActor,
)
from tests.factories.cast import PRACTICE_CENTRE, TODAY

BIRTH = "1.001193"
COPY_OF_EXTRACT = "2.000635"
CERTIFIED_COPY = "2.000815"

MOTHER: dict[str, Any] = {
    "type": "citizen",
    "full_name": "Hồ Thị K'Lan",
    "identity_number": "046195001234",
    "birth_date": {"year": 1995, "month": 3, "day": None},
    "phone": "0905123456",
}

BIRTH_ANSWERS: dict[str, Any] = {
    "requester": {"relation": "mother"},
    "child": {
        "full_name": "Hồ Minh An",
        "birth_date": "2026-11-10",
        "sex": "female",
        "ethnicity": "kinh",
        "nationality": "Việt Nam",
        "birth_place": {"text": "Trạm y tế Xã Mẫu"},
        "home_place": {"text": "Xã Mẫu"},
    },
    "parents": {"declared": "mother"},
    "mother": {
        "full_name": "Hồ Thị K'Lan",
        "birth_date": {"year": 1995, "month": 3, "day": None},
        "ethnicity": "kinh",
        "nationality": "Việt Nam",
        "residence": {"text": "Thôn 1, Xã Mẫu"},
    },
    "birth_paper": {"kind": "electronic"},
    "copies": {"wanted": False},
    "declaration": {"truthful": True},
}

EXTRACT_ANSWERS: dict[str, Any] = {
    "request": {"kind": "birth", "relation": "self", "copies": 2},
    "subject": {"full_name": "Hồ Thị K'Lan", "birth_date": {"year": 1995, "month": None, "day": None}},
    "registration": {"registered_at": {"text": "Ủy ban nhân dân Xã Mẫu"}},
    "declaration": {"truthful": True},
}

CERTIFIED_ANSWERS: dict[str, Any] = {"request": {"document_name": "Bằng tốt nghiệp", "pages": 2, "copies": 3}}

ANSWERS = {BIRTH: BIRTH_ANSWERS, COPY_OF_EXTRACT: EXTRACT_ANSWERS, CERTIFIED_COPY: CERTIFIED_ANSWERS}


def required_codes(procedure: str, channel: LegalChannel) -> list[str]:
    """Codes of the papers that a complete dossier through this door holds, beside the form."""
    definition: ProcedureDefinition = version_in_force(procedure, on=TODAY).definition
    papers = definition.papers_for(channel)
    needed = [paper for paper in papers if paper.need == "required" and not paper.fulfilled_by]
    return [paper.code for paper in needed if paper.waived_when is None]


def counter_submission(procedure: str = CERTIFIED_COPY, *, unit: str = PRACTICE_CENTRE, **changes: Any) -> Submission:
    """Handed in over the counter with every required paper ticked."""
    given = Submission(
        procedure_code=procedure,
        unit_code=unit,
        legal_channel=LegalChannel.COUNTER,
        place=Place.COUNTER,
        submitting_actor=SubmittingActor.OWNER,
        applicant=dict(MOTHER),
        answers=deepcopy(ANSWERS[procedure]),
        papers=tuple(PaperGiven(code) for code in required_codes(procedure, LegalChannel.COUNTER)),
        result_channel="counter",
    )
    return replace(given, **changes)


def online_submission(procedure: str = BIRTH, *, files: dict[str, tuple[str, ...]], **changes: Any) -> Submission:
    """Sent from home; `files` by paper code."""
    given = counter_submission(procedure)
    online = replace(
        given,
        legal_channel=LegalChannel.ONLINE,
        place=Place.HOME,
        submitting_actor=SubmittingActor.OWNER_ASSISTED,
        helper_kind=HelperKind.RELATIVE,
        papers=tuple(PaperGiven(code, files.get(code, ())) for code in required_codes(procedure, LegalChannel.ONLINE)),
    )
    return replace(online, **changes)
