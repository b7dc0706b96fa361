"""Long official texts begin with a sentence that can be read, and open when the reader wants the rest."""

from dataclasses import dataclass

SHOWN_AT_MOST = 240
"""Letters of an official text that stand open; about four lines on a phone."""

SHORTEST_LINE = 8
_MARKS = "-–+*• \t\n"
_ENDS = (".", ";", ":", "\n")


@dataclass(frozen=True, slots=True)
class Prose:
    """`lead` stands open; `rest` is what follows it, folded away. Together they are the text, letter for letter."""

    lead: str
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.lead)


def prose(text: str, *, shown: int = SHOWN_AT_MOST) -> Prose:
    """The text parted where a sentence or a line ends, else where a word does; a short text stays whole."""
    text = text.strip()
    if len(text) <= shown + shown // 4:
        return Prose(text)
    window = text[:shown]
    cut = max(window.rfind(end) + 1 for end in _ENDS)
    if cut < shown // 3:
        cut = window.rfind(" ") + 1 or shown
    return Prose(text[:cut], text[cut:])


def unmarked(text: str) -> str:
    """A line of a list without the dash or star that the national text puts before it: our lists have their own."""
    return text.lstrip(_MARKS)


def lines_of(text: str) -> tuple[str, ...]:
    """Several things that stand in one line with semicolons between them, each on its own."""
    parts = tuple(part.strip() for part in text.split(";"))
    told = tuple(part for part in parts if part)
    return told if len(told) > 1 and all(len(part) >= SHORTEST_LINE for part in told) else (text,)
