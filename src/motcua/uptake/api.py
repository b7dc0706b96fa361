"""The door of the lab's methods: what commands and pages may use."""

from motcua.uptake.answer import Answer
from motcua.uptake.methods.collapse import Units, collapsed, constant
from motcua.uptake.methods.differences import Comparison, difference_in_differences
from motcua.uptake.methods.randomisation import Space, randomisation_inference, sign_flips, space_of
from motcua.uptake.methods.starts import adoption
from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.tables import Table, order_of, read_table

__all__ = [
    "Answer",
    "Comparison",
    "MethodRefused",
    "Space",
    "Table",
    "TableRefused",
    "Units",
    "adoption",
    "collapsed",
    "constant",
    "difference_in_differences",
    "order_of",
    "randomisation_inference",
    "read_table",
    "sign_flips",
    "space_of",
]
