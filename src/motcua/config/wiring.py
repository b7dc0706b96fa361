"""Which adapter serves which port, and which handler hears which event."""

from typing import Any


def on_jobs_ready(app: Any) -> None:
    """Called once when the job queue is ready; tasks of the packages are discovered by their `tasks` modules."""
