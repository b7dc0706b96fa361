"""The access mark that every route carries; a route without one is a failing test."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from motcua.core.actor import Role

View = TypeVar("View", bound=Callable[..., Any])

ACCESS_MARK = "motcua_access"
LARGE_MARK = "motcua_large_upload"


def public(view: View) -> View:
    """Mark a page as open to anybody."""
    setattr(view, ACCESS_MARK, "public")
    return view


def page(*, permission: str, roles: tuple[Role, ...]) -> Callable[[View], View]:
    """Mark a page as open to staff who hold one of the roles in any unit.

    This decides only whether the page exists for the visitor; which rows the page shows is decided in the query.
    Visitors who are not signed in are sent to the sign-in page and come back afterwards.
    """

    def mark(view: View) -> View:
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            actor = request.actor  # type: ignore[attr-defined]
            if not actor.units_as(*roles):
                if actor.account_id is None:
                    return redirect_to_login(request.get_full_path())
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        guarded.__name__ = view.__name__
        guarded.__doc__ = view.__doc__
        guarded.__module__ = view.__module__
        setattr(guarded, ACCESS_MARK, permission)
        return guarded  # type: ignore[return-value]

    return mark


def large_upload(*, setting: str, roles: tuple[Role, ...]) -> Callable[[View], View]:
    """Mark a page to which holders of these roles may send as much at once as the setting allows; others as usual."""

    def mark(view: View) -> View:
        setattr(view, LARGE_MARK, (setting, roles))
        return view

    return mark
