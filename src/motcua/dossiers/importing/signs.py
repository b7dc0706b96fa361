"""What a whole column shows about how its source writes dates and numbers; gathered value by value."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from motcua.dossiers.importing.times import GROUPED, SPOKEN, is_serial

_DECIMAL = re.compile(r"-?(?:\d+([.,])(?:\d{1,2}|\d{4,})|(?:\d{4,}|0)([.,])\d+)", re.ASCII)
_BOTH = re.compile(r"-?\d{1,3}(?:([.,])\d{3})+(?!\1)([.,])\d+", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NAMES = {".": "dot", ",": "comma"}
_OTHER = {".": ",", ",": "."}
UNDECIDED = frozenset({"ambiguous", "mixed", "serial_mixed"})


@dataclass(slots=True)
class DateSigns:
    """First value of each kind that a column of dates shows."""

    shown: dict[str, str] = field(default_factory=dict)

    def see(self, values: Iterable[str], *, typed: bool = False) -> None:
        """Look at more values; from a `typed` source a moment in ISO 8601 is one that a spreadsheet understood."""
        for value in values:
            text = value.strip()
            if match := SPOKEN.fullmatch(text):
                first, second = int(match[1]), int(match[3])
                kind = "dmy" if first > 12 else "mdy" if second > 12 else "same" if first == second else "open"
                self.shown.setdefault(kind, value)
            elif is_serial(text) or (typed and _MOMENT.match(text)):
                self.shown.setdefault("serial", value)

    def verdict(self) -> tuple[str, str]:
        """(style, the value that shows it). The style is `dmy`, `mdy`, `serial`, or empty where no value needs one;
        `mixed`, `serial_mixed` or `ambiguous` where a person has to say it.
        """
        shown = self.shown
        spoken = [kind for kind in ("mdy", "dmy", "open", "same") if kind in shown]
        if "serial" in shown:
            if spoken:
                return "serial_mixed", shown["serial"]
            return ("serial", shown["serial"]) if is_serial(shown["serial"].strip()) else ("", "")
        if "dmy" in shown and "mdy" in shown:
            return "mixed", shown["mdy"]
        for style in ("dmy", "mdy"):
            if style in shown:
                return style, shown[style]
        if "open" in shown:
            return "ambiguous", shown["open"]
        return ("dmy", shown["same"]) if "same" in shown else ("", "")


@dataclass(slots=True)
class NumberSigns:
    """Which signs stand in a column of numbers as marks of thousands, and which before decimals."""

    groups: dict[str, str] = field(default_factory=dict)
    decimals: dict[str, str] = field(default_factory=dict)

    def see(self, values: Iterable[str]) -> None:
        """Look at more values."""
        for value in values:
            text = value.strip()
            if match := GROUPED.fullmatch(text):
                self.groups.setdefault(match[1], value)
            elif match := _BOTH.fullmatch(text):
                self.groups.setdefault(match[1], value)
                self.decimals.setdefault(match[2], value)
            elif match := _DECIMAL.fullmatch(text):
                self.decimals.setdefault(match[1] or match[2], value)

    def verdict(self) -> tuple[str, str]:
        """(`dot` | `comma` | `ambiguous` | empty, the value that shows it); the style names the sign of thousands.

        A sign before exactly three digits marks thousands, before another number of digits decimals; where one sign
        does both in a column (58.758 beside 29.5), nobody can tell what 58.758 is.
        """
        groups, decimals = self.groups, self.decimals
        if len(groups) > 1 or len(decimals) > 1 or set(groups) & set(decimals):
            return "ambiguous", next(iter((groups or decimals).values()))
        if groups:
            sign, example = next(iter(groups.items()))
            return _NAMES[sign], example
        if decimals:
            sign, example = next(iter(decimals.items()))
            return _NAMES[_OTHER[sign]], example
        return "", ""

    def other_example(self) -> str:
        """Where the verdict is `ambiguous`: the value that contradicts the first one."""
        shown = [*self.groups.values(), *self.decimals.values()]
        return shown[1] if len(shown) > 1 else ""
