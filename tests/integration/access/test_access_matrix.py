"""Everybody knocks at every door of the house, and meets what is written in `matrix.yaml`."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from motcua.audit.models import Read
from motcua.core.recent import RecentMemory
from motcua.ui import errors
from tests.integration.access.matrix import fits, read_matrix
from tests.integration.access.walking import NO_SUCH_METHOD, Door, doors, knock
from tests.integration.access.world import World, build_world

pytestmark = pytest.mark.django_db
MATRIX = read_matrix()
UNNOTED: dict[str, str] = yaml.safe_load(Path(__file__).with_name("unnoted.yaml").read_text(encoding="utf-8"))
INSIDE = ("clerk", "leader", "administrator", "editor")
WHO = (*INSIDE, *sorted(MATRIX.cast - set(INSIDE)))
"""First those who come through the doors, for they see which methods an address does not take."""


def _plain(request: HttpRequest, name: str, title: str, status: int) -> HttpResponse:
    """A refusal without its page, of which thousands come; how they look is for other tests."""
    return HttpResponse(title, status=status)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Made once and written down, so that no transaction stays open meanwhile; thrown away at the end."""
    folder: Path = tmp_path_factory.mktemp("access")
    gc.disable()  # what the walk leaves lying is little
    logging.disable(logging.CRITICAL)  # thousands of refusals are what is wanted here
    try:
        with (
            override_settings(MEDIA_ROOT=folder / "files", DATA_FOLDER=folder),
            pytest.MonkeyPatch.context() as patch,
            django_db_blocker.unblock(),
        ):
            RecentMemory.forget_everything()
            try:
                made = build_world(folder)
                patch.setattr(errors, "_page", _plain)
                yield made
            finally:
                call_command("flush", interactive=False, verbosity=0)
    finally:
        logging.disable(logging.NOTSET)
        gc.enable()


@pytest.fixture(scope="module")
def all_doors(world: World) -> list[Door]:
    """Every address with every method that it takes from somebody."""
    assert settings.ROOT_URLCONF == "motcua.config.urls"
    return list(doors(world.named))


@pytest.fixture(scope="module")
def closed_to_all() -> set[Door]:
    """Methods that an address has been seen to take from nobody: nobody else needs to try them."""
    return set()


def _walked_by(who: str, all_doors: list[Door]) -> list[Door]:
    """Machines use the interface alone; their keys are nothing to a page."""
    return [door for door in all_doors if not who.startswith("machine") or door.route.startswith("api/")]


@pytest.mark.parametrize("who", WHO)
def test_everybody_meets_what_is_written(
    world: World, all_doors: list[Door], closed_to_all: set[Door], who: str
) -> None:
    faults = []
    for door in _walked_by(who, all_doors):
        if door in closed_to_all:
            continue
        met = knock(world, who, door)
        if met == NO_SUCH_METHOD:
            closed_to_all.add(door)
        elif fault := MATRIX.fault(who, door, met):
            faults.append(fault)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("who", ["clerk", "leader", "machine_reads"])
def test_who_of_the_office_sees_her_is_noted(world: World, all_doors: list[Door], who: str) -> None:
    silent, seen = [], 0
    for door in _walked_by(who, all_doors):
        if door.method != "GET" or MATRIX.expected(who, door) != "sees" or any(fits(line, door) for line in UNNOTED):
            continue
        with transaction.atomic():
            before = Read.objects.count()
            met = knock(world, who, door, undo=False)
            noted = Read.objects.count() - before
            transaction.set_rollback(True)
        seen += met == "sees"
        if met == "sees" and not noted:
            silent.append(door.route)
    assert silent == [], "note the reading with audit.api.record_read, or say in unnoted.yaml why not"
    assert seen


def test_the_matrix_speaks_of_nothing_that_is_not_there(all_doors: list[Door], world: World) -> None:
    assert set(world.clients) == MATRIX.cast
    assert set(MATRIX.marks) == {door.mark for door in all_doors}
    assert [line for line in MATRIX.lines if not any(fits(line, door) for door in all_doors)] == []
    assert [line for line in UNNOTED if not any(fits(line, door) for door in all_doors)] == []


def test_a_new_address_is_closed_until_the_matrix_says_otherwise() -> None:
    new = Door("can-bo/new/", "GET", "dossiers.handle", "/can-bo/new/")
    assert MATRIX.fault("clerk", new, "passes") == MATRIX.fault("editor", new, "refused") == ""
    assert "Close the door" in MATRIX.fault("clerk", new, "sees")
    assert "Close the door" in MATRIX.fault("editor", new, "passes")
    assert "write under `marks`" in MATRIX.fault("clerk", new._replace(mark="dossiers.new"), "passes")
