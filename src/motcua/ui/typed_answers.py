"""From what was typed into one control back to the answer, judged by nobody: checking comes later."""

import json
import re
from collections.abc import Mapping
from typing import Any

from motcua.ui.posted import posted_date
from motcua.ui.question_shapes import DATES, NO, NUMBERS, YES, QuestionLike

_WHOLE = re.compile(r"0|-?[1-9]\d{0,14}", re.ASCII)
_PART = re.compile(r"0|[1-9]\d{0,3}", re.ASCII)
COMMUNE, COMMUNE_TEXT, OFFER, SEEN = ":commune", ":commune_text", ":offer", ":seen"
"""Endings of the names of hidden controls: the commune of an address, the text that it is for, offers, doubts told."""


def typed_answer(question: QuestionLike, name: str, typed: Mapping[str, str]) -> Any:
    """The answer in the control `name`; None where nothing was typed.

    A number or a date's part that is none stays the text that it is, so that it can be shown again and explained.
    """
    kind = str(question.type)
    if kind in DATES:
        boxes = posted_date(typed, name)
        return {part: _number(text, _PART) for part, text in boxes.items()} if any(boxes.values()) else None
    text = typed.get(name, "").replace("\r\n", "\n").strip()
    if kind == "boolean":
        return {YES: True, NO: False}.get(text)
    if kind == "address":
        return _address(text, name, typed)
    if not text:
        return None
    return _number(text, _WHOLE) if kind in NUMBERS else text


def _number(text: str, form: re.Pattern[str]) -> int | str | None:
    """The number where the digits say nothing else; `007` and `20.00` stay text."""
    return int(text) if form.fullmatch(text) else text or None


def _address(text: str, name: str, typed: Mapping[str, str]) -> dict[str, str] | None:
    """The commune that was found before still holds where the text is still the one for which it was found."""
    commune = typed.get(f"{name}{COMMUNE}", "").strip()
    if commune and typed.get(f"{name}{COMMUNE_TEXT}", "").replace("\r\n", "\n").strip() == text:
        return {"commune": commune, "text": text}
    return {"text": text} if text else None


def taken_offers(section_id: str, known: frozenset[str], typed: Mapping[str, str]) -> dict[str, Any]:
    """Answers of this page that somebody took over from an offer, by question id; whatever is no offer counts as none.

    An offer is `{"section.question": answer}` as JSON; it comes from the page, so it is as good as typed and no better.
    """
    found: dict[str, Any] = {}
    for key, value in typed.items():
        if key.startswith(f"{section_id}.") and key.endswith(OFFER) and value:
            try:
                offer = json.loads(value)
            except (ValueError, RecursionError):
                continue
            for path, answer in offer.items() if isinstance(offer, dict) else ():
                section, _dot, question = str(path).partition(".")
                if section == section_id and question in known:
                    found[question] = answer
    return found


def seen_doubts(typed: Mapping[str, str]) -> dict[str, str]:
    """By path the keys of the doubts that the page told before it was sent."""
    return {key.removesuffix(SEEN): value for key, value in typed.items() if key.endswith(SEEN)}


def offer_value(answers: Mapping[str, Any]) -> str:
    """Answers by path as the value of an offer's control."""
    return json.dumps(dict(answers), ensure_ascii=False, separators=(",", ":"))
