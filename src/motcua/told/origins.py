"""Where filled-in values came from, in words for the person and for the office alike."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.drafts.api import Source
from motcua.forms.api import applicant_form
from motcua.ui.answer_words import answer_words
from motcua.ui.values import SummaryRow
from motcua.ui.words import date_words

SOURCE_WORDS = {
    Source.ACCOUNT: _("Tài khoản, ngày %(day)s"),
    Source.DOSSIER: _("Hồ sơ trước %(code)s, ngày %(day)s"),
    Source.REGISTER: _("Dữ liệu dân cư, ngày %(day)s"),
}


def source_words(source: Source, *, on: str, of: str, simulated: bool) -> str:
    """Which source, and of which day."""
    words = str(SOURCE_WORDS[source]) % {"day": date_words(date.fromisoformat(on)), "code": of}
    return words + " " + gettext("(mô phỏng)") if simulated else words


def origin_rows(kept: Iterable[Mapping[str, Any]], *, language: str, change_href: str = "") -> tuple[SummaryRow, ...]:
    """One row for each filled-in value, as a dossier keeps them (`drafts.api.kept_with_dossier`)."""
    questions = {f"applicant.{one.id}": one for one in applicant_form().sections[0].questions}
    yes_no = (gettext("Có"), gettext("Không"))
    rows = []
    for one in kept:
        if (question := questions.get(str(one["path"]))) is None:
            continue
        told = source_words(Source(one["source"]), on=one["on"], of=one["of"], simulated=bool(one["simulated"]))
        lines = [told]
        if one["corrected"]:
            before = answer_words(question, one["filled"], language=language, yes_no=yes_no)
            lines.append(gettext("Đã sửa; nguồn ghi: %(value)s") % {"value": before})
            lines.append(gettext("Lý do: %(reason)s") % {"reason": one["reason"] or gettext("không ghi")})
        rows.append(SummaryRow(question.label.in_language(language), lines=tuple(lines), change_href=change_href))
    return tuple(rows)
