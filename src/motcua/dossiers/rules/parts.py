"""What may be said about another agency's part of a dossier."""

from collections.abc import Collection
from datetime import datetime

from motcua.core.errors import Refused


class PartUnknown(Refused):
    """The dossier's procedure has no such part, or not in this case."""

    code = "part_unknown"


class NewsIsOld(Refused):
    """A later state of this part is known already."""

    code = "news_is_old"
    conflict = True


class NewsFromTheFuture(Refused):
    """The state is said to begin after now."""

    code = "news_from_the_future"


def check_part(part: str, known: Collection[str]) -> None:
    """Raises PartUnknown."""
    if part not in known:
        raise PartUnknown(field_errors={"part": "part_unknown"}, known=sorted(known))


def check_news(since: datetime, kept_since: datetime | None, now: datetime) -> None:
    """Systems deliver late and out of order; what is older than what is known is not taken.

    Raises  NewsFromTheFuture, NewsIsOld
    """
    if since > now:
        raise NewsFromTheFuture(field_errors={"since": "news_from_the_future"})
    if kept_since is not None and since < kept_since:
        raise NewsIsOld(since=kept_since.isoformat())
