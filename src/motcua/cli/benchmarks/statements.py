"""How many statements one request costs, counted by the database itself: whatever cursor they came through."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from motcua.cli.benchmarks.own_database import server_log, superuser
from motcua.hosting.place import DATABASE, OWNER

_LINE = re.compile(rf"\] {OWNER}@{DATABASE} LOG:  (?:statement|execute [^:]*): (.*)")
_PATIENCE_SECONDS = 1.5


@contextmanager
def _all_logged() -> Iterator[None]:
    """The server logs every statement, BEGIN and COMMIT included, until the context ends."""
    with superuser() as raw:
        try:
            raw.execute("ALTER SYSTEM SET log_statement = 'all'")
            raw.execute("SELECT pg_reload_conf()")
            time.sleep(_PATIENCE_SECONDS)
            yield
            time.sleep(_PATIENCE_SECONDS)
        finally:
            raw.execute("ALTER SYSTEM RESET log_statement")
            raw.execute("SELECT pg_reload_conf()")


def statements_of(act: Callable[[], object]) -> list[str]:
    """First lines of all statements that the pages' role ran while `act` was done."""
    before = {path: path.stat().st_size for path in server_log().glob("*.log")}
    with _all_logged():
        act()
    found: list[str] = []
    for path in sorted(server_log().glob("*.log")):
        with path.open("rb") as log:
            log.seek(before.get(path, 0))
            found += _LINE.findall(log.read().decode(errors="replace"))
    return found
