"""The page that asks before an act."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.api import get_version
from motcua.core.errors import Refused
from motcua.desk.presenters.answers import paper_names
from motcua.desk.wording import field_words
from motcua.dossiers.api import DossierView, Stage
from motcua.ui.posted import posted_date
from motcua.ui.values import Choice, Field, FormState

_WORDS = {
    "accept_dossier": (
        _("Tiếp nhận hồ sơ"),
        _("Giấy tờ đầy đủ và đúng quy định. Thời hạn bắt đầu tính từ bây giờ và giấy hẹn được lập."),
    ),
    "request_supplement": (
        _("Yêu cầu bổ sung"),
        _(
            "Nêu một lần, đầy đủ, từng giấy tờ còn thiếu hoặc chưa đúng và lý do. "
            "Thời hạn tạm dừng cho đến khi bổ sung."
        ),
    ),
    "supplement_dossier": (
        _("Ghi nhận bổ sung"),
        _("Đánh dấu giấy tờ vừa nhận được. Thời hạn còn lại được tính tiếp."),
    ),
    "pass_dossier": (_("Chuyển bước"), _("Hồ sơ chuyển sang bước tiếp theo của quy trình.")),
    "approve_dossier": (_("Phê duyệt kết quả"), _("Kết quả được lập; thời hạn giải quyết kết thúc.")),
    "refuse_dossier": (_("Từ chối"), _("Lý do được ghi bằng văn bản và gửi người nộp.")),
    "stop_dossier": (_("Dừng giải quyết"), _("Lý do được ghi bằng văn bản và gửi người nộp.")),
    "withdraw_dossier": (_("Rút hồ sơ"), _("Người nộp đề nghị rút hồ sơ. Hồ sơ đã rút không khôi phục được.")),
    "return_result": (_("Trả kết quả"), _("Kết quả đã đến tay người nộp.")),
}
_NOT_ACCEPTED = _("Không tiếp nhận hồ sơ")
_NEEDS_REASON = frozenset({"refuse_dossier", "stop_dossier"})
_HARD = frozenset({"refuse_dossier", "stop_dossier", "withdraw_dossier"})


@dataclass(frozen=True, slots=True)
class ActPage:
    """Everything on the page; `paper_fields` ask what is wrong with each paper, in the request for supplement."""

    title: str
    about: str
    code: str
    revision: int
    needs_reason: bool
    hard: bool
    paper_fields: tuple[Field, ...] = ()
    paper_choices: tuple[Choice, ...] = ()
    asks_until: bool = False


def present_act(name: str, dossier: DossierView, *, typed: Mapping[str, str]) -> ActPage:
    """The question with what was typed before a refusal."""
    title, about = _WORDS[name]
    if name == "refuse_dossier" and dossier.stage is Stage.SUBMITTED:
        title = _NOT_ACCEPTED
    names = paper_names(get_version(dossier.procedure_version_id).definition) if dossier.procedure_version_id else {}
    asks_items = name == "request_supplement"
    return ActPage(
        title=str(title),
        about=str(about),
        code=dossier.code,
        revision=dossier.revision,
        needs_reason=name in _NEEDS_REASON,
        hard=name in _HARD,
        paper_fields=_paper_fields(names, typed) if asks_items else (),
        paper_choices=tuple(Choice(code, words) for code, words in names.items())
        if name == "supplement_dossier"
        else (),
        asks_until=asks_items,
    )


def _paper_fields(names: Mapping[str, str], typed: Mapping[str, str]) -> tuple[Field, ...]:
    lines = [*names.items(), ("other", gettext("Giấy tờ hoặc nội dung khác"))]
    return tuple(
        Field("text", f"reason.{code}", words, value=typed.get(f"reason.{code}", ""), required=False)
        for code, words in lines
    )


def act_form(page: ActPage, typed: QueryDict, refused: Refused | None) -> FormState:
    """What was typed and what is wrong with it."""
    values: dict[str, object] = {name: typed.get(name, "") for name in ("note", "reason_code")}
    values |= {
        "papers": tuple(typed.getlist("papers")),
        "until": posted_date(typed, "until") if page.asks_until else {},
    }
    return FormState(values, field_words(refused) if refused else {})
