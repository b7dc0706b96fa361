"""Reading one answer by the type of its question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.forms.choices import read_boolean, read_choice, read_number
from motcua.forms.contacts import CommuneKnown, read_address, read_email, read_phone
from motcua.forms.dates import read_date, read_partial_date
from motcua.forms.identity_numbers import read_identity_number
from motcua.forms.refusal import NotAccepted
from motcua.forms.tax_codes import read_tax_code
from motcua.forms.texts import read_person_name, read_text
from motcua.forms.values import Question, QuestionType

_NOTHING: tuple[object, ...] = (None, "", [], {})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an answer is read against: the local date of the law, and which communes there were."""

    on: date
    commune_known: CommuneKnown | None = None


def read_one(question: Question, given: object, around: Surroundings) -> object:
    """The normalised value; the same when it is read again. Raises NotAccepted."""
    match question.type:
        case QuestionType.TEXT:
            return read_text(given, question)
        case QuestionType.PERSON_NAME:
            return read_person_name(given, question)
        case QuestionType.DATE:
            return read_date(given, question, on=around.on)
        case QuestionType.PARTIAL_DATE:
            return read_partial_date(given, question, on=around.on)
        case QuestionType.IDENTITY_NUMBER:
            return read_identity_number(given, on=around.on)
        case QuestionType.TAX_CODE:
            return read_tax_code(given, on=around.on)
        case QuestionType.PHONE:
            return read_phone(given)
        case QuestionType.EMAIL:
            return read_email(given)
        case QuestionType.ADDRESS:
            return read_address(given, on=around.on, commune_known=around.commune_known)
        case QuestionType.CHOICE:
            return read_choice(given, question)
        case QuestionType.BOOLEAN:
            return read_boolean(given, question)
        case QuestionType.INTEGER | QuestionType.MONEY | QuestionType.PAGE_COUNT:
            return read_number(given, question)
    raise NotAccepted("wrong_type")


def is_nothing(given: object) -> bool:
    """Nothing, or a composite of which every part is nothing; spaces alone are nothing too."""
    if isinstance(given, Mapping):
        return all(is_nothing(part) for part in given.values())
    return (isinstance(given, str) and not given.strip()) or (not isinstance(given, bool | int) and given in _NOTHING)
