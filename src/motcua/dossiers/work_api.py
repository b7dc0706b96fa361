"""The second door of dossiers: lists, counts, search and what is done with many dossiers at once."""

from motcua.dossiers.rules.many import MOST_AT_ONCE, ManyVerb, NothingPicked, TooManyPicked, VerbNotForMany
from motcua.dossiers.usecases.act_on_many import LastChange, Picked, RowResult, act_on_many
from motcua.dossiers.work_conditions import BOUNDED, COUNTED_AT_MOST, WorkList
from motcua.dossiers.work_counts import count_work, wrong_counts
from motcua.dossiers.work_lists import EVERYTHING, AfterUnknown, Narrowing, list_work

__all__ = [
    "BOUNDED",
    "COUNTED_AT_MOST",
    "EVERYTHING",
    "MOST_AT_ONCE",
    "AfterUnknown",
    "LastChange",
    "ManyVerb",
    "Narrowing",
    "NothingPicked",
    "Picked",
    "RowResult",
    "TooManyPicked",
    "VerbNotForMany",
    "WorkList",
    "act_on_many",
    "count_work",
    "list_work",
    "wrong_counts",
]
