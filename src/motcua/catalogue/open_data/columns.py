"""The table of open data: one row a procedure, each column with what it means."""

from collections.abc import Callable

from motcua.catalogue.effective.values import NATIONAL, OURS, PROVINCIAL, EffectiveProcedure
from motcua.catalogue.national.values import NationalMethod
from motcua.catalogue.open_data.column import OpenColumn, joined
from motcua.catalogue.open_data.province_columns import PROVINCE_COLUMNS
from motcua.catalogue.open_data.way_columns import WAY_COLUMNS
from motcua.forms.values import Words


def row_of(found: EffectiveProcedure) -> dict[str, str]:
    """The row of one procedure; empty where nothing is known."""
    return {column.name: column.cell(found) for column in COLUMNS}


def _limits(channel: str) -> Callable[[EffectiveProcedure], str]:
    def read(found: EffectiveProcedure) -> str:
        return joined(_limit(method) for method in found.methods.value if method.channel == channel)

    return read


def _limit(method: NationalMethod) -> str:
    quantity = method.limit.quantity
    return f"{quantity.amount:f} {quantity.unit}" if quantity is not None else "not_computable"


def _charges(found: EffectiveProcedure) -> str:
    return joined(
        f"{fee.amount:f} {fee.currency}" if fee.trustworthy and fee.amount is not None else "see_source"
        for method in found.methods.value
        for fee in method.fees
    )


def _papers(found: EffectiveProcedure) -> int | None:
    if found.words_for("papers"):
        return None
    return sum(not paper.is_note for group in found.groups.value for paper in group.papers)


def _layers(found: EffectiveProcedure) -> str:
    """Which layers speak in this row, the nation's first."""
    used = {NATIONAL} if found.national else set()
    used |= {PROVINCIAL} if found.decided or found.laid_over else set()
    used |= {OURS} if found.definition is not None else set()
    return joined(layer for layer in (NATIONAL, PROVINCIAL, OURS) if layer in used)


COLUMNS: tuple[OpenColumn, ...] = (
    OpenColumn("code", "string", Words("Mã thủ tục", "Code of the procedure"), lambda found: found.code),
    *PROVINCE_COLUMNS,
    OpenColumn(
        "layers",
        "string",
        Words(
            "Các lớp góp vào dòng này: national dữ liệu quốc gia, provincial tỉnh hoặc biên tập viên của tỉnh, ours"
            " định nghĩa của hệ thống này",
            "Layers that speak in this row: national record, provincial (the province or its editors), ours",
        ),
        _layers,
    ),
    OpenColumn("name", "string", Words("Tên chính thức", "Official name"), lambda found: found.name.value),
    OpenColumn(
        "title",
        "string",
        Words("Tên gọi ngắn; là tên chính thức nếu chưa đặt", "Short title; the official name where there is none"),
        lambda found: found.title.value,
    ),
    OpenColumn(
        "kind",
        "string",
        Words(
            "standard: cả nước; specific: của một tỉnh; internal: giữa các cơ quan nhà nước",
            "standard: of the nation; specific: of one province; internal: between offices",
        ),
        lambda found: found.kind,
    ),
    OpenColumn(
        "level",
        "string",
        Words(
            "Mức dịch vụ công: full toàn trình, part một phần, none không trực tuyến",
            "Service level: full, part, none",
        ),
        lambda found: found.level.value,
    ),
    OpenColumn(
        "level_reason",
        "string",
        Words(
            "Lý do chỉ một phần, như đã công bố; trống nếu không nguồn nào ghi",
            "Why only in part, as published; empty where no source says",
        ),
        lambda found: found.level_reason,
    ),
    OpenColumn(
        "tiers",
        "string",
        Words(
            "Cấp thực hiện: ministry, province, commune, vertical (ngành dọc), other",
            "Tiers that carry it out: ministry, province, commune, vertical agencies, other",
        ),
        lambda found: joined(found.tiers.value),
    ),
    OpenColumn(
        "agency_code", "string", Words("Mã cơ quan công bố", "Publishing agency, code"), lambda f: f.agency.value.code
    ),
    OpenColumn(
        "agency_name", "string", Words("Cơ quan công bố", "Publishing agency, name"), lambda f: f.agency.value.name
    ),
    OpenColumn(
        "field_codes",
        "string",
        Words("Mã lĩnh vực", "Fields, codes"),
        lambda found: joined(each.code for each in found.fields.value),
    ),
    OpenColumn(
        "field_names",
        "string",
        Words("Lĩnh vực", "Fields, names"),
        lambda found: joined(each.name for each in found.fields.value),
    ),
    OpenColumn(
        "audience",
        "string",
        Words("Đối tượng thực hiện", "Who may apply"),
        lambda found: joined(each.name for each in found.audience.value),
    ),
    OpenColumn(
        "executing",
        "string",
        Words("Cơ quan thực hiện", "Executing agencies"),
        lambda found: joined(found.executing.value),
    ),
    OpenColumn(
        "channels",
        "string",
        Words("Cách nộp: online, counter (trực tiếp), post (bưu chính)", "Ways to submit: online, counter, post"),
        lambda found: joined(method.channel for method in found.methods.value),
    ),
    *(
        OpenColumn(
            f"limit_{channel}",
            "string",
            Words(
                f"Thời hạn khi nộp {words}: số và đơn vị; not_computable nếu chỉ ghi bằng câu",
                f"Time limit when submitted {channel}: amount and unit; not_computable where it is a sentence",
            ),
            _limits(channel),
        )
        for channel, words in (("online", "trực tuyến"), ("counter", "trực tiếp"), ("post", "qua bưu chính"))
    ),
    *WAY_COLUMNS,
    OpenColumn(
        "charges",
        "string",
        Words(
            "Phí, lệ phí: chỉ ghi số khi tin được; see_source nghĩa là xem quy định",
            "Charges: an amount only where it is trustworthy; see_source where the rule must be read",
        ),
        _charges,
    ),
    OpenColumn(
        "papers",
        "integer",
        Words("Số giấy tờ, không kể lời giải thích", "Papers, explanations not counted"),
        _papers,
    ),
    OpenColumn(
        "results",
        "string",
        Words("Kết quả", "Results"),
        lambda found: joined(each.name for each in found.results.value),
    ),
    OpenColumn(
        "legal_bases",
        "string",
        Words("Căn cứ pháp lý", "Legal bases"),
        lambda found: joined(each.code or each.name for each in found.legal_bases.value),
    ),
    OpenColumn("decision", "string", Words("Quyết định công bố", "Publishing decision"), lambda found: found.decision),
    OpenColumn(
        "non_territorial",
        "boolean",
        Words("Nhận ở mọi nơi trong tỉnh, theo bản ghi quốc gia", "Taken in anywhere in the province, as recorded"),
        lambda found: found.non_territorial,
    ),
    OpenColumn(
        "executable",
        "boolean",
        Words("Nộp được qua hệ thống này", "May be submitted through this system"),
        lambda found: found.definition is not None,
    ),
    OpenColumn(
        "national_version",
        "integer",
        Words("Số thứ tự bản ghi quốc gia ở đây; trống nếu không có", "Number of the nation's record here; or empty"),
        lambda found: found.national or None,
    ),
    OpenColumn(
        "valid_from",
        "date",
        Words("Ngày bản ghi quốc gia có hiệu lực ở đây", "First day of the nation's record here"),
        lambda found: found.valid_from.isoformat() if found.valid_from else None,
    ),
    OpenColumn(
        "doubts",
        "string",
        Words(
            "Phần còn nghi ngờ, chưa có kết luận: fees, limit, papers, level, methods",
            "Parts in doubt about which nobody has decided: fees, limit, papers, level, methods",
        ),
        lambda found: joined(doubt.field for doubt in found.doubts),
    ),
    OpenColumn("source", "string", Words("Nguồn của tên", "Source of the name"), lambda found: found.name.source),
)
