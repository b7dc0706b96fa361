"""The gallery shows every component in order; what goes wrong is said in words, with a code that leads to the log."""

import logging
import re
from typing import Any

import pytest
from django.template import Library
from django.test import override_settings
from django.urls import path

from motcua.config import urls
from motcua.core.access import public
from motcua.ui.components.library import register
from motcua.ui.templatetags import ui
from tests.page_client import PageClient, text_of

pytestmark = pytest.mark.django_db


@public
def broken(request: Any) -> Any:
    """A page with a fault in it."""
    raise RuntimeError("the cat sat on the keyboard")


urlpatterns = [path("hong/", broken), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_gallery_is_in_order(prefix: str) -> None:
    response = PageClient().get(f"{prefix}/thu-vien-giao-dien/")
    assert response.status_code == 200


def test_every_component_is_explained() -> None:
    library: Library = register
    tags = set(library.tags)
    explained = set(re.findall(r"{% (\w+)", ui.__doc__ or ""))
    not_tags = {"extends", "csrf_token"}
    assert {name for name in explained - not_tags if not name.startswith("end")} <= tags
    assert not {name for name in tags - explained if name != "field"} - {
        "textarea_field",
        "select_field",
        "checkboxes_field",
        "side_lists",
        "downloads",
        "scroll",
        "error_summary",
        "beneath_errors",
    }


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_gives_a_code_that_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    browser = PageClient(raise_request_exception=False)
    with caplog.at_level(logging.ERROR, logger="motcua.pages"):
        response = browser.get("/hong/")
    assert response.status_code == 500
    words = text_of(response)
    code = re.search(r"\b[0-9A-F]{8}\b", words)
    assert code
    assert code[0] in caplog.text
    assert "cat sat" not in words
    assert "Hồ sơ đã có mã thì vẫn được giữ nguyên" in words
