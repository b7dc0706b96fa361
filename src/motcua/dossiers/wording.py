"""The Vietnamese words for stages, doors and refusals; every refusal says what to do next."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from motcua.dossiers.rules.promise import Kept
from motcua.mandates.wording import REFUSAL_WORDS as MANDATE_WORDS

STAGE_WORDS: dict[str, Promise] = {
    "submitted": _("Mới nộp, chờ tiếp nhận"),
    "not_accepted": _("Không được tiếp nhận"),
    "accepted": _("Đã tiếp nhận"),
    "in_hand": _("Đang xử lý"),
    "approved": _("Đã có kết quả"),
    "refused": _("Bị từ chối giải quyết"),
    "stopped": _("Đã dừng giải quyết"),
    "withdrawn": _("Đã rút hồ sơ"),
    "returned": _("Đã trả kết quả"),
}

PART_WORDS: dict[str, Promise] = {
    "": _("Chưa đến lượt, hoặc chưa có tin"),
    "waiting": _("Đã chuyển tới, chờ tiếp nhận"),
    "in_hand": _("Đang giải quyết"),
    "supplement": _("Chờ bổ sung giấy tờ"),
    "confirmation": _("Chờ xác nhận trên VNeID (không tính vào thời hạn)"),
    "done": _("Đã xong, có kết quả"),
    "refused": _("Bị từ chối"),
    "stopped": _("Đã dừng"),
}
"""State of another agency's part; empty while its system has said nothing."""

CLOCK_WORDS: dict[str, Promise] = {
    "not_started": _("Chưa tính thời hạn"),
    "running": _("Đang tính thời hạn"),
    "suspended": _("Tạm dừng tính thời hạn"),
    "ended": _("Đã kết thúc"),
}

AWAITING_WORDS: dict[str, Promise] = {
    "nothing": _("Không chờ gì từ người nộp"),
    "supplement": _("Chờ bổ sung giấy tờ"),
    "payment": _("Chờ thực hiện nghĩa vụ tài chính"),
    "others": _("Chờ cơ quan khác hoặc hết thời gian niêm yết"),
}

PAUSE_WORDS: dict[str, Promise] = {
    "supplement": _("Chờ bổ sung giấy tờ"),
    "payment": _("Chờ thực hiện nghĩa vụ tài chính"),
    "posting": _("Thời gian niêm yết công khai"),
    "confirmation": _("Chờ cơ quan khác xác nhận"),
    "incident": _("Sự cố hệ thống đã được thông báo"),
    "emergency": _("Tình huống khẩn cấp đã được công bố"),
}

CAUSER_WORDS: dict[str, Promise] = {
    "applicant": _("người nộp hồ sơ"),
    "office": _("cơ quan giải quyết"),
    "other_agency": _("cơ quan khác"),
    "law": _("quy định của pháp luật"),
}

DELIVERY_WORDS: dict[str, Promise] = {
    "none": _("Chưa có kết quả"),
    "ready": _("Kết quả chờ trả"),
    "returned": _("Đã trả kết quả"),
}

CHANNEL_WORDS: dict[str, Promise] = {
    "online": _("Trực tuyến"),
    "counter": _("Trực tiếp tại quầy"),
    "post": _("Bưu chính công ích"),
    "unknown": _("Không rõ"),
}

PLACE_WORDS: dict[str, Promise] = {
    "home": _("Tại nhà"),
    "counter": _("Tại quầy một cửa"),
    "kiosk": _("Tại ki-ốt"),
    "post_office": _("Tại bưu cục"),
    "mobile_team": _("Tổ lưu động"),
    "unknown": _("Không rõ"),
}

ACTOR_WORDS: dict[str, Promise] = {
    "owner": _("Người yêu cầu tự nộp"),
    "owner_assisted": _("Người yêu cầu nộp, có người hướng dẫn"),
    "representative": _("Người đại diện hoặc được ủy quyền"),
    "officer_proxy": _("Cán bộ nộp thay"),
    "agent": _("Dịch vụ nộp thay"),
    "unknown": _("Không rõ"),
}

HELPER_WORDS: dict[str, Promise] = {
    "": _("Không có"),
    "relative": _("Người thân"),
    "officer": _("Cán bộ"),
    "post_agent": _("Nhân viên bưu chính"),
    "digital_team": _("Tổ công nghệ số cộng đồng"),
    "other": _("Người khác"),
}

NATIONAL_STATUS_WORDS: dict[int, Promise] = {
    1: _("Mới đăng ký"),
    2: _("Được tiếp nhận"),
    3: _("Không được tiếp nhận"),
    4: _("Đang xử lý"),
    5: _("Yêu cầu bổ sung giấy tờ"),
    6: _("Yêu cầu thực hiện nghĩa vụ tài chính"),
    7: _("Công dân yêu cầu rút hồ sơ"),
    8: _("Dừng xử lý"),
    9: _("Đã xử lý xong"),
    10: _("Đã trả kết quả"),
}

EVENT_WORDS: dict[str, Promise] = {
    "DossierSubmitted": pgettext_lazy("story", "Nộp hồ sơ"),
    "DossierTransferred": pgettext_lazy("story", "Chuyển đến cơ quan có thẩm quyền"),
    "DossierAccepted": pgettext_lazy("story", "Tiếp nhận hồ sơ"),
    "SupplementRequested": pgettext_lazy("story", "Yêu cầu bổ sung"),
    "DossierSupplemented": pgettext_lazy("story", "Bổ sung hồ sơ"),
    "ClockPaused": pgettext_lazy("story", "Tạm dừng tính thời hạn"),
    "ClockResumed": pgettext_lazy("story", "Tiếp tục tính thời hạn"),
    "PaymentRequested": pgettext_lazy("story", "Yêu cầu nghĩa vụ tài chính"),
    "PaymentRecorded": pgettext_lazy("story", "Đã thực hiện nghĩa vụ tài chính"),
    "DossierExtended": pgettext_lazy("story", "Xin lỗi và hẹn lại"),
    "DueMomentRecalculated": pgettext_lazy("story", "Tính lại hạn theo lịch làm việc mới"),
    "DossierPassed": pgettext_lazy("story", "Chuyển bước xử lý"),
    "StepReturned": pgettext_lazy("story", "Trả về bước trước"),
    "ConsultationAsked": pgettext_lazy("story", "Lấy ý kiến cơ quan khác"),
    "ConsultationAnswered": pgettext_lazy("story", "Cơ quan được hỏi đã trả lời"),
    "DossierAssigned": pgettext_lazy("story", "Phân công xử lý"),
    "DesignMoved": pgettext_lazy("story", "Chuyển sang quy trình mới"),
    "DossierRerouted": pgettext_lazy("story", "Chuyển theo sắp xếp đơn vị"),
    "DossierApproved": pgettext_lazy("story", "Phê duyệt kết quả"),
    "DossierNotAccepted": pgettext_lazy("story", "Không tiếp nhận hồ sơ"),
    "DossierRefused": pgettext_lazy("story", "Từ chối giải quyết"),
    "DossierStopped": pgettext_lazy("story", "Dừng giải quyết"),
    "DossierWithdrawn": pgettext_lazy("story", "Rút hồ sơ"),
    "ResultReturned": pgettext_lazy("story", "Trả kết quả"),
    "OpeningCodeRenewed": pgettext_lazy("story", "Cấp lại mã mở hồ sơ"),
    "DossierClaimed": pgettext_lazy("story", "Đưa hồ sơ vào tài khoản"),
    "DossierErased": pgettext_lazy("story", "Xóa dữ liệu cá nhân theo yêu cầu"),
    "ScansAdded": pgettext_lazy("story", "Thêm bản quét"),
    "EnteredElsewhere": pgettext_lazy("story", "Đã nhập vào hệ thống của bộ"),
    "NewsFromElsewhere": pgettext_lazy("story", "Hệ thống của bộ báo trạng thái"),
    "PartMirrored": pgettext_lazy("story", "Cơ quan liên thông báo trạng thái"),
    "DossierMirrored": pgettext_lazy("story", "Nhận bản sao từ hệ thống khác"),
}

REFUSAL_WORDS: dict[str, Promise] = {
    **MANDATE_WORDS,
    "procedure_unknown": _(
        "Không có thủ tục này hoặc thủ tục không còn hiệu lực. Hãy tìm lại thủ tục trong danh sách."
    ),
    "unit_unknown": _("Không có cơ quan này vào ngày nộp. Hãy chọn lại cơ quan tiếp nhận."),
    "unit_required": _("Hãy chọn cơ quan tiếp nhận."),
    "simulated_unit_takes_no_dossier": _(
        "Đây là đơn vị của dữ liệu giả lập, không nhận hồ sơ. Hãy nộp tại trung tâm thực hành."
    ),
    "channel_not_lawful": _(
        "Thủ tục này không được nộp bằng cách đó tại cơ quan đã chọn. "
        "Hãy dùng một trong các cách nộp được phép nêu dưới đây."
    ),
    "nothing_to_transfer": _("Hồ sơ đã ở cơ quan có thẩm quyền hoặc đã qua bước tiếp nhận. Hãy tải lại trang."),
    "not_competent_here": _(
        "Cơ quan khác có thẩm quyền giải quyết. Hãy chuyển hồ sơ; thời hạn tính từ khi cơ quan đó nhận."
    ),
    "only_over_the_counter": _("Chỉ nhận hộ đơn vị khác tại quầy hoặc qua bưu chính."),
    "step_not_ready": _("Chưa chuyển được: còn thiếu thứ mà bước này yêu cầu (giấy tờ, ghi chú, lệ phí hoặc ý kiến)."),
    "note_wanted": _("Bước này phải ghi kết quả vào ô ghi chú."),
    "outcome_not_chosen": _("Bước này có nhiều hướng đi. Hãy chọn một hướng."),
    "step_not_open": _("Bước này đã xong hoặc không phải của đơn vị. Hãy tải lại trang."),
    "design_mapping_refused": _("Quy trình không có bước %(steps)s. Hãy sửa cách chuyển bước."),
    "design_not_for_dossier": _("Quy trình mới không dành cho thủ tục hoặc đơn vị này."),
    "step_not_mapped": _("Quy trình mới không có bước này. Hãy ghi bước tương ứng."),
    "branches_would_part": _("Các nhánh đang làm song song không gặp nhau trong quy trình mới."),
    "cannot_return_there": _("Quy trình không cho trả về bước này. Hãy chọn bước khác."),
    "decision_too_early": _("Quy trình chỉ cho quyết định ở bước cuối, khi mọi nhánh đã xong. Hãy chuyển bước trước."),
    "unit_not_chosen": _("Bước tiếp theo do đơn vị khác làm. Hãy chọn đơn vị."),
    "asks_itself": _("Không tự hỏi ý kiến chính đơn vị mình. Hãy chọn cơ quan khác."),
    "question_missing": _("Hãy ghi rõ cần cơ quan kia cho ý kiến gì."),
    "answer_missing": _("Hãy ghi nội dung trả lời."),
    "clock_stands_still": _("Đồng hồ của hồ sơ không chạy hoặc đã dừng vì lý do này. Hãy xem lại tình trạng hồ sơ."),
    "clock_runs": _("Hồ sơ không tạm dừng vì lý do này, nên không có gì để tính tiếp. Hãy tải lại trang."),
    "no_limit_to_extend": _("Thủ tục không quy định thời hạn nên không có gì để gia hạn."),
    "already_extended": _("Hồ sơ đã được hẹn lại một lần; chỉ được hẹn lại một lần. Hãy giải quyết ngay."),
    "too_late_to_extend": _("Đã quá giờ hẹn trả. Việc xin lỗi và hẹn lại phải báo trước khi đến hạn."),
    "extension_too_short": _("Hãy chọn thời điểm sau giờ hẹn trả hiện nay."),
    "extension_reason_missing": _("Hãy ghi lý do chậm để in vào văn bản xin lỗi."),
    "source_missing": _("Hãy ghi căn cứ: số văn bản hoặc điều khoản quy định thời gian không tính."),
    "amount_not_understood": _(
        "Hãy ghi số tiền bằng đồng, là số nguyên lớn hơn 0, hoặc để trống nếu cơ quan khác ra thông báo."
    ),
    "arrival_refused": _("Hồ sơ không thể đến như đã ghi. Hãy sửa các chỗ nêu bên dưới."),
    "received_in_future": _("Giờ nhận không thể ở sau lúc này. Hãy ghi lại ngày, giờ đã nhận hồ sơ."),
    "posted_in_future": _("Ngày gửi không thể ở sau hôm nay. Hãy xem lại dấu bưu chính."),
    "received_before_posted": _("Giờ nhận không thể trước ngày gửi. Hãy xem lại dấu bưu chính và giờ nhận."),
    "arrival_unknown": _("Không có trường tên này về cách hồ sơ đến. Hãy bỏ đi."),
    "fee_refused": _("Số tiền đã thu chưa đúng. Chỉ ghi số tiền lớn hơn 0 đã thu tại quầy."),
    "reason_does_not_hold": _("Lý do này không áp dụng cho thủ tục hoặc bước này. Hãy chọn lý do khác."),
    "system_unknown": _("Không có hệ thống này. Hãy chọn trong danh sách."),
    "their_code_refused": _(
        "Mã này không đúng dạng của hệ thống đã chọn, hoặc đã ghi cho hồ sơ khác. Ví dụ: %(example)s."
    ),
    "not_entered_yet": _("Hồ sơ chưa có mã ở hệ thống kia. Hãy dán mã trước."),
    "already_entered": _("Hồ sơ đã có mã ở hệ thống kia. Hãy tải lại trang."),
    "nothing_missing": _("Giấy tờ của trường hợp này đã đủ. Hãy tiếp nhận hồ sơ, hoặc ghi nội dung cần sửa vào phiếu."),
    "month_not_understood": _("Chưa rõ là tháng nào. Hãy ghi tháng và năm, ví dụ 11/2026."),
    "nothing_scanned": _("Chưa chọn tệp nào. Hãy chọn trong thư mục máy quét hoặc từ máy này."),
    "similar_not_judged": _(
        "Có hồ sơ giống hồ sơ này: %(similar)s. Mở xem, rồi đánh dấu nếu không trùng; nếu trùng thì không tiếp nhận."
    ),
    "variant_unknown": _("Thủ tục không có trường hợp này. Hãy chọn lại trường hợp."),
    "answers_refused": _("Một số ô chưa đúng. Hãy sửa các ô được đánh dấu rồi gửi lại."),
    "papers_refused": _("Một số giấy tờ chưa đúng. Hãy sửa các dòng được đánh dấu rồi gửi lại."),
    "paper_unknown": _("Thủ tục không có giấy tờ này. Hãy bỏ dòng này."),
    "paper_twice": _("Giấy tờ này được kê hai lần. Hãy bỏ bớt một dòng."),
    "paper_file_missing": _("Giấy tờ này bắt buộc. Hãy đính kèm tệp."),
    "file_not_yours": _("Không tìm thấy tệp này trong lần nộp này. Hãy tải tệp lên lại."),
    "idempotency_key_reused": _(
        "Khóa chống gửi trùng này đã dùng cho một yêu cầu có nội dung khác. Hãy tạo khóa mới cho yêu cầu mới."
    ),
    "page_is_stale": _("Hồ sơ vừa được người khác cập nhật. Hãy xem thay đổi rồi thực hiện lại."),
    "mirror_is_read_only": _("Hồ sơ này thuộc hệ thống khác và chỉ để xem. Hãy xử lý ở hệ thống gốc."),
    "stage_forbids": _("Ở bước hiện tại không thực hiện được việc này. Hãy xem trạng thái hồ sơ và chọn việc khác."),
    "papers_missing": _(
        "Hồ sơ còn thiếu giấy tờ bắt buộc nên chưa thể tiếp nhận. Hãy yêu cầu bổ sung hoặc đánh dấu giấy tờ đã nhận."
    ),
    "awaiting_applicant": _("Đang chờ người nộp bổ sung. Hãy ghi nhận phần bổ sung trước khi làm tiếp."),
    "extension_on_day_off": _("Ngày hẹn lại phải là ngày cơ quan làm việc. Hãy chọn một ngày làm việc."),
    "decree_refused": _("Ngày nghỉ hoặc ngày làm bù chưa dùng được. Hãy sửa các ô được đánh dấu."),
    "decree_day_missing": _("Hãy ghi ngày được thay đổi."),
    "decree_no_day": _("Lịch không có ngày này. Hãy ghi đủ ngày, tháng, năm."),
    "incident_refused": _("Thông báo sự cố chưa dùng được."),
    "incident_in_future": _("Thời điểm này chưa đến. Hãy xem lại ngày giờ."),
    "incident_long_ago": _("Sự cố đã quá 31 ngày. Hãy xem lại ngày giờ."),
    "incident_backwards": _("Sự cố kết thúc trước khi bắt đầu. Hãy xem lại ngày giờ."),
    "incident_over": _("Sự cố này đã được ghi là kết thúc vào lúc khác."),
    "channel_closed_now": _(
        "Cách nộp này tạm đóng đến %(until)s do tình huống khẩn cấp (%(source)s). "
        "Hãy nộp bằng cách còn mở, hoặc nộp lại sau khi mở."
    ),
    "emergency_no_moment": _("Hãy ghi đủ ngày, tháng, năm và giờ như 14:30."),
    "emergency_refused": _("Chưa công bố được. Hãy sửa các ô được đánh dấu."),
    "emergency_over": _("Tình huống khẩn cấp này đã kết thúc. Hãy tải lại trang."),
    "emergency_revoked_already": _("Công bố này đã được hủy trước đó. Hãy tải lại trang."),
    "emergency_source_missing": _("Hãy ghi văn bản công bố: số, ký hiệu, cơ quan ban hành; không quá 500 chữ."),
    "emergency_message_missing": _("Hãy ghi điều báo cho người dân, không quá 500 chữ."),
    "emergency_ground_unknown": _("Hãy chọn một căn cứ đang có hiệu lực."),
    "emergency_clause_not_asked": _(
        "Với căn cứ này, luật đã định thời hạn có tính hay không. Hãy bỏ trống, hoặc chọn căn cứ khác."
    ),
    "emergency_without_effect": _("Hãy chọn cách nộp tạm đóng, thủ tục ưu tiên, hoặc điều khoản dừng thời hạn."),
    "emergency_priority_of_what": _("Hãy ghi mã thủ tục được ưu tiên."),
    "emergency_procedure_unknown": _("Có mã không phải của thủ tục đang có hiệu lực. Hãy xem lại các mã."),
    "emergency_long_ago": _("Bắt đầu đã quá 31 ngày. Hãy xem lại ngày giờ."),
    "emergency_ended_before": _("Kết thúc phải sau lúc bắt đầu và sau lúc này. Hãy xem lại ngày giờ."),
    "emergency_too_long": _("Kết thúc quá xa. Hãy chọn ngày gần hơn; khi cần thì kéo dài bằng văn bản mới."),
    "emergency_not_longer": _("Thời điểm mới phải sau thời điểm kết thúc hiện nay."),
    "emergency_not_begun": _("Tình huống này chưa bắt đầu. Nếu không còn cần, hãy hủy công bố."),
    "decree_day_twice": _("Ngày này được ghi hai lần. Hãy bỏ bớt một dòng."),
    "decree_day_far": _("Ngày này cách hôm nay hơn hai năm. Hãy xem lại năm."),
    "decree_works_as_missing": _("Ngày làm bù phải ghi rõ làm theo giờ của ngày nào khác."),
    "decree_reverted_already": _("Quyết định này đã được hủy trước đó. Hãy tải lại trang."),
    "nothing_awaited": _("Không có yêu cầu bổ sung nào đang mở. Hãy tải lại trang để xem trạng thái mới nhất."),
    "supplement_empty": _("Chưa có gì để gửi. Hãy kèm tệp hoặc viết trả lời cho ít nhất một mục được yêu cầu."),
    "nothing_asked": _("Hãy ghi ít nhất một giấy tờ cần bổ sung và lý do."),
    "reason_missing": _("Hãy ghi rõ lý do bằng văn bản."),
    "until_in_the_past": _("Hạn bổ sung đã qua. Hãy chọn một ngày sau hôm nay."),
    "no_further_step": _("Thủ tục không còn bước sau. Hãy chọn cơ quan hoặc người nhận."),
    "person_not_in_unit": _("Người này không làm việc tại cơ quan đó. Hãy chọn người khác."),
    "part_unknown": _("Hồ sơ này không có phần việc đó. Hãy chọn một phần việc của hồ sơ."),
    "news_is_old": _("Đã biết trạng thái mới hơn của phần việc này. Không cần gửi lại tin cũ."),
    "news_from_the_future": _("Thời điểm này chưa đến. Hãy xem lại ngày giờ của trạng thái."),
    "claimed_by_another": _(
        "Hồ sơ này đã ở trong một tài khoản khác. Nếu không phải của người nhà, hãy mang giấy tờ tùy thân đến nơi nộp "
        "hồ sơ để được cấp lại mã mở hồ sơ."
    ),
    "lookup_locked": _("Đã nhập sai quá nhiều lần. Hãy chờ 15 phút rồi thử lại."),
    "words_refused": _("Ghi chú hoặc lý do chưa dùng được. Hãy sửa ô được đánh dấu."),
    "unreadable": _("Nội dung có ký tự không đọc được. Hãy xóa các ký tự lạ hoặc gõ lại."),
    "commune_code_unknown": _("Mã xã, phường gồm 5 chữ số. Hãy kiểm tra lại."),
    "idempotency_key_unusable": _("Khóa chống gửi trùng dài quá 255 ký tự hoặc có ký tự lạ. Hãy tạo khóa khác."),
    "after_unknown": _("Không có trang này. Hãy quay lại trang đầu của danh sách."),
    "nothing_picked": _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ trong danh sách."),
    "too_many_picked": _("Mỗi lần xử lý tối đa %(most)s hồ sơ; đã chọn %(picked)s. Hãy chọn bớt."),
    "verb_not_for_many": _("Việc này phải quyết định cho từng hồ sơ. Hãy mở hồ sơ để thực hiện."),
    "delegation_refused": _("Chưa ghi được việc xử lý thay. Hãy sửa các ô được đánh dấu."),
    "delegation_overlaps": _("Trong thời gian này đã có người xử lý thay. Hãy kết thúc lần đó trước, hoặc đổi ngày."),
    "hand_over_refused": _("Chưa bàn giao được. Hãy sửa ô được đánh dấu."),
    "same_person": _("Người giao và người nhận là một. Hãy chọn người khác."),
    "days_the_wrong_way_round": _("Ngày cuối phải sau hoặc trùng ngày đầu."),
    "day_is_over": _("Ngày này đã qua. Hãy chọn từ hôm nay trở đi."),
    "days_too_many": _("Mỗi lần xử lý thay không quá một năm. Hãy chọn ngày cuối sớm hơn."),
    "view_refused": _("Chưa lưu được danh sách. Hãy sửa ô được đánh dấu."),
    "too_many_views": _("Đã lưu 20 danh sách. Hãy bỏ bớt một danh sách rồi lưu lại."),
    "search_refused": _("Chưa tìm được bằng nội dung này. Hãy sửa ô tìm kiếm."),
    "search_empty": _("Hãy gõ mã hồ sơ, họ tên, số định danh hoặc số điện thoại."),
    "search_too_long": _("Nội dung tìm kiếm quá dài hoặc có ký tự lạ. Hãy gõ lại."),
    "search_too_short": _("Hãy gõ ít nhất hai chữ cái của họ tên."),
    "search_digits": _(
        "Đã gõ %(digits)s chữ số. Số định danh có 12 chữ số, chứng minh nhân dân 9, điện thoại 10; hãy gõ đủ số."
    ),
    "unit_still_there": _("%(unit)s vẫn đang hoạt động. Hãy chuyển từng hồ sơ, kèm lý do."),
    "successor_unknown": _(
        "Chưa rõ đơn vị nào kế thừa %(unit)s. Hãy nạp bảng sắp xếp đơn vị, hoặc ghi mã đơn vị nhận hồ sơ."
    ),
    "successor_refused": _("%(unit)s không phải là đơn vị kế thừa. Hãy ghi mã của một đơn vị kế thừa."),
    "nothing_to_undo": _("Không có lần chuyển này, hoặc đã hoàn tác. Hãy tải lại trang."),
    "required": _("Hãy điền ô này."),
    "too_long": _("Nội dung quá dài. Hãy rút gọn."),
    "choice_unknown": _("Hãy chọn một mục trong danh sách."),
    "field_unknown": _("Biểu mẫu không có ô này. Hãy bỏ ô này khỏi yêu cầu."),
}
"""Refusal code, also of single fields -> words with the remedy. Codes of form fields come from `forms`."""

KEPT_WORDS: dict[Kept, Promise] = {
    Kept.EARLY: _("Trước hạn"),
    Kept.ON_TIME: _("Đúng hạn"),
    Kept.LATE: _("Quá hạn"),
    Kept.RUNNING: _("Đang trong hạn"),
    Kept.OVERDUE: _("Đã quá hạn, chưa xong"),
    Kept.WAITING: _("Đang tạm dừng, chưa có hạn mới"),
    Kept.NO_LIMIT: _("Thủ tục không quy định thời hạn"),
    Kept.NOT_STARTED: _("Chưa tính thời hạn"),
}
