"""Editors, and records that have something doubtful in them."""

from datetime import UTC, datetime
from pathlib import Path

from motcua.catalogue.api import import_national
from motcua.catalogue.models import RecordFinding
from motcua.core.actor import Actor, ActorKind, Grant, Role
from tests.factories.national import record, write_records

IMPORTED_AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DECIDED_AT = datetime(2026, 11, 24, 2, 30, tzinfo=UTC)
EDITOR = Actor(ActorKind.STAFF, name="Võ Thị Biên Tập", account_id=77, grants=frozenset({Grant(5, Role.EDITOR)}))
OTHERS = (
    Actor.anonymous(),
    Actor(ActorKind.CITIZEN, name="Hồ Thị K'Lan", account_id=1),
    *(
        Actor(ActorKind.STAFF, name="Cán bộ", account_id=2, grants=frozenset({Grant(5, role)}))
        for role in Role
        if role is not Role.EDITOR
    ),
)
"""Everybody else: strangers, and staff of all other roles, administrators of a unit among them."""


FEES = [{"type": "FEE", "value": 8, "description": "8.000 đồng/bản"}, {"type": "FEE", "value": 5, "description": ""}]
"""One charge that is a thousand times too small, and one below all that is charged."""


def load_doubtful(
    folder: Path, *codes: str, name: str = "Thủ tục đăng ký khai sinh", now: datetime = IMPORTED_AT
) -> None:
    """A record of each code with the same doubts."""
    methods = [
        {
            "submissionMethod": "DIRECT",
            "processingTime": 1,
            "processingTimeUnit": "OTHER",
            "description": "Ngay trong ngày làm việc",
            "fees": FEES,
        }
    ]
    records = [record(code, name=name, executionMethods=methods) for code in codes or ("1.900001",)]
    import_national(actor=Actor.system(), path=write_records(folder / "records.jsonl", records), now=now)


def finding(code: str = "fee_thousand_too_small", procedure: str = "1.900001") -> RecordFinding:
    """The finding of that kind in the record in force."""
    return RecordFinding.objects.get(code=code, version__procedure__code=procedure, version__valid__upper_inf=True)
