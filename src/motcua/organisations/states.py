"""What somebody may do for an organisation."""

from enum import StrEnum


class Part(StrEnum):
    """A manager lets others in and takes them out; both hand in and follow the organisation's dossiers."""

    MANAGER = "manager"
    EMPLOYEE = "employee"
