"""An analyst goes the way of a study on a made-up province, a leader publishes it, and anybody reads it."""

from collections.abc import Callable

from motcua.studies.models import Study, StudyResult
from tests.browser.visitor import Visitor
from tests.factories.cast import Cast


def test_from_the_example_to_the_published_report(office: Cast, visitor: Callable[..., Visitor]) -> None:
    analyst = visitor()
    analyst.sign_in_by_form("phan-tich-1")
    assert analyst.sees("Tám bước của một nghiên cứu", "Chưa có nghiên cứu nào")
    analyst.press("Mở một ví dụ đã làm sẵn")
    study = Study.objects.get()
    assert analyst.sees("Dữ liệu giả lập", "thí điểm tự nộp ở 4 trong 33 xã")
    place = f"/phan-tich/studies/{study.code}/"
    analyst.open(f"{place}results/1/")
    assert analyst.sees("Vào nhóm 4 đứng đầu nhiều nhất")
    picture = analyst.page.locator(".chart img").first
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    assert analyst.sees("Bị loại", "Giá trị gốc của từng tiêu chí", "Kendall", "Lựa chọn có vững không")
    changes = analyst.page.get_by_alt_text("lựa chọn không đổi ở trọng số")
    changes.scroll_into_view_if_needed()
    assert changes.evaluate("one => one.decode().then(() => one.naturalWidth)") > 100
    number = StudyResult.objects.get(study=study, line="gain").number
    analyst.open(f"{place}results/{number}/")
    assert analyst.sees("hồ sơ trực tuyến cả thảy", "Gỡ rào cản nào thì được bao nhiêu")
    analyst.open(f"{place}results/1/")
    analyst.follow("Chạy lại với một thay đổi")
    analyst.press("Chạy")
    assert analyst.sees("kết quả số")
    analyst.open(f"{place}decisions/new/")
    analyst.page.get_by_label("Quyết định về").select_option("result")
    analyst.fill("Quyết định gì", "Mở rộng ra mười xã")
    analyst.fill("Vì sao", "Tăng rõ, không thấy gây hại")
    analyst.press("Ghi biên bản")
    assert analyst.sees("Kết luận: Mở rộng ra mười xã")
    leader = visitor()
    leader.sign_in("lanh-dao-1")
    leader.open(f"{place}report/")
    assert leader.sees("Nói gọn", "điểm phần trăm", "So với kế hoạch đã khóa")
    leader.fill("Góp ý mới", "Nêu rõ có lũ tháng 11.")
    leader.press("Gửi góp ý")
    leader.press("Công bố báo cáo")
    assert leader.sees("còn góp ý chưa trả lời")
    analyst.open(f"{place}report/")
    analyst.fill("Trả lời góp ý số 1", "Đã ghi.")
    analyst.press("Gửi trả lời")
    leader.open(f"{place}report/")
    leader.press("Công bố báo cáo")
    reader = visitor(phone=True, javascript=False)
    reader.open("/phan-tich/reports/")
    reader.follow(study.title)
    assert reader.sees("Nói gọn", "Mở rộng ra mười xã", "Dữ liệu giả lập")
    assert reader.download("Báo cáo PDF").startswith(b"%PDF")
