"""The small cast of every story: a mother, her delegate, the people of the practice centre, and a stranger.

Actors carry roles as they are read from accounts; `people` also makes the accounts for tests that sign in.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Actor, ActorKind, Grant, Role
from motcua.core.data_folder import DATA_FILES
from motcua.identity.api import Account, StaffRole
from motcua.orgs.api import UnitRef, load_units, unit_in_force
from motcua.orgs.models import Unit
from tests.factories.catalogue import load_catalogue
from tests.factories.kept_rows import KeptRows

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
"""Monday 30 November 2026, 9:00 in Viet Nam: an ordinary working week lies ahead."""

TODAY = date(2026, 11, 30)
PRACTICE_CENTRE = "demo-xa-mau"
NEIGHBOUR = "demo-lang-gieng"
PASSWORD = "mật khẩu dài để thử"


@dataclass(frozen=True, slots=True)
class Cast:
    """Who acts in the story; the stranger is the clerk of the neighbouring commune."""

    centre: UnitRef
    neighbour: UnitRef
    mother: Actor
    delegate: Actor
    clerk: Actor
    specialist: Actor
    leader: Actor
    analyst: Actor
    stranger: Actor
    machine: Actor


def load_centre() -> UnitRef:
    """The practice centre with its catalogue, as every installation has it."""
    units_and_catalogue()
    return unit_in_force(PRACTICE_CENTRE, on=TODAY)


def _load_units_and_catalogue() -> None:
    load_units(DATA_FILES / "orgs" / "practice.yaml")
    load_catalogue()


units_and_catalogue = KeptRows(_load_units_and_catalogue)


def load_neighbour() -> UnitRef:
    """A second centre, where the same procedures may be filed over the counter."""
    Unit.objects.get_or_create(
        code=NEIGHBOUR,
        defaults={
            "name": "Trung tâm Phục vụ hành chính công Xã Láng Giềng",
            "name_folded": "trung tam phuc vu hanh chinh cong xa lang gieng",
            "tier": "commune",
            "kind": "commune_centre",
            "path": NEIGHBOUR,
            "valid": DateRange(date(2025, 7, 1), None),
            "source": "test",
        },
    )
    return unit_in_force(NEIGHBOUR, on=TODAY)


def officer(name: str, unit: UnitRef, role: Role, account_id: int | None = None) -> Actor:
    """Staff with one role in one unit."""
    return Actor(ActorKind.STAFF, name=name, account_id=account_id, grants=frozenset({Grant(unit.id, role)}))


def machine_of(unit: UnitRef, *scopes: str) -> Actor:
    """A machine with a key for the unit; by default it may read and write dossiers."""
    held = scopes or ("dossiers:read", "dossiers:write")
    grants = frozenset(Grant(unit.id, role) for role in (Role.CLERK, Role.SPECIALIST, Role.LEADER))
    return Actor(ActorKind.MACHINE, name="Hệ thống tỉnh", token_id=1, grants=grants, scopes=frozenset(held))


def load_cast() -> Cast:
    """Units, catalogue and everybody."""
    centre, neighbour = load_centre(), load_neighbour()
    return Cast(
        centre=centre,
        neighbour=neighbour,
        mother=Actor.anonymous(),
        delegate=Actor(ActorKind.CITIZEN, name="Lê Văn Ủy", account_id=900),
        clerk=officer("Nguyễn Thị Một", centre, Role.CLERK),
        specialist=officer("Trần Văn Chuyên", centre, Role.SPECIALIST),
        leader=officer("Phạm Thị Lãnh", centre, Role.LEADER),
        analyst=officer("Đỗ Thị Phân", centre, Role.ANALYST),
        stranger=officer("Hoàng Văn Khác", neighbour, Role.CLERK),
        machine=machine_of(centre),
    )


def make_account(username: str, display_name: str, unit: UnitRef, role: Role) -> Account:
    """An account that signs in with `PASSWORD` and holds one role since the unit exists."""
    account = Account.objects.create_account(username=username, password=PASSWORD, display_name=display_name)
    StaffRole.objects.create(account=account, unit_id=unit.id, role=role, valid=DateRange(date(2025, 7, 1), None))
    return account


def people(cast: Cast) -> dict[str, Account]:
    """The accounts of the practice centre and of the stranger, under their demonstration names."""
    wanted: list[tuple[str, str, UnitRef, Role]] = [
        ("mot-cua-1", cast.clerk.name, cast.centre, Role.CLERK),
        ("chuyen-vien-1", cast.specialist.name, cast.centre, Role.SPECIALIST),
        ("lanh-dao-1", cast.leader.name, cast.centre, Role.LEADER),
        ("phan-tich-1", cast.analyst.name, cast.centre, Role.ANALYST),
        ("can-bo-khac-1", cast.stranger.name, cast.neighbour, Role.CLERK),
    ]
    return {username: make_account(username, name, unit, role) for username, name, unit, role in wanted}
