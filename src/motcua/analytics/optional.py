"""The libraries of figures are an extra: a server that only runs the desk does without them."""

import importlib
from typing import Any

from motcua.analytics.refusals import AnalyticsNotInstalled


def optional_module(name: str) -> Any:
    """A module of this room that needs the libraries of the extra `analytics`. Raises AnalyticsNotInstalled."""
    try:
        return importlib.import_module(f"motcua.analytics.{name}")
    except ModuleNotFoundError as missing:
        raise AnalyticsNotInstalled(missing.name or "") from missing
