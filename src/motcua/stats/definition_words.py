"""Definitions of metrics in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import get_language

from motcua.analytics.api import DEFINITIONS, MetricDefinition


@dataclass(frozen=True, slots=True)
class DefinitionWords:
    """The definition in the reader's language."""

    title: str
    warning: str
    words: str
    numerator: str
    denominator: str
    source: str
    grain: str


def definition_words(metric: str = "online_share") -> DefinitionWords:
    """The definition of the metric in the reader's language."""
    definition: MetricDefinition = DEFINITIONS[metric]
    language = get_language() or "vi"
    return DefinitionWords(
        title=definition.title.in_language(language),
        warning=definition.warning.in_language(language) if definition.warning else "",
        words=definition.words.in_language(language),
        numerator=definition.numerator.in_language(language),
        denominator=definition.denominator.in_language(language),
        source=definition.source.in_language(language),
        grain=definition.grain.in_language(language),
    )
