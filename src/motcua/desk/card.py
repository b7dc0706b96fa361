"""The identity card under the scanner: what it says goes into the applicant's questions, and nowhere else."""

from django.http import QueryDict

from motcua.forms.api import CardRead, read_card

SCAN = "card"


def scanned(typed: QueryDict) -> QueryDict:
    """What was typed, with the person on the card in place of what stood in her questions.

    The scanned text itself is dropped: the page must not carry a whole card along.
    Raises  CardRefused
    """
    card = read_card(typed.get(SCAN, ""))
    filled = typed.copy()
    filled[SCAN] = ""
    for name, text in _answers(card).items():
        filled[f"applicant.{name}"] = text
    if card.address and not filled.get("applicant.address", "").strip():
        filled["applicant.address"] = card.address
    return filled


def _answers(card: CardRead) -> dict[str, str]:
    birth = {f"birth_date_{part}": str(card.birth_date[part] or "") for part in ("day", "month", "year")}
    return {"full_name": card.full_name, "identity_number": card.identity_number, **birth}
