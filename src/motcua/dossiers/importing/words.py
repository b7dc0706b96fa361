"""The words of an import's findings: what is wrong, and what the person can do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.dossiers.importing.findings import Finding

_RESAVE = _("Lưu lại bảng tính ở dạng “CSV UTF-8” rồi nhập lại.")
_EXPORT_AGAIN = _("Xuất lại tệp từ hệ thống nguồn và kiểm tra tệp đã tải về đủ.")
_MEND_ROW = _("Sửa dòng này trong tệp rồi nhập lại, hoặc dùng --accept-partial để nhập các dòng còn lại.")
_LEGACY = _(
    "Chuyển chữ sang Unicode (ví dụ bằng Unikey: TCVN3 hoặc VNI sang Unicode dựng sẵn) rồi xuất lại dạng CSV UTF-8."
)
_MAP_VALUE = _("Ghi cách hiểu giá trị này vào tệp --mapping, mục values.")

WORDS: dict[str, tuple[Any, Any]] = {
    "empty_file": (_("Tệp không có nội dung."), _EXPORT_AGAIN),
    "no_rows": (_("Tệp chỉ có dòng tiêu đề, không có hồ sơ nào."), ""),
    "not_csv": (_("Tệp không phải là CSV (nhận ra: {value})."), _RESAVE),
    "encoding": (
        _("Dòng {line} không phải là chữ UTF-8, cũng không rõ là bảng mã nào."),
        _("Lưu lại bảng tính ở dạng “CSV UTF-8”, hoặc ghi bảng mã vào tệp --mapping, ví dụ encoding: windows-1258."),
    ),
    "encoding_read": (_("Tệp viết bằng bảng mã {value}; đã đọc theo bảng mã ấy."), ""),
    "legacy_font": (
        _("Chữ từ dòng {line} viết bằng phông cũ hoặc sai bảng mã ({value}), không phải Unicode."),
        _LEGACY,
    ),
    "legacy_font_seen": (
        _("Cột “{column}”: chữ viết bằng phông cũ hoặc sai bảng mã ({font}), ví dụ “{value}”, dòng {line}."),
        _LEGACY,
    ),
    "gzip_broken": (_("Tệp nén gzip bị hỏng hoặc bị cắt giữa chừng ({value})."), _EXPORT_AGAIN),
    "zip_broken": (_("Tệp bảng tính bị hỏng hoặc bị cắt giữa chừng ({value})."), _EXPORT_AGAIN),
    "bomb": (
        _("Tệp {value} phình ra quá mức khi giải nén: đây không phải là bảng dữ liệu bình thường, đã dừng đọc."),
        _("Nếu tệp là thật, hãy tự giải nén, xuất ra CSV UTF-8 rồi nhập tệp CSV."),
    ),
    "workbook_too_large": (
        _("Bảng tính chứa {value} MB chữ, quá lớn để đọc từ XLSX."),
        _("Lưu bảng tính ở dạng “CSV UTF-8” rồi nhập tệp CSV."),
    ),
    "not_workbook": (_("Tệp nén này không phải là bảng tính XLSX (nhận ra: {value})."), _RESAVE),
    "sheet_choice": (
        _("Bảng tính có nhiều trang có dữ liệu: {near}."),
        _("Ghi tên trang cần nhập vào tệp --mapping: sheet: TÊN-TRANG."),
    ),
    "sheet_missing": (
        _("Bảng tính không có trang “{value}”."),
        _("Các trang có dữ liệu: {near}. Sửa mục sheet trong tệp --mapping."),
    ),
    "sheet_read": (_("Đã đọc trang “{value}” của bảng tính."), ""),
    "epoch_1904": (_("Bảng tính đếm ngày từ năm 1904; đã đọc ngày theo cách ấy."), ""),
    "heading_row": (_("Dòng tiêu đề cột là dòng {line}; các dòng phía trên được bỏ qua."), ""),
    "merged_heads": (
        _("Dòng tiêu đề (dòng {line}) có ô gộp ({value}): không rõ cột nào mang tên nào."),
        _("Bỏ gộp ô và để mỗi cột một tên trên một dòng tiêu đề."),
    ),
    "merged_cells": (
        _("Có {times} vùng ô gộp trong các dòng dữ liệu (ví dụ {value}): các ô còn lại của vùng bị trống."),
        _("Bỏ gộp ô và điền giá trị vào từng dòng rồi lưu lại."),
    ),
    "formula_without_value": (
        _("Dòng {line}, cột “{column}”: công thức chưa được tính, không có giá trị."),
        _("Mở bằng bảng tính, tính lại rồi lưu; hoặc dán dưới dạng giá trị."),
    ),
    "formulas_read": (_("{times} ô là công thức; đã đọc giá trị được tính lần cuối."), ""),
    "hidden_rows": (_("{times} dòng đang bị ẩn trong bảng tính; các dòng này cũng được đọc."), ""),
    "cell_too_long": (_("Dòng {line}, cột “{column}”: ô dài hơn một trăm nghìn ký tự."), _MEND_ROW),
    "too_many_columns": (_("Tệp có hơn {value} loại thuộc tính khác nhau."), _EXPORT_AGAIN),
    "interrupted_before": (
        _("Lần nhập trước của tệp này bị ngắt ở bước “{value}”, sau {times} dòng; nay làm lại từ đầu."),
        "",
    ),
    "dummy_identity": (
        _("Cột “{column}”: {times} hồ sơ có số định danh giả (như 000000001): không đếm được người theo cột này."),
        "",
    ),
    "always_same": (
        _("Cột “{column}” ghi “{value}” cho tất cả {times} hồ sơ: có thể hệ thống nguồn tự điền."),
        "",
    ),
    "paper_as_result": (
        _("Cột “{column}”: {times} kết quả chính là giấy tờ đã nộp: có thể không có kết quả điện tử thật."),
        "",
    ),
    "waiting_never_seen": (
        _(
            "Trong {times} hồ sơ không có hồ sơ nào chờ bổ sung, chờ nộp phí hay dừng xử lý: "
            "có thể hệ thống nguồn gửi chúng như đã xong."
        ),
        "",
    ),
    "and_more": (_("… và {times} lỗi nữa cùng loại ({value}) không liệt kê hết."), ""),
    "staged_before": (_("Tệp này đã được đọc từ lần trước ({value} dòng); dùng lại, không đọc lại."), ""),
    "xml_entities": (
        _("Dòng {line} khai báo DTD hoặc thực thể XML; không đọc vì có thể là tệp phá hoại."),
        _("Xóa phần <!DOCTYPE …> khỏi tệp rồi nhập lại."),
    ),
    "xml_too_deep": (_("Dòng {line}: các thẻ lồng nhau quá sâu, không phải tệp nhật ký bình thường."), _EXPORT_AGAIN),
    "xml_endless": (_("Từ dòng {line} có một thẻ dài hơn 2 MB, không phải tệp bình thường."), _EXPORT_AGAIN),
    "xml_broken": (_("Dòng {line}: XML hỏng hoặc bị cắt giữa chừng ({value})."), _EXPORT_AGAIN),
    "not_xes": (_("Tệp XML này không phải là nhật ký XES: thẻ gốc là <{value}>."), _EXPORT_AGAIN),
    "trace_too_long": (_("Vết bắt đầu ở dòng {line} có quá nhiều sự kiện cho một hồ sơ."), _EXPORT_AGAIN),
    "xes_nested": (_("{times} thuộc tính lồng bên trong thuộc tính khác không được giữ lại."), ""),
    "xes_lifecycle": (
        _("{times} sự kiện chưa ở bước “complete”: tên bước được ghi sau tên hoạt động, ví dụ “Thẩm tra+start”."),
        "",
    ),
    "parquet_not_installed": (
        _("Máy chủ này chưa cài phần đọc Parquet."),
        _("Cài thêm phần mở rộng analytics, hoặc xuất tệp ra CSV UTF-8."),
    ),
    "parquet_broken": (_("Tệp Parquet bị hỏng hoặc bị cắt giữa chừng ({value})."), _EXPORT_AGAIN),
    "parquet_nested": (
        _("Cột “{column}” của tệp Parquet chứa cấu trúc lồng nhau, không phải ô dữ liệu."),
        _("Tách cột này thành các cột đơn rồi xuất lại."),
    ),
    "parquet_group": (
        _("Tệp Parquet có nhóm dòng lớn hơn {value} GB."),
        _("Xuất lại với nhóm dòng nhỏ hơn (ví dụ 100.000 dòng mỗi nhóm)."),
    ),
    "heading_too_long": (_("Dòng tiêu đề dài quá một triệu ký tự: đây không phải là bảng hồ sơ."), _EXPORT_AGAIN),
    "leading_zeros_lost_seen": (
        _("Cột “{column}”: {times} mã mất số 0 ở đầu (ví dụ “{value}”, dòng {line}), thường do bảng tính."),
        _(
            "Xuất lại với cột này ở dạng văn bản, hoặc ghi vào tệp --mapping: "
            "repairs: {{residence_commune: leading_zeros}}."
        ),
    ),
    "trailing_zeros_lost_seen": (
        _("Cột “{column}”: {times} mã mất số 0 ở cuối (ví dụ “{value}”, dòng {line}), thường do bảng tính."),
        _(
            "Xuất lại với cột này ở dạng văn bản, hoặc ghi vào tệp --mapping: "
            "repairs: {{procedure_code: trailing_zeros}}."
        ),
    ),
    "scientific_seen": (
        _("Cột “{column}”: {times} mã đã bị bảng tính viết thành số mũ (ví dụ “{value}”, dòng {line}), mất chữ số."),
        _("Xuất lại từ hệ thống nguồn với cột này ở dạng văn bản."),
    ),
    "cell_error_seen": (
        _("Cột “{column}”: {times} ô là lỗi công thức (ví dụ “{value}”, dòng {line})."),
        _("Sửa công thức trong bảng tính rồi lưu lại."),
    ),
    "heading_twice": (_("Cột “{column}” có hai lần."), _("Xóa hoặc đổi tên một trong hai cột.")),
    "heading_missing": (
        _("Thiếu cột bắt buộc “{column}”."),
        _("Thêm cột này, hoặc chỉ ra cột tương ứng trong tệp --mapping, mục columns. Gần nhất: {near}."),
    ),
    "mapping_unknown": (
        _("Tệp --mapping nhắc đến cột “{value}” nhưng tệp không có cột ấy."),
        _("Sửa tên trong tệp --mapping, mục columns. Các cột gần nhất: {near}."),
    ),
    "cut_in_quotes": (
        _("Từ dòng {line}, dấu ngoặc kép mở ra mà không đóng lại cho đến hết tệp: tệp bị cắt giữa chừng."),
        _EXPORT_AGAIN,
    ),
    "quotes": (_("Dòng {line} có dấu ngoặc kép đặt sai."), _("Dấu ngoặc kép bên trong ô phải viết hai lần.")),
    "truncated": (_("Dòng cuối (dòng {line}) chỉ có {given} ô, cần {expected}: tệp bị cắt giữa chừng."), _EXPORT_AGAIN),
    "row_width": (_("Dòng {line} có {given} ô, cần {expected}."), _MEND_ROW),
    "no_last_newline": (
        _("Dòng cuối không kết thúc bằng dấu xuống dòng; hãy kiểm tra tệp có bị cắt hay không."),
        "",
    ),
    "byte_order_mark": (_("Tệp bắt đầu bằng dấu thứ tự byte; đã bỏ qua dấu này."), ""),
    "delimiter": (_("Các ô cách nhau bằng {value}."), ""),
    "not_nfc": (_("Cột “{column}”: {times} giá trị viết dấu tách rời đã được ghép lại (NFC)."), ""),
    "control_character": (_("Dòng {line}, cột “{column}” có ký tự điều khiển không lưu được."), _MEND_ROW),
    "required": (_("Dòng {line}: ô “{column}” bắt buộc mà để trống."), _MEND_ROW),
    "not_in_list": (_("Dòng {line}, cột “{column}”: giá trị “{value}” không có trong danh sách."), _MAP_VALUE),
    "time": (
        _("Dòng {line}, cột “{column}”: “{value}” không phải là thời điểm có thật."),
        _("Viết như 2021-03-25T08:30:00 hoặc 20210325083000."),
    ),
    "time_out_of_range": (
        _("Dòng {line}, cột “{column}”: “{value}” nằm ngoài các năm 1900 đến 2100."),
        _("Sửa thời điểm này trong hệ thống nguồn; nếu nó nghĩa là “không có”, ghi vào --mapping, mục values."),
    ),
    "legacy_font_cell": (
        _("Dòng {line}, cột “{column}”: “{value}” viết bằng phông cũ hoặc sai bảng mã ({font})."),
        _LEGACY,
    ),
    "scientific_code": (
        _("Dòng {line}, cột “{column}”: mã đã bị bảng tính viết thành số mũ (“{value}”), mất chữ số."),
        _("Xuất lại từ hệ thống nguồn với cột này ở dạng văn bản."),
    ),
    "cell_error": (
        _("Dòng {line}, cột “{column}”: lỗi công thức “{value}”."),
        _("Sửa công thức trong bảng tính rồi lưu lại."),
    ),
    "leading_zeros_lost": (
        _("Cột “{column}”: {times} mã mất số 0 ở đầu, thường do bảng tính; giữ nguyên như nguồn."),
        _(
            "Xuất lại với cột này ở dạng văn bản, hoặc ghi vào tệp --mapping: "
            "repairs: {{residence_commune: leading_zeros}}."
        ),
    ),
    "trailing_zeros_lost": (
        _("Cột “{column}”: {times} mã mất số 0 ở cuối, thường do bảng tính; giữ nguyên như nguồn."),
        _(
            "Xuất lại với cột này ở dạng văn bản, hoặc ghi vào tệp --mapping: "
            "repairs: {{procedure_code: trailing_zeros}}."
        ),
    ),
    "cell_errors_beside": (_("Cột “{column}”: {times} ô là lỗi công thức; giữ nguyên như nguồn."), ""),
    "legacy_font_beside": (
        _("Cột “{column}”: {times} ô viết bằng phông cũ hoặc sai bảng mã; giữ nguyên như nguồn."),
        _LEGACY,
    ),
    "zeros_restored": (_("Cột “{column}”: {times} mã đã được điền lại số 0 theo tệp --mapping."), ""),
    "scientific": (
        _("Cột “{column}”: {times} giá trị đã bị bảng tính viết thành số mũ; giữ nguyên như nguồn."),
        _("Xuất lại từ hệ thống nguồn với cột này ở dạng văn bản."),
    ),
    "number": (_("Dòng {line}, cột “{column}”: “{value}” không phải là số đồng nguyên."), _MEND_ROW),
    "boolean": (_("Dòng {line}, cột “{column}”: “{value}” không phải là true hoặc false."), _MAP_VALUE),
    "date_style_ambiguous": (
        _("Cột “{column}”: không rõ ngày đứng trước hay tháng đứng trước (ví dụ “{value}”, dòng {line})."),
        _("Ghi vào tệp --mapping: dates: {{{ours}: dmy}} (ngày trước) hoặc mdy (tháng trước)."),
    ),
    "date_style_mixed": (
        _("Cột “{column}” lẫn cả ngày trước lẫn tháng trước (ví dụ “{value}”, dòng {line})."),
        _("Thống nhất cách viết ngày trong hệ thống nguồn rồi xuất lại."),
    ),
    "date_style_serial_mixed": (
        _(
            "Cột “{column}” lẫn số ngày của bảng tính (ví dụ “{value}”, dòng {line}) với ngày viết bằng chữ số: "
            "bảng tính đã đổi một phần ngày, có thể đã lẫn ngày với tháng."
        ),
        _("Xuất lại từ hệ thống nguồn và không mở bằng bảng tính trước khi nhập."),
    ),
    "number_style_ambiguous": (
        _(
            "Cột “{column}”: không rõ dấu chấm, dấu phẩy là nhóm nghìn hay thập phân "
            "(“{value}” bên cạnh “{other}”, dòng {line})."
        ),
        _("Ghi vào tệp --mapping: numbers: {{{ours}: dot}} (chấm phân nhóm nghìn) hoặc comma."),
    ),
    "style": (_("Cột “{column}”: hiểu theo kiểu {value}."), ""),
    "status_unmapped": (
        _("Dòng {line}: trạng thái “{value}” của “{origin}” chưa có bảng quy đổi; các nguồn hiểu 1 và 2 khác nhau."),
        _('Ghi vào tệp --mapping: status: {{{origin}: {{"{value}": <1 đến 10>}}}}.'),
    ),
    "status_from_times": (_("{times} hồ sơ không ghi trạng thái: suy từ thời điểm xong và trả kết quả."), ""),
    "unit_unknown": (
        _("{times} hồ sơ của đơn vị “{value}” không tìm thấy vào ngày tiếp nhận: ghi là chưa rõ đơn vị."),
        "",
    ),
    "residence_unknown": (_("{times} hồ sơ có mã xã cư trú “{value}” không tìm thấy vào ngày tiếp nhận."), ""),
    "finished_before_received": (
        _("{times} hồ sơ có thời điểm xong trước thời điểm tiếp nhận; giữ nguyên như nguồn."),
        "",
    ),
    "duplicate_code": (
        _("Dòng {line}: mã hồ sơ “{value}” đã có ở dòng {first}."),
        _("Giữ lại một dòng cho mỗi hồ sơ rồi nhập lại."),
    ),
    "own_name": (
        _("“motcua” là tên của chính hệ thống này: hồ sơ nhập vào được ghi dưới tên motcua:mirror."),
        "",
    ),
    "own_dossier": (
        _("Dòng {line}: “{value}” là hồ sơ tiếp nhận tại chính hệ thống này, không ghi đè được."),
        _("Kiểm tra cột origin_system: đặt tên của hệ thống nguồn."),
    ),
    "event_of_unknown_dossier": (
        _("Dòng {line}: sự kiện của hồ sơ “{value}” không có trong tệp hồ sơ."),
        _("Thêm hồ sơ vào tệp hồ sơ, hoặc bỏ dòng này."),
    ),
    "event_of_two_dossiers": (
        _("Dòng {line}: mã “{value}” có ở hai hệ thống nguồn, không rõ sự kiện thuộc hồ sơ nào."),
        _("Nhập riêng từng hệ thống nguồn."),
    ),
}


def words_of(finding: Finding) -> tuple[str, str]:
    """What is wrong and what to do, in the language of the reader."""
    wrong, remedy = WORDS[finding.code]
    values = finding.values
    return str(wrong).format(**values), str(remedy).format(**values) if remedy else ""


def document_of(finding: Finding) -> dict[str, Any]:
    """The finding as one entry of the JSON report."""
    reason, remedy = words_of(finding)
    return {
        "code": finding.code,
        "refused": finding.refused,
        "file": finding.file,
        "line": finding.line or None,
        "column": finding.column or None,
        "value": finding.value or None,
        "reason": reason,
        "remedy": remedy or None,
        **dict(finding.more),
    }
