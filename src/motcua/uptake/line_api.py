"""The second door of the lab's methods: lines run from their words, and studies run again."""

from motcua.uptake.exporting import FORMS, export_table
from motcua.uptake.replay import Replayed, replay
from motcua.uptake.running import Ran, line_names, line_of, options_of, run_line, same_answer

__all__ = [
    "FORMS",
    "Ran",
    "Replayed",
    "export_table",
    "line_names",
    "line_of",
    "options_of",
    "replay",
    "run_line",
    "same_answer",
]
