"""Every metric in one place: its words, its numerator and denominator, and how they are counted."""

from motcua.analytics.metrics import (
    barriers,
    channels,
    digital,
    durations,
    hands,
    logs,
    offers,
    people,
    supplements,
    timeliness,
)
from motcua.analytics.shapes import MetricDefinition

_FAMILIES = (channels, hands, timeliness, durations, supplements, digital, offers, people, logs, barriers)

DEFINITIONS: dict[str, MetricDefinition] = {
    definition.name: definition for family in _FAMILIES for definition in family.METRICS
}
