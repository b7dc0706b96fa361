"""Every metric over one extract beside a plain scan, as JSON: run in a process of its own, whose memory is measured."""

import importlib
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime

import django

BY, ROUNDS = ("month", "unit"), 2


def main() -> None:
    """Measure over the current extract of the installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    django.setup()
    analytics = importlib.import_module("motcua.analytics.api")  # its models stand only now
    json.dump([asdict(each) for each in analytics.measure_metrics(datetime.now(UTC), BY, rounds=ROUNDS)], sys.stdout)


if __name__ == "__main__":
    main()
