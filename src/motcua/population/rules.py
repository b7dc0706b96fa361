"""When the register may be asked about somebody, and which answers are believed."""

import unicodedata
from collections.abc import Mapping
from datetime import timedelta

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed, Refused
from motcua.population.values import PersonFacts, Question

LEVEL_NEEDED = 2
"""How surely the person must be known (`identity.states.Assurance`): her name comes from a provider that saw her."""

MOST_A_DAY = 10
DAY = timedelta(days=1)
LONGEST = 500


class ConsentMissing(Refused):
    """Nobody agreed to this question."""

    code = "population_consent_missing"


class NotSurelyKnown(Refused):
    """The account is not known surely enough for anything of a register to be shown to it."""

    code = "population_not_surely_known"


class AskedTooOften(Refused):
    """This account asked as often as it may in a day."""

    code = "population_asked_too_often"


class NoRegister(Refused):
    """This installation asks no register."""

    code = "population_none"


class QuestionIncomplete(Refused):
    """Number or date of birth is not one."""

    code = "population_question_incomplete"


class PersonUnknown(Refused):
    """The register knows nobody by number, name and date of birth together."""

    code = "population_person_unknown"


class RegisterUntrue(Refused):
    """The answer is broken, of another person or of another question; `why` for the operator's log."""

    code = "population_untrue"


class RegisterDown(Refused):
    """The register does not answer in time; work goes on without it."""

    code = "population_down"


class SimulatedForPractice(Refused):
    """A simulated register answers, and the unit is no practice unit."""

    code = "population_simulated"


def check_may_ask(actor: Actor, *, consent: bool, assurance: int, asked_today: int) -> None:
    """Only a person about herself, who agreed just now and is known surely enough.

    Raises  NotAllowed (staff, machines, organisations' and nobody's accounts), ConsentMissing, NotSurelyKnown,
            AskedTooOften
    """
    if actor.kind is not ActorKind.CITIZEN or actor.account_id is None:
        raise NotAllowed("population")
    if not consent:
        raise ConsentMissing
    if assurance < LEVEL_NEEDED:
        raise NotSurelyKnown
    if asked_today >= MOST_A_DAY:
        raise AskedTooOften(most=MOST_A_DAY)


def check_question(question: Question) -> None:
    """Twelve or nine digits, a name, and a whole date or a year. Raises QuestionIncomplete."""
    number, date = question.identity_number, question.birth_date
    digits = [date.get(part, "") for part in ("year", "month", "day")]
    numeric = all(one.isascii() and one.isdecimal() for one in (number, *filter(None, digits)))
    whole = all(digits) or (digits[0] and not digits[1] and not digits[2])
    if not numeric or len(number) not in (9, 12) or len(digits[0]) != 4 or not whole or not question.full_name.strip():
        raise QuestionIncomplete


def check_answer(facts: PersonFacts, question: Question, *, practice: bool) -> None:
    """Whether the answer is about the person who was asked about, and may be used at this unit.

    Raises  RegisterUntrue, SimulatedForPractice
    """
    if not facts.identity_number or not facts.full_name:
        raise RegisterUntrue(why="no number or no name")
    if facts.identity_number != question.identity_number:
        raise RegisterUntrue(why="another number")
    if same_name(facts.full_name) != same_name(question.full_name):
        raise RegisterUntrue(why="another name")
    if not _agree(facts.birth_date, question.birth_date):
        raise RegisterUntrue(why="another date of birth")
    if len(facts.address) > LONGEST:
        raise RegisterUntrue(why="an endless address")
    if facts.simulated and not practice:
        raise SimulatedForPractice


def same_name(name: str) -> str:
    """The name without the difference of capitals and spaces: the register writes in capitals."""
    return " ".join(unicodedata.normalize("NFC", name).replace("\u2019", "'").casefold().split())


def _agree(told: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """Nothing that both name differs; a register that knows the year alone contradicts no whole date."""
    parts = [part for part in ("year", "month", "day") if told.get(part) and asked.get(part)]
    return "year" in parts and all(int(told[part]) == int(asked[part]) for part in parts)
