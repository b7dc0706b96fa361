"""Two communes are merged while dossiers are open: they are handed over, the new office goes on, it is undone."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.db.backends.postgresql.psycopg_any import DateRange

from motcua.core.actor import Role
from motcua.dossiers.models import Dossier
from motcua.identity.api import StaffRole, find_account
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.clock import OfficeClock
from tests.factories.dossiers import accepted, submitted
from tests.factories.mergers import merge_communes


def test_open_dossiers_follow_their_commune_into_the_merged_one(
    office: Cast, visitor: Callable[..., Visitor], clock: OfficeClock, tmp_path: Path
) -> None:
    codes = [accepted(office), accepted(office), submitted(office)]
    merged = merge_communes(tmp_path)
    leader = find_account("lanh-dao-1")
    assert leader is not None
    StaffRole.objects.create(
        account=leader, unit_id=merged.id, role=Role.LEADER, valid=DateRange(date(2026, 12, 1), None)
    )
    clock.now = NOW + timedelta(days=1)
    administrator = visitor()
    administrator.sign_in("quan-tri-1")
    administrator.open("/quan-tri/merged-units/")
    administrator.follow(office.centre.name)
    assert administrator.sees("Sẽ chuyển 3 hồ sơ đang mở.", merged.name)
    administrator.press("Chuyển hồ sơ")
    assert administrator.sees("Đã chuyển 3 hồ sơ.", f"{office.centre.name} → {merged.name}")
    assert set(Dossier.objects.values_list("unit_id", flat=True)) == {merged.id}
    there = visitor()
    there.sign_in("lanh-dao-1")
    there.open(f"/can-bo/?unit={merged.id}")
    assert there.sees(codes[0], "Đang giải quyết 2")
    there.follow(codes[0])
    assert there.sees("Chuyển theo sắp xếp đơn vị")
    there.follow("Phê duyệt")
    there.press("Phê duyệt kết quả")
    assert there.sees("Đã có kết quả")
    administrator.open("/quan-tri/merged-units/")
    administrator.press("Hoàn tác lần chuyển này")
    assert administrator.sees("Đã trả lại 3 hồ sơ.")
    assert set(Dossier.objects.values_list("unit_id", flat=True)) == {office.centre.id}
