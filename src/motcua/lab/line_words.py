"""What each method is for, in words of the office: the question it answers, what it needs, what it cannot say."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class LineWords:
    """`answers`, `needs` and `cannot` are whole sentences."""

    title: Promise
    answers: Promise
    needs: Promise
    cannot: Promise


LINES: Mapping[str, LineWords] = {
    "smaa": LineWords(
        _("Xếp hạng thủ tục theo mọi cách cân nhắc"),
        _("Thủ tục nào vào nhóm đầu trong hầu hết các cách cho trọng số mà chuyên gia chấp nhận được."),
        _("Bảng mỗi dòng một thủ tục, mỗi cột một tiêu chí; thứ tự tiêu chí của từng chuyên gia."),
        _("Không nói tiêu chí nào là đúng; chỉ nói lựa chọn có vững khi đổi trọng số không."),
    ),
    "allocate": LineWords(
        _("Bốc thăm chọn xã, có cân bằng"),
        _("Xã nào bắt đầu trước, bốc thăm trong các phương án cân bằng nhất, có niêm phong."),
        _("Bảng mỗi dòng một xã đủ điều kiện, với các biến cần cân bằng đo trước khi bắt đầu."),
        _("Không dùng được cho xã đã chọn sẵn: xã thỏa thuận thì không có giá trị p."),
    ),
    "power": LineWords(
        _("Thí điểm này nhìn thấy được thay đổi cỡ nào"),
        _("Với bao nhiêu xã thì thay đổi cỡ nào sẽ được nhận ra, mô phỏng từ lịch sử của chính tỉnh."),
        _("Bảng mỗi dòng một xã một kỳ, ít nhất 18 kỳ; hoặc độ lệch chuẩn đã biết."),
        _("Không hứa kết quả: chỉ xếp hạng các cách thiết kế."),
    ),
    "sample-size": LineWords(
        _("Cần hỏi bao nhiêu người"),
        _("Cỡ mẫu để một tỷ lệ được biết đủ chính xác trong mỗi nhóm; hoặc số cụm để thấy hai nhóm khác nhau."),
        _("Sai số muốn có, hiệu ứng thiết kế, tỷ lệ trả lời; với hai nhóm: cỡ cụm và mức khác nhau giữa các cụm."),
        _("Không sửa được mẫu chọn tiện tay."),
    ),
    "weights": LineWords(
        _("Tính trọng số khảo sát"),
        _("Mỗi người được hỏi đại diện cho bao nhiêu người."),
        _("Bảng mỗi dòng một người được chọn, có xác suất chọn và có trả lời hay không."),
        _("Không chữa được nhóm hoàn toàn vắng mặt trong mẫu."),
    ),
    "submissions": LineWords(
        _("Nhận phiếu từ ODK hoặc Kobo"),
        _("Bảng sạch, mỗi phiếu một dòng; phiếu trùng và phiếu bị loại được nêu rõ."),
        _("Tệp CSV xuất từ ODK Central hoặc Kobo."),
        _("Không tự chọn giữa hai phiếu trái nhau."),
    ),
    "xlsform": LineWords(
        _("Làm phiếu hỏi cho máy điện thoại"),
        _("Phiếu XLSForm nhiều ngôn ngữ, có tiếng đọc, dùng được khi mất mạng."),
        _("Bảng câu hỏi và bảng lựa chọn trả lời."),
        _("Không kiểm tra câu hỏi có dễ hiểu không: hãy hỏi thử."),
    ),
    "survey-estimate": LineWords(
        _("Ước lượng từ khảo sát"),
        _("Trung bình, trung vị, tỷ lệ hoặc tổng của cả xã, cả tỉnh, với sai số đúng theo cách chọn mẫu."),
        _("Phiếu đã có trọng số, cột tầng và cột cụm."),
        _("Không nói về người không có cơ hội được chọn."),
    ),
    "funnel": LineWords(
        _("Người dân dừng ở bước nào"),
        _("Trong mỗi trăm hồ sơ bắt đầu, bao nhiêu tới từng bước, với khoảng tin cậy."),
        _("Bảng sự kiện: mã hồ sơ, bước, thời điểm; thứ tự các bước được khai trước."),
        _("Không thấy người chưa từng bắt đầu."),
    ),
    "barriers": LineWords(
        _("Rào cản nào chặn đầu tiên"),
        _("Ở mỗi thủ tục, mỗi xã, điều gì chặn người dân đầu tiên, theo nhật ký, khảo sát và buổi trợ giúp."),
        _("Ít nhất một trong ba bảng: số đếm từ nhật ký, phiếu khảo sát, sổ buổi trợ giúp; với cột thủ tục hoặc xã."),
        _("Không cộng ba cửa sổ lại; không nói về người mà cả ba cửa sổ đều không thấy."),
    ),
    "survival": LineWords(
        _("Bao lâu thì xong"),
        _("Thời gian tới khi xong, kể cả những hồ sơ còn đang chờ."),
        _("Bảng mỗi dòng một hồ sơ: thời gian, đã kết thúc hay chưa và kết thúc thế nào."),
        _("Không nói vì sao nhóm này nhanh hơn nhóm kia."),
    ),
    "ri": LineWords(
        _("Kết quả có hơn ngẫu nhiên không"),
        _("Chênh lệch giữa xã thí điểm và xã còn lại có nổi bật giữa mọi cách bốc thăm đã có thể xảy ra không."),
        _("Kết quả từng xã trước và sau; đúng tập phương án đã niêm phong khi bốc thăm."),
        _("Không dùng khi xã được chọn không qua bốc thăm."),
    ),
    "placebo": LineWords(
        _("Xã thỏa thuận đứng thứ mấy"),
        _("Chênh lệch của các xã đã thỏa thuận đứng thứ mấy giữa mọi nhóm xã cùng cỡ."),
        _("Kết quả từng xã trước và sau; cột đánh dấu các xã đã thỏa thuận."),
        _("Không có giá trị p và không nói can thiệp gây ra chênh lệch: xã không được bốc thăm."),
    ),
    "did": LineWords(
        _("So thay đổi với thay đổi"),
        _("Xã thí điểm thay đổi nhiều hơn xã không thí điểm bao nhiêu."),
        _("Bảng mỗi dòng một xã một kỳ, có kỳ trước khi bắt đầu."),
        _("Không đúng nếu hai nhóm vốn đã đi khác hướng."),
    ),
    "event-study": LineWords(
        _("Tác động theo từng kỳ"),
        _("Tác động bắt đầu khi nào, lớn dần hay mất đi, và trước đó hai nhóm có song song không."),
        _("Bảng mỗi dòng một xã một kỳ, kỳ bắt đầu của từng xã; cần xã chưa từng bắt đầu."),
        _("Không tách được tác động nếu mọi xã bắt đầu cùng lúc và không còn xã so sánh."),
    ),
    "its": LineWords(
        _("Chuỗi số liệu có gãy không"),
        _("Sau mốc bắt đầu, chuỗi đổi mức và đổi hướng bao nhiêu so với xu thế và mùa vụ."),
        _("Chuỗi theo tháng, ít nhất một năm trước mốc; các mốc gãy đã biết."),
        _("Không tách được hai việc xảy ra cùng một tháng."),
    ),
    "gap": LineWords(
        _("Khoảng cách giữa các nhóm"),
        _("Nhóm nào bị bỏ lại, hơn kém bao nhiêu điểm và bao nhiêu lần."),
        _("Bảng mỗi dòng một nhóm hoặc một người, với cột nhóm và cột thứ tự giàu nghèo, xa gần."),
        _("Tỷ lệ của xã không phải là tỷ lệ của một dân tộc hay một hộ trong xã."),
    ),
    "holm": LineWords(
        _("Sửa giá trị p khi có nhiều kết quả"),
        _("Kết quả phụ nào còn đứng vững khi đã thử nhiều lần."),
        _("Bảng mỗi dòng một kết quả phụ với giá trị p."),
        _("Không áp dụng cho kết quả chính đã khai trước."),
    ),
    "cost": LineWords(
        _("Thêm một hồ sơ tự nộp tốn bao nhiêu"),
        _("Chi phí cho mỗi hồ sơ tự nộp tăng thêm, là một khoảng chứ không phải một số."),
        _("Bảng khoản chi thấp nhất và cao nhất; tác động với khoảng tin cậy."),
        _("Không nói khoản nào làm nên tác động."),
    ),
}

OPTIONS: Mapping[str, Promise] = {
    "data": _("Bảng dữ liệu"),
    "unit": _("Cột tên đơn vị (xã, thủ tục)"),
    "outcome": _("Cột kết quả đo được"),
    "time": _("Cột kỳ hoặc thời gian"),
    "treated": _("Cột có thí điểm (1) hay không (0)"),
    "first-treated": _("Cột kỳ bắt đầu của đơn vị"),
    "binding": _("Cột rào cản chặn đầu tiên"),
    "noted": _("Cột mọi rào cản đã ghi"),
    "minutes": _("Cột số phút giúp"),
    "by": _("Chia theo những cột nào, cách nhau bằng dấu phẩy"),
    "log": _("Số đếm từ nhật ký, mỗi dòng một dấu hiệu"),
    "interviews": _("Phiếu khảo sát, mỗi dòng một người"),
    "sessions": _("Sổ buổi trợ giúp, mỗi dòng một buổi"),
    "strata": _("Cột tầng (huyện cũ, vùng)"),
    "cluster": _("Cột cụm (bậc một)"),
    "cluster2": _("Cột đơn vị bậc hai"),
    "weight": _("Cột trọng số"),
    "fpc": _("Cột số cụm có trong tầng"),
    "fpc2": _("Cột số đơn vị bậc hai có trong cụm"),
    "size": _("Cột cỡ (số dân, số hồ sơ)"),
    "group": _("Cột nhóm cần so sánh"),
    "event": _("Cột sự kiện hoặc bước"),
    "covariates": _("Các cột cần cân bằng hoặc giữ nguyên, cách nhau bằng dấu phẩy"),
    "categorical": _("Những cột mà con số chỉ là tên gọi"),
    "covariate-weights": _("Trọng số của từng cột cân bằng"),
    "arms": _("Số đơn vị bắt đầu trước (theo tầng: A=2,B=2)"),
    "metric": _("Cách đo mất cân bằng"),
    "keep": _("Giữ phần phương án cân bằng nhất (0,1 là 10 %)"),
    "neighbours": _("Bảng các cặp đơn vị giáp nhau"),
    "neighbours-rule": _("Quy tắc với đơn vị giáp nhau"),
    "draws": _("Số lần rút hoặc mô phỏng"),
    "seed": _("Hạt giống của phép rút"),
    "alpha": _("Mức ý nghĩa"),
    "accepted": _("Tên tệp ghi các phương án được chấp nhận"),
    "allocations": _("Tệp các phương án đã niêm phong"),
    "post-from": _("Kỳ đầu tiên sau khi bắt đầu"),
    "statistic": _("Đại lượng được tính"),
    "criteria": _("Các tiêu chí; dấu trừ trước tiêu chí càng ít càng tốt"),
    "scale": _("Cách quy về thang 0 đến 1"),
    "bounds": _("Hai đầu thang đã khai"),
    "order": _("Thứ tự tiêu chí của một chuyên gia (mỗi dòng một người)"),
    "experts": _("Bảng thứ hạng của các chuyên gia"),
    "gate": _("Điều kiện bắt buộc (mỗi dòng một điều kiện)"),
    "top": _("Chọn bao nhiêu"),
    "designs": _("Các thiết kế: số thí điểm/số ứng viên"),
    "effects": _("Các cỡ tác động muốn thử"),
    "before": _("Số kỳ trước"),
    "after": _("Số kỳ sau"),
    "sd": _("Độ lệch chuẩn của thay đổi, nếu không có lịch sử"),
    "steps": _("Các bước theo thứ tự, cách nhau bằng dấu phẩy"),
    "smallest": _("Ẩn số đếm nhỏ hơn"),
    "at": _("Kỳ đầu tiên sau mốc"),
    "breaks": _("Các mốc gãy đã biết"),
    "season": _("Số kỳ trong một năm"),
    "rank": _("Cột thứ tự từ thiệt thòi tới thuận lợi"),
    "item": _("Cột tên khoản chi"),
    "low": _("Thấp nhất"),
    "high": _("Cao nhất"),
    "effect": _("Tác động"),
    "effect-low": _("Đầu dưới của khoảng tác động"),
    "effect-high": _("Đầu trên của khoảng tác động"),
    "dossiers": _("Số hồ sơ trong phạm vi"),
    "horizon": _("Mốc thời gian cần nói tới"),
    "margin": _("Sai số muốn có"),
    "share": _("Tỷ lệ dự kiến"),
    "deff": _("Hiệu ứng thiết kế"),
    "response": _("Tỷ lệ trả lời"),
    "population": _("Số người trong nhóm, nếu hữu hạn"),
    "domains": _("Số nhóm phải báo cáo"),
    "out": _("Tên tệp kết quả"),
    "survey": _("Bảng câu hỏi"),
    "choices": _("Bảng lựa chọn trả lời"),
    "id": _("Mã phiếu"),
    "title": _("Tên phiếu"),
    "version": _("Phiên bản phiếu"),
    "margins": _("Bảng tổng thể đã biết"),
    "answered": _("Cột có trả lời (1) hay không (0)"),
    "class": _("Cột nhóm không trả lời"),
    "cap": _("Trọng số lớn nhất, theo trung vị"),
}
