"""The embedded PostgreSQL: its own folder, its own password, no network."""

from pathlib import Path


def database_url(data: Path) -> str:
    """The libpq address of the embedded server under `data`, whether or not it runs now.

    Before the first start there is no password yet; the address is then without one and a connection fails clearly.
    """
    return f"postgresql://motcua@/motcua?host={data / 'postgres-socket'}"
