"""The door of the room of traces."""

from motcua.traces.buffer import buffer
from motcua.traces.dictionary import Dictionary, Told, read_dictionary
from motcua.traces.queries import By, Counted, count_cases, count_stumbles, procedures_counted, weeks_counted
from motcua.traces.usecases.forget_visit import forget_visit
from motcua.traces.usecases.note_step import note_step
from motcua.traces.values import Step

write_counters = buffer.write

__all__ = [
    "By",
    "Counted",
    "Dictionary",
    "Step",
    "Told",
    "count_cases",
    "count_stumbles",
    "forget_visit",
    "note_step",
    "procedures_counted",
    "read_dictionary",
    "weeks_counted",
    "write_counters",
]
