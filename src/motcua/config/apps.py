"""The last room to open: when all others are ready, it wires events to their handlers."""

from django.apps import AppConfig


class ConfigApp(AppConfig):
    """Wires the house."""

    name = "motcua.config"
    label = "config"
