"""Whatever a machine sends, the interface keeps to its own description and never breaks."""


import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks as openapi_checks

from motcua.api.openapi import describe
from motcua.api.v1.interface import interface
from motcua.config.wsgi import application

pytestmark = pytest.mark.django_db

schema = schemathesis.openapi.from_dict(describe(interface, prefix="/api/v1"))
schema.app = application


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
