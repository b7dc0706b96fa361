"""Labels of a table's columns in both languages: defined figures by their definition, the lab's own by its words."""

from collections.abc import Iterable

from django.utils.translation import override

from motcua.analytics.api import DIMENSIONS, metrics
from motcua.lab.column_words import COLUMN_WORDS

ENDS = {
    "_lower": ("thấp nhất", "least"),
    "_upper": ("cao nhất", "largest"),
    "_n": ("tử số", "numerator"),
    "_of": ("mẫu số", "denominator"),
}


def labels_of(columns: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Those that are known."""
    figures = {one.name: (one.title.vi, one.title.en) for one in metrics()}
    figures |= {name: (words.vi, words.en) for name, words in DIMENSIONS.items()}
    with override("en"):
        english = {name: str(words) for name, words in COLUMN_WORDS.items()}
    with override("vi"):
        figures |= {name: (str(words), english[name]) for name, words in COLUMN_WORDS.items() if name not in figures}
    found = {}
    for column in columns:
        end = next((end for end in ENDS if column.endswith(end) and column.removesuffix(end) in figures), "")
        base = figures.get(column.removesuffix(end))
        if base:
            more = ENDS.get(end)
            found[column] = (f"{base[0]}, {more[0]}", f"{base[1]}, {more[1]}") if more else base
    return found
