"""The door of the audit."""

from motcua.audit.queries import list_reads
from motcua.audit.usecases.extend_chain import extend_chain
from motcua.audit.usecases.record_read import READ_INSERT, read_parameters, record_read, record_reads
from motcua.audit.usecases.seal_day import seal_day
from motcua.audit.usecases.seal_hour import seal_hour
from motcua.audit.usecases.verify_chain import verify_chain
from motcua.audit.values import Fault, FaultKind, Purpose, ReadTold, Verified

__all__ = [
    "READ_INSERT",
    "Fault",
    "FaultKind",
    "Purpose",
    "ReadTold",
    "Verified",
    "extend_chain",
    "list_reads",
    "read_parameters",
    "record_read",
    "record_reads",
    "seal_day",
    "seal_hour",
    "verify_chain",
]
