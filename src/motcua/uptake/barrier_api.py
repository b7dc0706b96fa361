"""The third door of the lab's methods: what binds where, window by window."""

from motcua.uptake.methods.barriers import (
    Counted,
    Group,
    Interviews,
    Session,
    SignatureCount,
    contradicting,
    from_log,
    from_sessions,
    from_survey,
    hide_small,
    leading,
)

__all__ = [
    "Counted",
    "Group",
    "Interviews",
    "Session",
    "SignatureCount",
    "contradicting",
    "from_log",
    "from_sessions",
    "from_survey",
    "hide_small",
    "leading",
]
