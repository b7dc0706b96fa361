"""The leader approves the morning's dossiers in one go, and is told of the one that somebody else has changed."""

from collections.abc import Callable

from motcua.dossiers.api import assign_dossier
from motcua.dossiers.models import Dossier
from motcua.identity.api import find_account
from tests.browser.visitor import Visitor
from tests.factories.cast import NOW, Cast
from tests.factories.dossiers import accepted


def test_leader_approves_many_and_one_was_changed_by_a_colleague(office: Cast, visitor: Callable[..., Visitor]) -> None:
    codes = [accepted(office) for _ in range(5)]
    leader = visitor()
    leader.sign_in("lanh-dao-1")
    for code in codes[:4]:
        leader.page.get_by_label(f"Chọn hồ sơ {code}", exact=True).check()
    leader.press("Phê duyệt kết quả")
    assert leader.sees("Thực hiện được với 4 hồ sơ.")
    worker = find_account("chuyen-vien-1")
    assert worker is not None
    assign_dossier(actor=office.clerk, code=codes[3], to_account=worker.pk, now=NOW)
    leader.fill("Ghi chú nội bộ", "Đủ điều kiện")
    leader.press("Phê duyệt kết quả 4 hồ sơ")
    assert leader.sees(
        "Đã xong 3 trong 4 hồ sơ; 1 hồ sơ chưa thực hiện được.",
        f"Thay đổi mới nhất: Phân công xử lý – {office.clerk.name}",
    )
    stages = dict(Dossier.objects.values_list("code", "stage"))
    assert [stages[code] for code in codes] == ["approved"] * 3 + ["accepted"] * 2
    leader.follow("Quay lại danh sách")
    assert leader.sees("Có kết quả, chờ trả 3", "Đang giải quyết 2")
    on_phone = visitor(phone=True)
    on_phone.sign_in("lanh-dao-1")
    on_phone.page.get_by_label("Chọn tất cả hồ sơ của danh sách này (tối đa 500)").check()
    on_phone.press("Phân công")
    assert on_phone.sees("Thực hiện được với 2 hồ sơ.")
