"""The practice centre, its published procedures, and machines with keys."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.identity.api import create_token
from motcua.orgs.api import UnitRef, load_units, unit_in_force
from tests.factories.catalogue import load_catalogue

EXAMPLES = Path(__file__).resolve().parents[3] / "docs" / "api" / "examples"
PRACTICE = "demo-xa-mau"
ALL_SCOPES = ("dossiers:read", "dossiers:write")


def example(name: str) -> Any:
    """A documented example, as it stands."""
    return json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


class Machine:
    """A program with (or without) a key, talking JSON."""

    def __init__(self, client: Client, token: str = "") -> None:
        self._client = client
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, address: str, **headers: str) -> Any:
        """The response of a GET below /api/v1/."""
        return self._client.get(f"/api/v1/{address}", headers=self._headers | headers)

    def post(self, address: str, document: Any = None, **headers: str) -> Any:
        """The response of a POST; header names with underscores for hyphens."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.post(
            f"/api/v1/{address}",
            "" if document is None else json.dumps(document),
            content_type="application/json",
            headers=self._headers | named,
        )

    def send_file(self, file: Any, **headers: str) -> Any:
        """The response of an upload."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self._client.post("/api/v1/files", {"file": file}, headers=self._headers | named)


@pytest.fixture
def practice(db: None) -> UnitRef:
    """The practice centre with the whole catalogue."""
    load_units(DATA_FILES / "orgs" / "practice.yaml")
    load_catalogue()
    return unit_in_force(PRACTICE, on=datetime.now(UTC).date())


@pytest.fixture
def machine_with(client: Client, practice: UnitRef) -> Callable[..., Machine]:
    """Makes a machine with these scopes in the practice centre, or in the unit of this key."""

    def make(*scopes: str, unit_id: int = practice.id) -> Machine:
        created = create_token(
            actor=Actor.system(), name="máy thử", unit_id=unit_id, scopes=scopes, now=datetime.now(UTC)
        )
        return Machine(client, created.token)

    return make


@pytest.fixture
def machine(machine_with: Callable[..., Machine]) -> Machine:
    """A machine that may do everything in the practice centre."""
    return machine_with(*ALL_SCOPES)


@pytest.fixture
def stranger(client: Client, practice: UnitRef) -> Machine:
    """A machine without a key."""
    return Machine(client)
