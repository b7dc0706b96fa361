"""Whatever a machine sends, the interface keeps to its own description and never breaks."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks as openapi_checks

from motcua.api.openapi import describe
from motcua.api.v1.interface import interface
from motcua.config.wsgi import application
from tests.factories.catalogue import load_catalogue

pytestmark = pytest.mark.django_db

schema = schemathesis.openapi.from_dict(describe(interface, prefix="/api/v1"))
schema.app = application


@pytest.fixture(autouse=True)
def _catalogue(db: None) -> None:
    load_catalogue()


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The server gives its connection back after each request; here all requests share the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@schema.parametrize()
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(
        # Words of the right shape may still name a procedure that does not exist: that is refused, and rightly.
        excluded_checks=[openapi_checks.positive_data_acceptance],
    )
