"""Nobody decides on a stale page: the revision goes out as ETag and may come back as If-Match."""

import re

from django.http import HttpRequest

from motcua.api.problem import EdgeProblem

HEADER = "If-Match"
PATTERN = r'^(\*|"[0-9]{1,9}")$'
_PATTERN = re.compile(PATTERN)


def etag(revision: int) -> str:
    """The revision as a strong entity tag."""
    return f'"{revision}"'


def expected_revision(request: HttpRequest) -> int | None:
    """The revision that the caller has seen; None if any will do. Raises EdgeProblem for what is no tag of ours."""
    given = request.headers.get(HEADER)
    if given is None or given == "*":
        return None
    if not _PATTERN.fullmatch(given):
        raise EdgeProblem(422, "input_refused", errors=[(HEADER, "malformed")])
    return int(given[1:-1])
