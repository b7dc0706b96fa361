"""Asking the register about the person who agreed to it, for her draft."""

import logging
from datetime import datetime
from uuid import uuid4

from motcua.audit.api import Purpose, record_read
from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import Refused, Unavailable
from motcua.population import rules
from motcua.population.models import PopulationQuery
from motcua.population.queries import count_asked, key_of_draft
from motcua.population.states import Outcome
from motcua.population.values import PersonFacts, PopulationRegistry, Question

log = logging.getLogger(__name__)
READER = Actor(ActorKind.MACHINE, name="population register")


def ask_register(
    register: PopulationRegistry | None,
    *,
    actor: Actor,
    draft_id: str,
    identity_number: str,
    full_name: str,
    birth_date: dict[str, str],
    consent: bool,
    assurance: int,
    practice: bool,
    now: datetime,
) -> PersonFacts:
    """What the register says of the acting person. The question is written down before it is sent.

    full_name  of the account, as its provider knows the person; never one that is typed here
    birth_date `{"year", "month", "day"}` as typed digits; month and day may be missing together
    practice   whether the draft is for a practice unit, the only ones for which a simulated register counts
    Raises     what `rules` refuse; rules.NoRegister, RegisterDown. Nothing is filled in then and the form goes on.
    """
    if register is None:
        raise rules.NoRegister
    asked = count_asked(actor.account_id, now=now) if actor.account_id is not None else 0
    rules.check_may_ask(actor, consent=consent, assurance=assurance, asked_today=asked)
    question = Question(str(uuid4()), identity_number, full_name, birth_date)
    rules.check_question(question)
    row = _write_down(actor.account_id or 0, actor, question, key_of_draft(draft_id), now)
    return _answer(row, register, question, practice=practice)


def _write_down(account_id: int, actor: Actor, question: Question, draft_key: str, now: datetime) -> PopulationQuery:
    """The question in the log and in the chain, before it is sent."""
    row = PopulationQuery.objects.create(
        at=now,
        request_id=question.request_id,
        account_id=account_id,
        actor_kind=actor.kind.value,
        purpose=Purpose.PREFILL.value,
        draft_key=draft_key,
    )
    record_read(actor=READER, subject="population_query", subject_id=row.pk, purpose=Purpose.PREFILL, now=now)
    return row


def _answer(row: PopulationQuery, register: PopulationRegistry, question: Question, *, practice: bool) -> PersonFacts:
    """The answer, believed; whatever becomes of it is written beside the question."""
    outcome, simulated = Outcome.ASKED, False
    try:
        facts = register.find_person(question)
        simulated = facts.simulated
        rules.check_answer(facts, question, practice=practice)
        outcome = Outcome.FOUND
        return facts
    except Unavailable as down:
        outcome = Outcome.UNAVAILABLE
        log.warning("population register: %s", down)
        raise rules.RegisterDown from down
    except rules.PersonUnknown:
        outcome = Outcome.NOT_FOUND
        raise
    except Refused as refused:
        outcome = Outcome.UNTRUE
        log.warning("population register: %s %s", refused.code, refused.values.get("why", ""))
        raise
    finally:
        PopulationQuery.objects.filter(pk=row.pk).update(outcome=outcome, simulated=simulated)
