"""Putting a new dossier on the shelf: row, event, jobs and the memory of the request, in one statement.

Written object by object this takes five statements and most of the time of a submission; folded into one, prepared
once on the server, it takes one. The pieces cannot part: the statement is one transaction by itself.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from psycopg.errors import UniqueViolation

from motcua.core.actor import Actor, ActorKind
from motcua.core.ids import draw_lookup_code
from motcua.core.outbox import EVENT_CTE, event_parameters
from motcua.core.prepared import run_prepared
from motcua.dossiers.events import DossierSubmitted
from motcua.dossiers.intake import content_digest
from motcua.dossiers.serials import agency_part, dossier_code, drawer

ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Filed:
    """What was drawn for a new dossier; `dossier_id` is empty where the request had been served already."""

    dossier_id: int | None
    code: str
    lookup_code: str
    resume_code: str


_CLAIM = """claim AS (
INSERT INTO core_idempotencykey (scope, key, fingerprint, answer, created_at)
VALUES (%(scope)s, %(key)s, %(fingerprint)s, %(answer)s::jsonb, %(event_recorded_at)s)
ON CONFLICT (scope, key) DO NOTHING RETURNING 1),
"""

_FILE = """subject_row AS (
INSERT INTO dossiers_dossier (
 code, lookup_code, resume_code, owner_account_id, origin_system, procedure_code, procedure_name, field,
 procedure_version_id, unit_id, competent_unit_id, unit_as_given,
 tier, legal_channel, channel_as_given, place, actor, helper_kind, service_level, eligible_online, stage, clock,
 awaiting, fee, delivery, step, submitted_at, pauses, time_limit, late_cutoff, result_channel, residence_commune,
 applicant_type, applicant, answers, papers, intake, variant, language, simulated, extra, notes, revision, recorded_at,
 fee_dong, paid_online)
SELECT
 %(code)s, %(lookup_code)s, %(resume_code)s, %(owner_account_id)s, %(origin_system)s,
 %(procedure_code)s, %(procedure_name)s, %(field)s,
 %(procedure_version_id)s, %(unit_id)s, %(competent_unit_id)s, '',
 %(tier)s, %(legal_channel)s, '', %(place)s, %(actor)s, %(helper_kind)s,
 '', %(eligible_online)s, %(stage)s, %(clock)s, %(awaiting)s, %(fee)s, 'none', '', %(submitted_at)s, '[]',
 %(time_limit)s, %(late_cutoff)s, %(result_channel)s, %(residence_commune)s, %(applicant_type)s, %(applicant)s::jsonb,
 %(answers)s::jsonb, %(papers)s::jsonb, %(intake)s::jsonb, %(variant)s, %(language)s, false, '{}', '{}', %(revision)s,
 %(event_recorded_at)s, %(fee_dong)s::bigint, %(paid_online)s::boolean
"""

PLAIN = f"WITH {_FILE} RETURNING id), {EVENT_CTE} SELECT (SELECT id FROM subject_row)"  # noqa: S608
REPEATABLE = f"WITH {_CLAIM} {_FILE} FROM claim RETURNING id), {EVENT_CTE} SELECT (SELECT id FROM subject_row)"  # noqa: S608


def file_dossier(
    event: DossierSubmitted,
    *,
    words: dict[str, Any],
    actor: Actor,
    at: datetime,
    day: date,
    unit_code: str,
    claim: dict[str, Any] | None,
) -> Filed:
    """Draw code and both secrets and write everything; inside a transaction it belongs to it.

    event   carries the columns, still without a code
    words   `applicant`, `answers` and `intake`, which stay out of the event
    claim   `scope`, `key`, `fingerprint` of a request that may be repeated, else None
    """
    agency = agency_part(unit_code)
    for attempt in range(ATTEMPTS):
        code = dossier_code(unit_code, day, drawer.draw(agency, day))
        secrets = {"lookup_code": draw_lookup_code(), "resume_code": draw_lookup_code()}
        parameters = _parameters(event, code, secrets, words, actor=actor, at=at)
        if claim:
            parameters |= claim | {"answer": json.dumps({"code": code, **secrets})}
        try:
            dossier_id = _execute(REPEATABLE if claim else PLAIN, parameters)
        except UniqueViolation as taken:
            if taken.diag.constraint_name != "dossiers_code_once" or attempt == ATTEMPTS - 1:
                raise
            drawer.catch_up(agency, day)
        else:
            return Filed(dossier_id, code, **secrets)
    raise AssertionError("not reached")


def _execute(statement: str, parameters: dict[str, Any]) -> int | None:
    """Inside a transaction a savepoint keeps it usable when the code was taken; a lone statement needs none."""
    if not transaction.get_connection().in_atomic_block:
        (dossier_id,) = run_prepared(statement, parameters)
    else:
        with transaction.atomic():
            (dossier_id,) = run_prepared(statement, parameters)
    return None if dossier_id is None else int(dossier_id)


def _parameters(
    event: DossierSubmitted, code: str, secrets: dict[str, str], words: dict[str, Any], *, actor: Actor, at: datetime
) -> dict[str, Any]:
    """All values of the statement; the columns are the event's own fields."""
    complete = replace(event, code=code, content_digest=content_digest(words, secrets["lookup_code"]))
    return {
        **complete.columns(),
        **event_parameters(complete, actor=actor, at=at),
        **secrets,
        "owner_account_id": actor.account_id if actor.kind is ActorKind.CITIZEN else None,
        "papers": _json(event.papers),
        "applicant": _json(words["applicant"]),
        "answers": _json(words["answers"]),
        "intake": _json(words["intake"]),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
