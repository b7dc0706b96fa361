"""The real catalogue, as every installation loads it."""

from datetime import UTC, datetime

from motcua.catalogue.api import ImportReport, import_procedures

LOADED_AT = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


def load_catalogue() -> ImportReport:
    """Publish `data/procedures` in the test's database."""
    return import_procedures(now=LOADED_AT)
