"""The last room to open: when all others are ready, it wires events to their handlers."""

from django.apps import AppConfig

from motcua.config import wiring


class ConfigApp(AppConfig):
    """Wires the house."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        """All rooms are open."""
        wiring.hear_events()
        wiring.keep_calendars()
