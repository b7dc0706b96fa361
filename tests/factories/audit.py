"""Linking in tests: other workers' open transactions stand on the same server, and the chain waits for older ones."""

import time

from motcua.audit.api import extend_chain
from motcua.audit.models import Link

PATIENCE_SECONDS = 90


def linked(event_id: int) -> bool:
    """Go on with the chain until the event is in it."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        extend_chain()
        if Link.objects.filter(source="event", row_id=event_id).exists():
            return True
        time.sleep(0.2)
    return False
