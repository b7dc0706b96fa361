"""What may be said."""

from motcua.core.errors import Refused
from motcua.forms.refusal import NotAccepted
from motcua.forms.texts import clean

LONGEST = 4000
MOST_FILES = 10


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
