"""The first page of the portal opens quickly on an old phone over a slow network."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.factories.cast import load_cast

pytestmark = pytest.mark.django_db
MOST_BYTES = 30 * 1024


def compressed(content: bytes) -> int:
    return len(gzip.compress(content, compresslevel=6))


def test_the_first_page_with_its_styles_weighs_at_most_thirty_kilobytes() -> None:
    load_cast()
    answer = Client().get("/")
    assert answer.status_code == 200
    page = answer.content.decode()
    styles = re.findall(r'<link[^>]*rel="stylesheet"[^>]*href="/static/([^"]+)"', page)
    assert styles
    found = [finders.find(name) for name in styles]
    weight = compressed(answer.content)
    for name, path in zip(styles, found, strict=True):
        assert path, name
        with open(path, "rb") as file:
            weight += compressed(file.read())
    assert weight <= MOST_BYTES


def test_no_page_loads_anything_from_elsewhere() -> None:
    load_cast()
    page = Client().get("/").content.decode()
    loaded = re.findall(r'<(?:link|script|img|iframe|source)[^>]*(?:href|src)="([^"]+)"', page)
    assert loaded
    assert [address for address in loaded if not address.startswith(("/", "data:"))] == []
