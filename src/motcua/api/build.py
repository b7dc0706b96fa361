"""What all versions of the machine interface have in common: strict input, one way to fail, every door marked."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.operation import Operation, PathView

from motcua.api.errors import answer_for
from motcua.api.json_body import StrictJson
from motcua.api.problem import EdgeProblem
from motcua.api.tokens import Token
from motcua.core.access import ACCESS_MARK


class Interface(NinjaAPI):
    """A version: resources, and no page that would load anything from elsewhere."""

    def __init__(self, *, version: str) -> None:
        super().__init__(
            title="Motcua",
            version=version,
            description=DESCRIPTION,
            docs_url=None,
            openapi_url=None,
            parser=StrictJson(),
            urls_namespace=f"api-v{version}",
        )

    def on_exception(self, request: HttpRequest, exc: Any) -> HttpResponse:
        """Every failure leaves as problem+json."""
        return answer_for(request, exc)

    def operations(self) -> list[tuple[str, PathView]]:
        """All addresses below the version, in the notation of OpenAPI, with what answers there."""
        return [
            ("/".join(part for part in (router.prefix, route.lstrip("/")) if part).replace("//", "/"), view)
            for router in self._get_bound_routers()
            for route, view in router.path_operations.items()
        ]

    def patterns(self) -> list[URLPattern]:
        """The addresses for Django, each with the mark of who may use it."""
        return [
            path(route.strip("/").replace("{", "<").replace("}", ">"), _guarded(view), name=_name(view))
            for route, view in self.operations()
        ]


def _name(view: PathView) -> str:
    return str(view.operations[0].view_func.__name__)


def access_of(operation: Operation) -> str:
    """Who may use the operation: `public`, or the scopes of which a key needs one. Empty if nobody said."""
    tokens = [auth for auth in operation.auth_callbacks if isinstance(auth, Token)]
    if tokens:
        return "token:" + "|".join(tokens[0].scopes)
    return str(getattr(operation.view_func, ACCESS_MARK, ""))


def _guarded(view: PathView) -> Callable[..., HttpResponse]:
    """Refuse what no operation could use: parameters nobody reads (a typing error would vanish), NUL, no form."""
    known = {
        id(operation): frozenset(
            name
            for model in operation.models
            if model.__ninja_param_source__ == "query"
            for name in model.__ninja_flatten_map__
        )
        for operation in view.operations
    }
    takes_files = [
        operation
        for operation in view.operations
        if any(model.__ninja_param_source__ == "file" for model in operation.models)
    ]
    plain = view.get_view()

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if any("\x00" in str(value) for value in kwargs.values()):
            raise EdgeProblem(404, "not_found")
        operation = view._find_operation(request)
        if operation is not None:
            if request.META.get("QUERY_STRING"):
                _check_query(request, known[id(operation)])
            if operation in takes_files and request.content_type != "multipart/form-data":
                raise EdgeProblem(415, "media_type_unsupported", expected="multipart/form-data")
        response: HttpResponse = plain(request, *args, **kwargs)
        return response

    marks = [access_of(operation) for operation in view.operations]
    if all(marks):
        setattr(guarded, ACCESS_MARK, ",".join(marks))
    guarded.csrf_exempt = True  # type: ignore[attr-defined]
    guarded.__name__ = _name(view)
    return guarded


def _check_query(request: HttpRequest, known: frozenset[str]) -> None:
    errors = [(name, "unknown_member") for name in request.GET if name not in known]
    errors += [(name, "text_with_nul") for name, value in request.GET.items() if "\x00" in str(value)]
    if errors:
        raise EdgeProblem(422, "input_refused", errors=errors)


DESCRIPTION = """\
The machine interface of Motcua: administrative procedures and dossiers of one-stop centres in Viet Nam.

- **Keys**: `Authorization: Bearer …`, made by `motcua token create`. A key acts for one unit and has scopes; the
  dossiers of other units do not exist for it (404).
- **Errors** are `application/problem+json` (RFC 9457): `code` for programs, `title` and `detail` in Vietnamese (English
  by `Accept-Language: en`), `errors` with one line for each field. `type` leads to the explanation of the code.
- **Nothing vanishes**: members and parameters that nobody reads are refused by name.
- **Repeating**: every POST takes `Idempotency-Key`; a repeat of what was done gets the same answer and changes nothing,
  the same key with another content is refused with 422. What was refused is not remembered.
- **Revisions**: a dossier carries its revision as `ETag`; a verb with `If-Match` is refused with 412 if somebody was
  faster.
- **Lists** are read page by page: hand `next` back as `after`; `limit` is at most 200.
- **Times** are ISO 8601 with `+07:00`; times without an offset are taken as Asia/Ho_Chi_Minh.
"""
