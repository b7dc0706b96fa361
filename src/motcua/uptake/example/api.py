"""The made-up province for commands, studies and benches."""

from motcua.uptake.example.pipeline import BARRIER, BINDING, DRAW, GAIN, INFER, POWER, PROXY, RANK
from motcua.uptake.example.trial import Trial, try_pipeline
from motcua.uptake.example.world import (
    FRAME,
    OUTCOMES,
    PAST,
    PROCEDURES,
    SESSION,
    START,
    SURVEY,
    Sealed,
    table_after,
    tables_before,
)

__all__ = [
    "BARRIER",
    "BINDING",
    "DRAW",
    "FRAME",
    "GAIN",
    "INFER",
    "OUTCOMES",
    "PAST",
    "POWER",
    "PROCEDURES",
    "PROXY",
    "RANK",
    "SESSION",
    "START",
    "SURVEY",
    "Sealed",
    "Trial",
    "table_after",
    "tables_before",
    "try_pipeline",
]
