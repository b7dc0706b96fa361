"""Who is calling: the machine's key and what it is good for."""

from datetime import UTC, datetime

from django.http import HttpRequest
from ninja.security import HttpBearer

from motcua.api.problem import EdgeProblem
from motcua.core.actor import Actor
from motcua.core.asking import say_who_asks
from motcua.dossiers.api import asker_of
from motcua.identity.api import Scope, TokenUnknown, actor_of_token

_CHALLENGE = 'Bearer realm="motcua"'


class Token(HttpBearer):
    """A bearer key that has at least one of the scopes."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request: HttpRequest, token: str) -> Actor:
        """The machine behind the key. Raises EdgeProblem 401 or 403."""
        try:
            actor = actor_of_token(token.strip(), datetime.now(UTC))
        except TokenUnknown as error:
            raise EdgeProblem(
                401,
                "token_expired" if error.expired else "token_unknown",
                headers={"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'},
            ) from error
        if actor.scopes.isdisjoint(self.scopes):
            wanted = " ".join(self.scopes)
            raise EdgeProblem(
                403,
                "scope_missing",
                headers={"WWW-Authenticate": f'{_CHALLENGE}, error="insufficient_scope", scope="{wanted}"'},
                scope=wanted,
            )
        say_who_asks(asker_of(actor))
        return actor


reads_dossiers = Token(Scope.DOSSIERS_READ)
writes_dossiers = Token(Scope.DOSSIERS_WRITE)
writes_files = Token(Scope.FILES_WRITE, Scope.DOSSIERS_WRITE)


def caller(request: HttpRequest) -> Actor:
    """The machine that passed the key check of this operation."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor
