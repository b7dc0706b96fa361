"""Small forms for tests, written as definitions are."""

from typing import Any

from motcua.forms.api import FormDefinition, read_form

WORDS = {"vi": "Câu hỏi", "en": "Question"}


def question(name: str, kind: str = "text", *, required: bool = True, **more: Any) -> dict[str, Any]:
    """One question as data."""
    return {"id": name, "type": kind, "label": WORDS, "required": required, **more}


def choice(name: str, *codes: str, **more: Any) -> dict[str, Any]:
    """One question with these options."""
    return question(
        name, "choice", options=[{"code": code, "label": {"vi": code, "en": code}} for code in codes], **more
    )


def computed(name: str, value: dict[str, Any], **more: Any) -> dict[str, Any]:
    """One computed value."""
    return {"id": name, "type": "computed", "value": value, **more}


def rows(name: str, *columns: dict[str, Any], required: bool = True, **more: Any) -> dict[str, Any]:
    """One repeating group."""
    return question(name, "rows", required=required, columns=list(columns), row_label=WORDS, **more)


def section(name: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """One page."""
    return {"id": name, "title": WORDS, "questions": list(questions), **more}


def form(*sections: dict[str, Any], **more: Any) -> FormDefinition:
    """The form of these pages."""
    return read_form({"sections": list(sections), **more})
