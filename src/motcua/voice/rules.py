"""What may be said."""

from collections.abc import Iterable

from motcua.core.errors import Refused
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean
from motcua.voice.states import Answer, Aspect

LONGEST = 4000
MOST_FILES = 10
LONGEST_DETAIL = 1000


class MessageRefused(Refused):
    """The text is empty, too long or unreadable; `field_errors` name `text` or `files`."""

    code = "message_refused"


def check_text(given: object) -> str:
    """The text as it is kept: NFC, without invisible characters. Raises MessageRefused."""
    try:
        text = clean(given, multiline=True)
    except NotAccepted as refusal:
        raise MessageRefused(field_errors={"text": refusal.code}) from refusal
    if not text:
        raise MessageRefused(field_errors={"text": "required"})
    if len(text) > LONGEST:
        raise MessageRefused(field_errors={"text": "text_too_long"}, field_values={"text": {"max_length": LONGEST}})
    return text


def check_files(files: tuple[str, ...]) -> None:
    """Raises MessageRefused."""
    if len(files) > MOST_FILES:
        raise MessageRefused(
            field_errors={"files": "number_too_large"}, field_values={"files": {"maximum": MOST_FILES}}
        )


class RatingRefused(Refused):
    """The answer is none of the three, or what was added cannot be kept; `field_errors` name `answer` or `text`."""

    code = "rating_refused"


def check_answer(given: str) -> Answer:
    """One of the three answers. Raises RatingRefused."""
    try:
        return Answer(given)
    except ValueError as unknown:
        raise RatingRefused(field_errors={"answer": "required"}) from unknown


def check_aspects(given: Iterable[str]) -> tuple[Aspect, ...]:
    """What it was about, in a fixed order; what no page offers is refused whole. Raises RatingRefused."""
    asked = set(given)
    known = tuple(one for one in Aspect if one.value in asked)
    if len(known) != len(asked):
        raise RatingRefused(field_errors={"aspects": "choice_unknown"})
    return known


def check_detail(given: object) -> str:
    """The words about it, which may be missing. Raises RatingRefused."""
    try:
        text = clean(given, multiline=True)
    except NotAccepted as refusal:
        raise RatingRefused(field_errors={"text": refusal.code}) from refusal
    if len(text) > LONGEST_DETAIL:
        raise RatingRefused(
            field_errors={"text": "text_too_long"}, field_values={"text": {"max_length": LONGEST_DETAIL}}
        )
    return text
