"""Every address of the house says who may use it; one that says nothing is a hole."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from motcua.api.build import access_of
from motcua.api.v1.interface import interface
from motcua.core.access import ACCESS_MARK
from motcua.identity.api import Scope

PUBLIC_OPERATIONS = {
    "file_protocol",
    "get_problem",
    "count_procedure_levels",
    "list_procedures",
    "get_procedure",
    "get_procedure_record",
    "list_procedure_changes",
    "get_figures",
    "list_figures",
}


def routes(resolver: Any, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for item in resolver.url_patterns:
        where = prefix + str(item.pattern)
        if isinstance(item, URLResolver):
            yield from routes(item, where)
        elif isinstance(item, URLPattern):
            yield where, item.callback


def test_every_route_carries_an_access_mark() -> None:
    found = dict(routes(get_resolver()))
    assert any(where.startswith("api/v1/") for where in found)
    unmarked = sorted(where for where, view in found.items() if not getattr(view, ACCESS_MARK, ""))
    assert unmarked == []


def test_every_operation_asks_for_a_scope_or_is_known_to_be_public() -> None:
    public = set()
    for where, view in interface.operations():
        for operation in view.operations:
            access = access_of(operation)
            if access == "public":
                public.add(operation.operation_id)
                assert operation.auth_callbacks == [], where
            else:
                kind, _, scopes = access.partition(":")
                assert kind == "token", where
                assert set(scopes.split("|")) <= set(Scope), where
    assert public <= PUBLIC_OPERATIONS
