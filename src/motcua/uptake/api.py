"""The door of the lab's methods: what commands and pages may use."""

from motcua.uptake.answer import Answer
from motcua.uptake.methods.collapse import Units, collapsed
from motcua.uptake.methods.randomisation import Space, randomisation_inference, sign_flips, space_of
from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.tables import Table, order_of, read_table

__all__ = [
    "Answer",
    "MethodRefused",
    "Space",
    "Table",
    "TableRefused",
    "Units",
    "collapsed",
    "order_of",
    "randomisation_inference",
    "read_table",
    "sign_flips",
    "space_of",
]
