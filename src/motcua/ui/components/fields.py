"""Questions of a form: label, hint, what is wrong, and the control, always tied together for a screen reader."""

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from motcua.ui.components.library import register
from motcua.ui.values import Choice, Field, FieldKind, FormState, field_id

DATE_PARTS = ("day", "month", "year")


@register.simple_tag
def field(question: Field) -> SafeString:
    """Any question that a presenter prepared; the tags below are for pages with fixed questions."""
    context: dict[str, Any] = {"field": question}
    if question.kind == "date":
        typed = question.value or {}
        context["boxes"] = [
            (
                part,
                "" if typed.get(part) is None else typed[part],
                question.id if part == "day" else f"{question.id}-{part}",
            )
            for part in DATE_PARTS
        ]
    if question.kind in {"radios", "checkboxes", "select"}:
        chosen = question.value if isinstance(question.value, tuple | list | set | frozenset) else (question.value,)
        texts = {str(value) for value in chosen}
        context["options"] = [
            (option, option.value in texts, question.id if not index else f"{question.id}-{index}")
            for index, option in enumerate(question.choices)
        ]
    return render_to_string(f"ui/components/field_{question.kind}.html", context)


def _of(kind: FieldKind, form: FormState, name: str, label: str, **options: Any) -> SafeString:
    if form.say_labels:
        form.labels.setdefault(name, label)
    return field(Field(kind, name, label, value=form.values.get(name, ""), error=form.errors.get(name, ""), **options))


@register.simple_tag
def text_field(form: FormState, name: str, label: str, **options: Any) -> SafeString:
    """One line of text; options of `Field`: hint, required, input_type, inputmode, autocomplete, width, spellcheck."""
    return _of("text", form, name, label, **options)


@register.simple_tag
def textarea_field(form: FormState, name: str, label: str, **options: Any) -> SafeString:
    """Several lines of text; options: hint, required, rows."""
    return _of("textarea", form, name, label, **options)


@register.simple_tag
def select_field(form: FormState, name: str, label: str, choices: Iterable[Choice], **options: Any) -> SafeString:
    """One of many; with at most seven choices use radios."""
    return _of("select", form, name, label, choices=tuple(choices), **options)


@register.simple_tag
def radios_field(form: FormState, name: str, label: str, choices: Iterable[Choice], **options: Any) -> SafeString:
    """One of a few."""
    return _of("radios", form, name, label, choices=tuple(choices), **options)


@register.simple_tag
def checkboxes_field(form: FormState, name: str, label: str, choices: Iterable[Choice], **options: Any) -> SafeString:
    """Any of a few; the value is a list."""
    return _of("checkboxes", form, name, label, choices=tuple(choices), **options)


@register.simple_tag
def date_field(form: FormState, name: str, label: str, **options: Any) -> SafeString:
    """Day, month and year in three boxes named `<name>_day`, `_month`, `_year`; read with `ui.posted.posted_date`."""
    return _of("date", form, name, label, **options)


@register.simple_tag
def file_field(form: FormState, name: str, label: str, **options: Any) -> SafeString:
    """A file from the phone or computer; the value lists names of files already given; options: multiple, accept."""
    return _of("file", form, name, label, **options)


@register.simple_block_tag
def fieldset(content: str, legend: str, hint: str = "", heading: bool = False) -> SafeString:
    """Questions that belong together under one legend."""
    return render_to_string(
        "ui/components/fieldset.html", {"content": content, "legend": legend, "hint": hint, "heading": heading}
    )


@register.simple_block_tag
def beneath_errors(content: str, form: FormState | None = None) -> SafeString:
    """A page's content beneath everything that is wrong; drawn first, so that each line can say its field's label."""
    drawn = mark_safe(content)  # noqa: S308 (a template's own output)
    return mark_safe(error_summary(form) + drawn) if form and form.errors else drawn  # noqa: S308


@register.simple_tag
def error_summary(form: FormState) -> SafeString:
    """Everything that is wrong, each line leading to its field."""
    lines = [(field_id(name), form.labels.get(name, ""), words) for name, words in form.errors.items()]
    return render_to_string("ui/components/error_summary.html", {"lines": lines})
