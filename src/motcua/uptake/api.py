"""The door of the lab's methods: what commands and pages may use."""

from motcua.uptake.answer import Answer
from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.tables import Table, read_table

__all__ = ["Answer", "MethodRefused", "Table", "TableRefused", "read_table"]
