"""The clock on the office's wall: pages read it, tests turn it."""

from datetime import datetime

from tests.factories.cast import NOW


class OfficeClock:
    """Stands in for `django.utils.timezone.now`; one Monday at nine until a test moves it."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now
