"""Whatever a machine sends, the interface keeps to its own description and never breaks."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks as openapi_checks

from motcua.api.openapi import describe
from motcua.api.v1.interface import interface
from motcua.config.wsgi import application
from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.dossiers.api import LegalChannel, Place, Submission, SubmittingActor, submit_dossier
from motcua.identity.api import create_token
from motcua.orgs.api import UnitRef, load_units, unit_in_force
from tests.factories.catalogue import load_catalogue
from tests.integration.api.conftest import PRACTICE, example

pytestmark = pytest.mark.django_db

schema = schemathesis.openapi.from_dict(describe(interface, prefix="/api/v1"))
schema.app = application


@schemathesis.serializer("application/offset+octet-stream")
def part_of_a_file(_context: Any, value: Any) -> bytes:
    """Bytes as they are; what is generated as no bytes at all, as text."""
    raw = getattr(value, "data", value)
    return raw if isinstance(raw, bytes) else str(raw).encode("utf-8", "replace")


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The server gives its connection back after each request; here all requests share the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def practice(db: None) -> UnitRef:
    load_units(DATA_FILES / "orgs" / "practice.yaml")
    load_catalogue()
    return unit_in_force(PRACTICE, on=datetime.now(UTC).date())


@pytest.fixture
def headers(practice: UnitRef) -> dict[str, str]:
    made = create_token(
        actor=Actor.system(),
        name="máy thử",
        unit_id=practice.id,
        scopes=["dossiers:read", "dossiers:write"],
        now=datetime.now(UTC),
    )
    return {"Authorization": f"Bearer {made.token}"}


@pytest.fixture
def code(practice: UnitRef) -> str:
    """A dossier that exists, so that generated verbs reach the use cases."""
    given = example("submit-2.000635")
    submission = Submission(
        procedure_code=given["procedure"],
        unit_code=given["unit"],
        legal_channel=LegalChannel.ONLINE,
        place=Place.HOME,
        submitting_actor=SubmittingActor.OWNER,
        applicant=given["applicant"],
        answers=given["answers"],
    )
    return submit_dossier(actor=Actor.system(), submission=submission, now=datetime.now(UTC)).code


@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case, headers: dict[str, str], code: str) -> None:
    if "/dossiers/{code}" in case.operation.path:
        case.path_parameters["code"] = code
    case.call_and_validate(
        headers=headers,
        # Words of the right shape may still name a procedure that does not exist: that is refused, and rightly.
        excluded_checks=[openapi_checks.positive_data_acceptance],
    )
