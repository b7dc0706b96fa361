"""Guessing what each column of a foreign file is: by its heading, by its values, and with what confidence."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.dossiers.importing.columns import ALLOWED
from motcua.dossiers.importing.damage import damage_of
from motcua.dossiers.importing.findings import Finding
from motcua.dossiers.importing.layout import TIMES, ColumnMapping
from motcua.dossiers.importing.legacy_fonts import legacy_font
from motcua.dossiers.importing.signs import UNDECIDED, DateSigns, NumberSigns
from motcua.dossiers.importing.times import is_serial
from motcua.dossiers.importing.vocabulary import column_by_heading, value_by_word

_MOST_DISTINCT = 2_000
_MOST_LISTED = 30
_EXAMPLES = 3
_LEAST_CONFIDENCE = 0.4
_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?|(?:19|20)\d{12}", re.ASCII
)
_SPOKEN = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b.*", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*", re.ASCII)
_CODE = re.compile(r"[A-Z]?\d{2,}[.\d]*-\d{6}-\d{3,6}", re.ASCII)
_LISTS = ("legal_channel", "result_channel", "tier", "service_level", "status")


@dataclass(slots=True)
class Gathered:
    """What was seen of one column, in memory that does not grow with the file."""

    heading: str
    position: int
    typed: bool = False
    rows: int = 0
    filled: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    many: bool = False
    dates: DateSigns = field(default_factory=DateSigns)
    numbers: NumberSigns = field(default_factory=NumberSigns)
    first_lines: dict[str, int] = field(default_factory=dict)

    def see(self, values: Sequence[str], lines: Sequence[int]) -> None:
        """Look at the next rows."""
        counted = Counter(values)
        self.rows += len(values)
        self.filled += len(values) - sum(times for value, times in counted.items() if not value.strip())
        self.dates.see(counted, typed=self.typed)
        self.numbers.see(counted)
        room = _MOST_DISTINCT - len(self.counts)
        fresh = [value for value in counted if value.strip() and value not in self.counts]
        self.many = self.many or len(fresh) > room
        for value in fresh[: max(room, 0)]:
            self.first_lines[value] = lines[values.index(value)]
            self.counts[value] = 0
        for value, times in counted.items():
            if value in self.counts:
                self.counts[value] += times


@dataclass(frozen=True, slots=True)
class ValueGuess:
    """One of few values of a column: how often it stands there and which value of ours it seems to be (or empty)."""

    value: str
    times: int
    guess: str


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One column of a foreign file.

    guess       our column, or empty: it would be kept beside; each of ours is guessed for one column at most
    confidence  0..1; 1 where the mapping states it or the heading is our own name
    by          `stated`, `heading`, `values` or empty
    kind        of the values: `time`, `number`, `list` (few different values), `text`, `empty`
    style       of times `iso`, `dmy`, `mdy`, `serial`, of numbers `plain`, `dot`, `comma` (the sign of thousands);
                `ambiguous`, `mixed`, `serial_mixed` where a person has to say it; else empty
    distinct    how many different values; `many` where there are more than were counted
    values      the values with what each seems to mean, most frequent first; only of a `list`
    remarks     damage and doubt, with examples and remedies
    """

    heading: str
    position: int
    guess: str
    confidence: float
    by: str
    kind: str
    style: str
    examples: tuple[str, ...]
    filled: int
    distinct: int
    many: bool
    values: tuple[ValueGuess, ...]
    remarks: tuple[Finding, ...]


def guess_columns(gathered: Sequence[Gathered], stated: ColumnMapping) -> list[ColumnGuess]:
    """A guess for each column; what the mapping states is taken, the most confident guesses come first."""
    by_heading = {
        column.heading: ours
        for ours, heading in stated.columns.items()
        for column in gathered
        if column.heading == heading
    }
    taken = {*stated.columns, *stated.constants}
    chosen: dict[int, tuple[str, float, str]] = {
        column.position: (by_heading[column.heading], 1.0, "stated")
        for column in gathered
        if column.heading in by_heading
    }
    offers = sorted(
        ((likely, -column.position, ours, by) for column in gathered for ours, likely, by in _offers(column)),
        reverse=True,
    )
    for likely, negative, ours, by in offers:
        if ours not in taken and -negative not in chosen and likely >= _LEAST_CONFIDENCE:
            taken.add(ours)
            chosen[-negative] = (ours, likely, by)
    return [_describe(column, *chosen.get(column.position, ("", 0.0, "")), stated) for column in gathered]


def _offers(column: Gathered) -> list[tuple[str, float, str]]:
    """What a column may be: by heading, made less likely where its values contradict; else by its values."""
    kind = kind_of_values(column)
    offers = []
    for ours, likely in column_by_heading(column.heading):
        fits = kind in ("time", "empty") if ours in TIMES else kind != "time" or ours == "dossier_code"
        offers.append((ours, likely if fits else round(likely * 0.3, 2), "heading"))
    texts = list(column.counts)
    if texts and sum(bool(_CODE.fullmatch(text)) for text in texts) >= 0.9 * len(texts):
        offers.append(("dossier_code", 0.7, "values"))
    if texts and len(texts) <= _MOST_LISTED and kind == "list":
        for ours in _LISTS:
            known = sum(bool(value_by_word(ours, text)) and not text.isdecimal() for text in texts)
            offers.append((ours, round(0.7 * known / len(texts), 2), "values"))
    return offers


def kind_of_values(column: Gathered) -> str:
    """`time`, `number`, `list`, `text` or `empty`."""
    texts = [text.strip() for text in column.counts]
    if not texts:
        return "empty"
    times = sum(bool(_ISO.fullmatch(text) or _SPOKEN.fullmatch(text) or is_serial(text)) for text in texts)
    only_whole_serials = all(is_serial(text) and "." not in text for text in texts)
    if times >= 0.8 * len(texts) and (not only_whole_serials or _names_a_time(column)):
        return "time"
    if len(texts) <= _MOST_LISTED and not column.many and column.filled >= 2 * len(texts):
        return "list"
    return "number" if sum(bool(_NUMBER.fullmatch(text)) for text in texts) >= 0.8 * len(texts) else "text"


def _names_a_time(column: Gathered) -> bool:
    return any(ours in TIMES for ours, _ in column_by_heading(column.heading))


def _describe(column: Gathered, guess: str, likely: float, by: str, stated: ColumnMapping) -> ColumnGuess:
    kind = kind_of_values(column)
    if guess:
        kind = "time" if guess in TIMES else "number" if guess == "fee_dong" else "list" if kind == "list" else "text"
    style = _style(column, guess, kind, stated)
    values: tuple[ValueGuess, ...] = ()
    if kind == "list" or ((guess in ALLOWED or guess == "status") and not column.many):
        meanings = stated.values.get(guess, {})
        values = tuple(
            ValueGuess(value, times, meanings.get(value) or (value_by_word(guess, value) if guess else ""))
            for value, times in column.counts.most_common(_MOST_LISTED)
        )
    return ColumnGuess(
        heading=column.heading,
        position=column.position,
        guess=guess,
        confidence=likely,
        by=by,
        kind=kind,
        style=style,
        examples=tuple(list(column.counts)[:_EXAMPLES]),
        filled=column.filled,
        distinct=len(column.counts),
        many=column.many,
        values=values,
        remarks=tuple(_remarks(column, guess, kind, style)),
    )


def _style(column: Gathered, guess: str, kind: str, stated: ColumnMapping) -> str:
    if kind == "time":
        return stated.dates.get(guess) or column.dates.verdict()[0] or "iso"
    if kind == "number":
        return stated.numbers.get(guess) or column.numbers.verdict()[0] or "plain"
    return ""


def _remarks(column: Gathered, guess: str, kind: str, style: str) -> list[Finding]:
    """Doubts and damage of one column; refused is what an import would refuse."""
    remarks: list[Finding] = []
    if style in UNDECIDED:
        signs = column.numbers if kind == "number" else column.dates
        example = signs.verdict()[1]
        other = signs.other_example() if isinstance(signs, NumberSigns) else example
        code = f"{'number' if kind == 'number' else 'date'}_style_{style}"
        more = (("other", other), ("ours", guess or column.heading))
        line = column.first_lines.get(example, 0)
        remarks.append(Finding(code, "dossiers", line, column.heading, example, refused=bool(guess), more=more))
    remarks += _damages(column, guess)
    if apart := sum(times for value, times in column.counts.items() if not unicodedata.is_normalized("NFC", value)):
        remarks.append(Finding("not_nfc", column=column.heading, refused=False, more=(("times", apart),)))
    return remarks


def _damages(column: Gathered, guess: str) -> list[Finding]:
    """One remark for each sort of damage in a column."""
    damages: dict[str, list[str]] = {}
    for value in column.counts:
        if damage := damage_of(guess, value.strip()):
            damages.setdefault(damage, []).append(value)
    remarks = []
    for damage, values in damages.items():
        lost = damage in ("cell_error", "legacy_font") or (damage, guess) == ("scientific", "dossier_code")
        line, times = column.first_lines[values[0]], sum(column.counts[value] for value in values)
        more = (("times", times), ("font", legacy_font(values)))
        code, refused = f"{damage}_seen", lost and bool(guess)
        remarks.append(Finding(code, "dossiers", line, column.heading, values[0], refused=refused, more=more))
    return remarks
