"""The four ways in which an action can fail, shared by pages, API and commands."""

from collections.abc import Mapping
from typing import Any


class MotcuaError(Exception):
    """Base of all expected failures."""


class Refused(MotcuaError):
    """A rule says no and a person can act on it.

    Subclasses stand beside their rule and set `code`; `values` fill the words that the interface shows.
    `field_errors` maps a field's path (`applicant.full_name`) to a refusal code, for input that cannot be used.
    `field_values` maps a field's path to the numbers and suggestions that fill the words of its code.
    `conflict` is true where the state of the thing forbids the act (HTTP 409), false where the input does (422).
    """

    code: str = "refused"
    conflict: bool = False

    def __init__(
        self,
        *,
        field_errors: Mapping[str, str] | None = None,
        field_values: Mapping[str, Mapping[str, Any]] | None = None,
        **values: Any,
    ) -> None:
        self.field_errors: dict[str, str] = dict(field_errors or {})
        self.field_values: dict[str, Mapping[str, Any]] = dict(field_values or {})
        self.values: dict[str, Any] = values
        super().__init__(f"{self.code} {self.field_errors or ''} {values or ''}".strip())


class NotAllowed(MotcuaError):
    """The actor is known and may not do this."""


class NotFound(MotcuaError):
    """There is no such thing, or it is not this actor's to know of."""


class Unavailable(MotcuaError):
    """An outside system failed; try again after `retry_after` seconds."""

    def __init__(self, message: str, *, retry_after: int = 30) -> None:
        self.retry_after = retry_after
        super().__init__(message)
