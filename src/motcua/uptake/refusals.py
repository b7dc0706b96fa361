"""When the lab says no: a method that cannot work here, or a file that does not hold what the method needs."""

from typing import Any

from motcua.core.errors import Refused


class MethodRefused(Refused):
    """An answer would mislead; `words` say why and `remedy` what would work instead, both in Vietnamese."""

    code = "method_refused"

    def __init__(self, words: str, *, remedy: str = "", **values: Any) -> None:
        super().__init__(**values)
        self.words = words
        self.remedy = remedy


class TableRefused(MethodRefused):
    """The file cannot be read as this method needs it; the values name line and column."""

    code = "table_refused"
