"""A method's options as questions, and what was typed as the words of its command."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from django.http import QueryDict
from django.utils.translation import gettext

from motcua.lab.line_words import OPTIONS
from motcua.studies.api import WholeStudy
from motcua.ui.values import Choice, Field
from motcua.uptake.lines.columns import COLUMNS, Written

FURTHER = frozenset({"alpha", "seed", "draws", "runs", "tail"})
"""Options with a good default that few change; they stand in a box of their own."""

FREE_COLUMNS = frozenset(
    {"rank", "answered", "class", "entry", "item", "denominator", "hand", "asked", "pressed", "offline", "need"}
    | {"readiness"}
)


@dataclass(frozen=True, slots=True)
class LineForm:
    """`first` are the questions that the method cannot do without, `more` the rest."""

    first: tuple[Field, ...]
    more: tuple[Field, ...]


def present_form(
    parser: argparse.ArgumentParser,
    study: WholeStudy,
    typed: Mapping[str, str],
    errors: Mapping[str, str] = MappingProxyType({}),
) -> LineForm:
    """The questions, with what was typed, and what is wrong by the option's name."""
    files = tuple(
        Choice(f"@{file.number}", f"{file.number}. {file.name}") for file in study.files if not file.replaced_by
    )
    columns = tuple(Choice(name, name) for name in dict.fromkeys(name for file in study.files for name in file.columns))
    drawn = [(action, _field(action, files, columns, typed)) for action in options(parser)]
    fields = [(action, replace(field, error=errors.get(field.name, ""))) for action, field in drawn]
    first = tuple(field for action, field in fields if _is_first(action))
    return LineForm(first, tuple(field for action, field in fields if not _is_first(action)))


def options(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The options in the order of the command's help."""
    return [action for action in parser._actions if action.option_strings]


def name_of(action: argparse.Action) -> str:
    """`post-from`, as it stands after the two hyphens."""
    return action.option_strings[0].removeprefix("--")


def empty_ones(parser: argparse.ArgumentParser, typed: QueryDict) -> dict[str, str]:
    """Label by name of each option that the method cannot do without and that is empty."""
    wanted = [name_of(action) for action in options(parser) if action.required]
    return {name: str(OPTIONS.get(name, name)) for name in wanted if not typed.get(name, "").strip()}


def words_typed(parser: argparse.ArgumentParser, typed: QueryDict) -> list[str]:
    """The words of the command; empty boxes are left out, a repeatable option has a line for each."""
    words = []
    for action in options(parser):
        name = name_of(action)
        text = typed.get(name, "").strip()
        if action.nargs == 0:
            words += [f"--{name}"] if text else []
        elif isinstance(action, argparse._AppendAction):
            words += [f"--{name}={line.strip()}" for line in text.splitlines() if line.strip()]
        elif text:
            words.append(f"--{name}={text}")
    return words


def typed_of(words: Sequence[str]) -> dict[str, str]:
    """What one would type to get these words: to run an earlier line again with one thing changed."""
    typed: dict[str, str] = {}
    for word in words:
        name, sign, value = word.removeprefix("--").partition("=")
        own = value if sign else "1"
        typed[name] = f"{typed[name]}\n{own}" if name in typed else own
    return typed


def _is_first(action: argparse.Action) -> bool:
    name = name_of(action)
    return (
        bool(action.required)
        or action.type is Path
        or (name in COLUMNS and name not in FURTHER)
        or name in ("order", "by")
    )


def _field(
    action: argparse.Action, files: tuple[Choice, ...], columns: tuple[Choice, ...], typed: Mapping[str, str]
) -> Field:
    name = name_of(action)
    label = str(OPTIONS.get(name, name))
    hint = f"--{name}"
    if action.default not in (None, "", [], False) and action.nargs != 0:
        hint = gettext("%(option)s; để trống thì dùng %(value)s") % {"option": hint, "value": action.default}
    value = typed.get(name, "")
    required = bool(action.required)
    nothing = (Choice("", gettext("Chưa chọn")),)
    if action.nargs == 0:
        return Field(
            "checkboxes",
            name,
            label,
            (value,) if value else (),
            hint,
            choices=(Choice("1", gettext("Có")),),
            required=False,
        )
    if action.choices is not None:
        own = tuple(Choice(str(choice), str(choice)) for choice in action.choices)
        return Field("select", name, label, value, hint, choices=nothing + own, required=required)
    if action.type is Path:
        return Field("select", name, label, value, hint, choices=nothing + files, required=required)
    if action.type is not Written and (name in COLUMNS or name in FREE_COLUMNS):
        return Field("select", name, label, value, hint, choices=nothing + columns, required=required)
    if isinstance(action, argparse._AppendAction):
        return Field("textarea", name, label, value, hint, rows=3, required=required, spellcheck=False)
    return Field("text", name, label, value, hint, required=required, width="20", spellcheck=False)
