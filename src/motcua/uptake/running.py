"""A line is run from its words, with files by number instead of paths; and whether the same answer came out again."""

import argparse
import importlib
import math
import pkgutil
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NoReturn, cast

from motcua.uptake import lines
from motcua.uptake.answer import Answer
from motcua.uptake.lines.columns import Line, Written
from motcua.uptake.refusals import MethodRefused

_FILE = re.compile(r"@([1-9][0-9]{0,5})")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Ran:
    """`read` are the numbers of the files that went in; `written` what came out beside the answer, by name."""

    answer: Answer
    read: tuple[int, ...]
    written: Mapping[str, Path]


@cache
def line_names() -> tuple[str, ...]:
    """Every line as the command line calls it: `event-study`."""
    found = (module.name for module in pkgutil.iter_modules(lines.__path__) if module.name != "columns")
    return tuple(sorted(name.replace("_", "-") for name in found))


def line_of(name: str) -> Line:
    """Raises MethodRefused where there is none of this name."""
    if name not in line_names():
        raise MethodRefused(f"Không có phương pháp “{name}”.", remedy=f"Các phương pháp: {', '.join(line_names())}.")
    return cast(Line, importlib.import_module(f"{lines.__name__}.{name.replace('-', '_')}"))


def options_of(name: str) -> argparse.ArgumentParser:
    """The line's options, to make a form of. Raises MethodRefused."""
    parser = _Words(prog=f"motcua lab {name}", add_help=False, allow_abbrev=False)
    line_of(name).add_arguments(parser)
    return parser


def run_line(name: str, words: Sequence[str], files: Mapping[int, Path], folder: Path) -> Ran:
    """Apply the method. A file that is read stands in the words as `@3`, one that is written as a bare name.

    files   where each numbered file lies; no other file can be named
    folder  where what is written goes
    Raises  MethodRefused, TableRefused
    """
    read: list[int] = []
    written: dict[str, Path] = {}
    parser = options_of(name)
    for action in parser._actions:
        if action.type is Path:
            action.type = _reader(files, read)
        elif action.type is Written:
            action.type = _writer(folder, written)
    args = parser.parse_args(list(words))
    answer = line_of(name).infer(args)
    return Ran(answer, tuple(dict.fromkeys(read)), {own: path for own, path in written.items() if path.exists()})


def same_answer(first: Any, second: Any) -> bool:
    """Whether two documents of an answer are equal; numbers to nine digits, which machines may differ beyond."""
    if isinstance(first, Mapping) and isinstance(second, Mapping):
        return first.keys() == second.keys() and all(same_answer(first[name], second[name]) for name in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same_answer, first, second))
    if _number(first) and _number(second):
        return math.isclose(first, second, rel_tol=_TOLERANCE, abs_tol=_TOLERANCE)
    return bool(first == second)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _reader(files: Mapping[int, Path], read: list[int]) -> Callable[[str], Path]:
    def find(text: str) -> Path:
        match = _FILE.fullmatch(text)
        number = int(match[1]) if match else 0
        if number not in files:
            raise MethodRefused(f"Nghiên cứu không có tệp “{text}”.", remedy="Chọn một tệp của nghiên cứu, ví dụ @1.")
        read.append(number)
        return files[number]

    return find


def _writer(folder: Path, written: dict[str, Path]) -> Callable[[str], Path]:
    def place(text: str) -> Path:
        if not _NAME.fullmatch(text) or text in written:
            raise MethodRefused(
                f"Tên tệp kết quả “{text}” không dùng được.",
                remedy="Chỉ chữ không dấu, số, dấu chấm, gạch; mỗi tên một lần.",
            )
        written[text] = folder / text
        return written[text]

    return place


class _Words(argparse.ArgumentParser):
    """Refuses in words instead of leaving the process."""

    def error(self, message: str) -> NoReturn:
        raise MethodRefused(f"Lựa chọn chưa dùng được: {message}.", remedy=f"Xem ví dụ: {self.prog} --help.")
