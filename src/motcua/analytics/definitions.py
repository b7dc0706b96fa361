"""Every figure by its name, and by what it can be broken down."""

from motcua.analytics.dimensions import DIMENSIONS, MARKS
from motcua.analytics.metrics import DEFINITIONS
from motcua.analytics.shapes import MetricDefinition, Words

__all__ = ["DEFINITIONS", "DIMENSIONS", "MARKS", "MetricDefinition", "Words"]
