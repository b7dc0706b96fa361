"""What comes over the line is read without believing it: nonsense is as if it were not there, strangers get nothing."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.live.asking import allowed_origin, read_asked

NOW = 1_800_000_000.0


def test_a_pages_request_is_read() -> None:
    query = b"dossier=H57.24-261130-0007&view=abcDEF-_123&doing=stop_dossier&at=1799999990.250"
    asked = read_asked(query, {"cookie": "a=b; sessionid=abc123def456; x"}, now=NOW)
    assert (asked.code, asked.view, asked.doing) == ("H57.24-261130-0007", "abcDEF-_123", "stop_dossier")
    assert asked.session_key == "abc123def456"
    assert asked.since == 1799999988.25
    lists = read_asked(b"unit=3&unit=4&unit=x&unit=-1&unit=99999999999999999999", {}, now=NOW)
    assert (lists.unit_ids, lists.code, lists.session_key) == ((3, 4), "", "")


def test_a_line_that_broke_goes_on_where_it_was() -> None:
    asked = read_asked(b"unit=3&at=1799999990", {"last-event-id": "1799999995.5"}, now=NOW)
    assert asked.since == 1799999993.5


@pytest.mark.parametrize(
    "query",
    [
        b"dossier=D-1",
        b"dossier=D-1&view=short",
        b"dossier=D-1&view=" + b"x" * 33,
        b"dossier=&view=abcDEF-_123",
        b"&".join(b"a=1" for _ in range(200)),
    ],
)
def test_a_page_without_a_name_listens_to_no_dossier(query: bytes) -> None:
    assert read_asked(query, {}, now=NOW).code == ""


@given(query=st.binary(max_size=300), cookie=st.text(max_size=80), last=st.text(max_size=30))
def test_no_request_is_too_strange(query: bytes, cookie: str, last: str) -> None:
    asked = read_asked(query, {"cookie": cookie, "last-event-id": last}, now=NOW)
    assert asked.session_key == "" or asked.session_key.isalnum()
    assert all(key >= 0 for key in asked.unit_ids)


@pytest.mark.parametrize(
    ("origin", "answer"),
    [
        ("", ""),
        ("https://motcua.example", "https://motcua.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://elsewhere.example", None),
        ("http://localhost.elsewhere.example", None),
        ("file://localhost", None),
        ("null", None),
        ("http://[", None),
    ],
)
def test_only_our_own_pages_may_read_the_stream(settings: Any, origin: str, answer: str | None) -> None:
    settings.PUBLIC_URL = "https://motcua.example"
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
    assert allowed_origin(origin) == answer
