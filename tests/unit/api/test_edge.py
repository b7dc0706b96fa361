"""What the machine interface does with requests that nobody could use, whatever the resource."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import include, path
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ninja import Router

from motcua.api.answers import Answer, json_answer
from motcua.api.build import Interface
from motcua.api.input import Code, Input, MomentIn
from motcua.api.short_way import REQUEST_LIMIT_BYTES, MachinesTakeTheShortWay
from motcua.core.access import public
from motcua.core.errors import NotAllowed, NotFound, Refused, Unavailable

router = Router()


class Inner(Input):
    number: int = 0


class Given(Input):
    name: Code
    inner: Inner | None = None
    free: dict[str, Any] = {}
    at: MomentIn | None = None


class Echo(Answer):
    name: str


class NotToday(Refused):
    """A refusal of the state."""

    code = "channel_not_lawful"
    conflict = True


FAILURES: dict[str, Exception] = {
    "conflict": NotToday(ways=[{"channel": "counter"}]),
    "not-allowed": NotAllowed("x"),
    "not-found": NotFound("x"),
    "unavailable": Unavailable("x", retry_after=7),
    "bug": RuntimeError("secret detail"),
}


@router.post("/things", auth=None, response=Echo)
@public
def make(request: HttpRequest, given: Given) -> HttpResponse:
    return json_answer(Echo(name=given.name))


@router.get("/fail/{how}", auth=None, response=Echo)
@public
def fail(request: HttpRequest, how: str, limit: int = 3) -> HttpResponse:
    raise FAILURES[how] if how in FAILURES else NotFound(how)


interface = Interface(version="test")
interface.add_router("", router)
urlpatterns = [path("api/test/", include(interface.patterns()))]


@pytest.fixture(autouse=True)
def _only_these_addresses() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


def page_of_another_room(request: HttpRequest) -> HttpResponse:
    return HttpResponse("page")


def send(method: str, path: str, body: bytes | str = b"", **headers: Any) -> tuple[HttpResponse, Any]:
    content_type = headers.pop("content_type", "application/json")
    request = RequestFactory().generic(method, path, body, content_type=content_type, headers=headers)
    response = MachinesTakeTheShortWay(page_of_another_room)(request)
    if response.status_code >= 400 and response.content:
        assert response["Content-Type"] == "application/problem+json"
        document = json.loads(response.content)
        assert document["status"] == response.status_code
        assert document["title"]
        assert document["detail"]
        return response, document
    return response, json.loads(response.content) if response.content else None


def errors(document: Any) -> list[tuple[str, str]]:
    return [(error["field"], error["code"]) for error in document["errors"]]


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b'{"name": NaN}',
        b'{"name": "\\ud800"}',
        b'{"name": "\xff\xfe"}',
        b'{"name": "\xed\xa0\x80"}',
        b"[" * 5000,
        b'{"name": ' + b"9" * 9000 + b"}",
        b'{"name": "a",}',
    ],
)
def test_what_is_no_json_is_400(body: bytes) -> None:
    response, document = send("POST", "/api/test/things", body)
    assert (response.status_code, document["code"]) == (400, "malformed_json")


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ("{}", "name", "required"),
        ("[]", "", "must_be_object"),
        ('{"name": 1}', "name", "must_be_text"),
        ('{"name": "a", "nmae": "b"}', "nmae", "unknown_member"),
        ('{"name": "a", "inner": {"number": "1"}}', "inner.number", "must_be_integer"),
        ('{"name": "a", "inner": {"number": 1.5}}', "inner.number", "must_be_integer"),
        ('{"name": "a\\u0000"}', "name", "text_with_nul"),
        ('{"name": "a", "free": {"x": ["\\u0000"]}}', "free.x.0", "text_with_nul"),
        ('{"name": "a", "free": {"x": 1e999}}', "free.x", "out_of_range"),
        ('{"name": "a", "at": 5}', "at", "must_be_moment"),
        ('{"name": "a", "at": "hôm qua"}', "at", "must_be_moment"),
        ('{"name": "' + "a" * 101 + '"}', "name", "too_long"),
    ],
)
def test_what_cannot_be_used_is_422_at_its_field(body: str, field: str, code: str) -> None:
    response, document = send("POST", "/api/test/things", body)
    assert response.status_code == 422
    assert (field, code) in errors(document)
    assert all(error["message"] for error in document["errors"])


def test_an_empty_body_names_what_is_missing() -> None:
    response, document = send("POST", "/api/test/things")
    assert response.status_code == 422
    assert document["code"] == "input_refused"


def test_words_are_vietnamese_unless_english_is_preferred() -> None:
    response, document = send("POST", "/api/test/things", "{")
    assert response["Content-Language"] == "vi"
    assert document["title"] == "Nội dung gửi lên không đọc được như JSON."
    response, _ = send("POST", "/api/test/things", "{", **{"Accept-Language": "en-GB,en;q=0.9"})
    assert response["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("how", "status", "code"),
    [
        ("conflict", 409, "channel_not_lawful"),
        ("not-allowed", 403, "not_allowed"),
        ("not-found", 404, "not_found"),
        ("no\x00", 404, "not_found"),
        ("unavailable", 503, "unavailable"),
    ],
)
def test_every_family_of_failures_has_its_status(how: str, status: int, code: str) -> None:
    response, document = send("GET", f"/api/test/fail/{how}".replace("\x00", "%00"))
    assert (response.status_code, document["code"]) == (status, code)
    assert document["type"].endswith(f"/api/v1/problems/{code}")
    if code == "channel_not_lawful":
        assert document["ways"] == [{"channel": "counter"}]
    if status == 503:
        assert response["Retry-After"] == "7"


def test_a_bug_gives_a_reference_and_no_detail(caplog: pytest.LogCaptureFixture) -> None:
    response, document = send("GET", "/api/test/fail/bug")
    assert response.status_code == 500
    assert "secret" not in response.content.decode()
    reference = caplog.records[-1].getMessage().split()[-1]
    assert reference in document["detail"]


def test_unknown_addresses_and_methods() -> None:
    response, document = send("GET", "/api/nothing")
    assert (response.status_code, document["code"]) == (404, "path_unknown")
    response, document = send("DELETE", "/api/test/things")
    assert (response.status_code, document["code"], response["Allow"]) == (405, "method_not_allowed", "POST")


def test_a_final_slash_and_head_do_no_harm() -> None:
    assert send("POST", "/api/test/things/", '{"name": "a"}')[0].status_code == 200
    response, _ = send("HEAD", "/api/test/fail/not-found")
    assert (response.status_code, response.content) == (404, b"")


def test_parameters_nobody_reads_are_named() -> None:
    response, document = send("GET", "/api/test/fail/not-found?limt=5")
    assert (response.status_code, errors(document)) == (422, [("limt", "unknown_member")])
    response, document = send("GET", "/api/test/fail/not-found?limit=x")
    assert (response.status_code, errors(document)) == (422, [("limit", "must_be_integer")])


def test_too_much_is_refused_unread() -> None:
    request = RequestFactory().generic("POST", "/api/test/things", b"{}", CONTENT_LENGTH=str(REQUEST_LIMIT_BYTES + 1))
    response = MachinesTakeTheShortWay(page_of_another_room)(request)
    assert response.status_code == 413
    response, document = send("POST", "/api/test/things", b'{"name": "' + b"a" * 3_000_000 + b'"}')
    assert (response.status_code, document["code"]) == (413, "body_too_large")


def test_a_body_in_chunks_without_a_length_is_read() -> None:
    def send_chunked(body: bytes) -> HttpResponse:
        request = RequestFactory().generic(
            "POST", "/api/test/things", content_type="application/json", headers={"Transfer-Encoding": "chunked"}
        )
        request.META["wsgi.input"] = BytesIO(body)
        request.META.pop("CONTENT_LENGTH", None)
        return MachinesTakeTheShortWay(page_of_another_room)(request)

    assert send_chunked(b'{"name": "a"}').status_code == 200
    assert send_chunked(b"{").status_code == 400
    assert send_chunked(b" " * (REQUEST_LIMIT_BYTES + 1)).status_code == 413


def test_other_media_types_are_415() -> None:
    response, document = send("POST", "/api/test/things", "<a/>", content_type="application/xml")
    assert (response.status_code, document["code"]) == (415, "media_type_unsupported")


def test_pages_take_the_long_way() -> None:
    response = MachinesTakeTheShortWay(page_of_another_room)(RequestFactory().get("/can-bo/"))
    assert response.content == b"page"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=60) | json_values.map(lambda value: json.dumps(value).encode()))
def test_no_body_whatever_breaks_it(body: bytes) -> None:
    response, _ = send("POST", "/api/test/things", body)
    assert response.status_code in (200, 400, 422)
