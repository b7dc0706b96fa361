"""How commands speak: documents on stdout, words to a person on stderr."""

import json
import sys
from typing import Any

from motcua.core.errors import Refused


class CannotDo(Refused):
    """A command's own refusal, in words: what is wrong and what the person can do about it."""

    code = "cannot_do"

    def __init__(self, words: str, *, remedy: str = "", **values: Any) -> None:
        super().__init__(**values)
        self.words = words
        self.remedy = remedy


def say(words: str) -> None:
    """Tell the person something; never mixes with a document on stdout."""
    print(words, file=sys.stderr, flush=True)


def print_json(document: Any) -> None:
    """Print the one JSON document of this run; Vietnamese stays readable, dates and decimals become text."""
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")
    sys.stdout.flush()


def refusal_lines(refused: Refused) -> list[str]:
    """The refusal as lines for a person: words where it has them, else its code and values; then each field."""
    words = getattr(refused, "words", "") or refused.code
    values = ", ".join(f"{name}={value}" for name, value in refused.values.items())
    lines = [f"{words} ({values})" if values else str(words)]
    lines += [f"  {path}: {code}" for path, code in refused.field_errors.items()]
    if remedy := getattr(refused, "remedy", ""):
        lines.append(f"  -> {remedy}")
    return lines


def refusal_document(refused: Refused) -> dict[str, Any]:
    """The refusal as the JSON document of this run."""
    document = {"code": refused.code, "values": refused.values, "field_errors": refused.field_errors}
    for name in ("words", "remedy"):
        if given := getattr(refused, name, ""):
            document[name] = given
    return {"error": document}
