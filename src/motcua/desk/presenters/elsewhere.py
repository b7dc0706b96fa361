"""The page of a dossier that a ministry decides in its own system, and what double entry costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import get_language, gettext

from motcua.catalogue.api import get_version
from motcua.dossiers.api import DossierView, PartView
from motcua.dossiers.door_api import DoubleEntry, ElsewhereView, system_name, systems_in_force
from motcua.dossiers.wording import PART_WORDS
from motcua.forms.api import applicant_form, check_answers
from motcua.orgs.api import get_unit
from motcua.told.copying import Copies, copies_of
from motcua.ui.posted import posted_date
from motcua.ui.values import Cell, Choice, Column, Field, FormState, SummaryRow
from motcua.ui.words import moment_words, number_words

HERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class ElsewherePage:
    """What the page shows and asks; `running` while the watch runs, `entered` once the code was pasted back."""

    title: str
    code: str
    revision: int
    form: FormState
    system: Field
    running: datetime | None
    entered: bool
    known: tuple[SummaryRow, ...]
    their_code: Field
    news: tuple[Field, ...]
    columns: tuple[Column, ...]
    copies: Copies


@dataclass(frozen=True, slots=True)
class DoubleEntryPage:
    """What typing everything twice costs, by unit, procedure and system."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def present_elsewhere(
    dossier: DossierView,
    known: ElsewhereView | None,
    parts: Sequence[PartView],
    *,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
    on: date,
) -> ElsewherePage:
    """With what was typed before a refusal."""
    language = get_language() or "vi"
    entered = bool(known and known.their_code)
    news = _news(parts, entered, typed, errors, language) if entered or parts else ()
    return ElsewherePage(
        title=gettext("Nhập vào hệ thống của bộ"),
        code=dossier.code,
        revision=dossier.revision,
        form=FormState({}, errors),
        system=_system(known, typed, errors, on, language),
        running=known.typing_since if known else None,
        entered=entered,
        known=_known(known, language) if known and entered else (),
        their_code=Field(
            "text",
            "their_code",
            gettext("Mã hồ sơ ở hệ thống đó"),
            value=typed.get("their_code", ""),
            hint=gettext("Dán mã vừa nhận được. Mã đó là mã chính thức để tra cứu ở hệ thống đó."),
            error=errors.get("their_code", ""),
            autocomplete="off",
            spellcheck=False,
        ),
        news=news,
        columns=(Column(gettext("Ô ở hệ thống đó")), Column(gettext("Câu hỏi")), Column(gettext("Chép"))),
        copies=_copies(dossier, on),
    )


def _copies(dossier: DossierView, on: date) -> Copies:
    if not dossier.procedure_version_id:
        return ()
    definition = get_version(dossier.procedure_version_id).definition
    applicant = check_answers(applicant_form(), {"applicant": dict(dossier.applicant)}, on=on)
    return copies_of(definition, applicant, check_answers(definition.form, dict(dossier.answers), on=on), on=on)


def _system(
    known: ElsewhereView | None, typed: Mapping[str, str], errors: Mapping[str, str], on: date, language: str
) -> Field:
    choices = tuple(Choice(system.id, system.name.in_language(language)) for system in systems_in_force(on))
    chosen = typed.get("system", known.system if known else "")
    return Field("select", "system", gettext("Hệ thống"), value=chosen, choices=choices, error=errors.get("system", ""))


def _known(known: ElsewhereView, language: str) -> tuple[SummaryRow, ...]:
    minutes = gettext("không rõ") if known.seconds is None else gettext("%(n)s phút") % {"n": round(known.seconds / 60)}
    rows = [
        SummaryRow(gettext("Hệ thống"), system_name(known.system, language)),
        SummaryRow(gettext("Mã hồ sơ ở hệ thống đó"), known.their_code),
        SummaryRow(gettext("Thời gian nhập lại"), minutes),
        SummaryRow(gettext("Trạng thái ở đó"), str(PART_WORDS[known.state.value if known.state else ""])),
    ]
    if known.since:
        rows.append(SummaryRow(gettext("Từ lúc"), moment_words(known.since)))
    told = [text for text in (known.as_given, known.result) if text]
    return (*rows, *([SummaryRow(gettext("Nguyên văn"), " – ".join(told))] if told else []))


def _news(
    parts: Sequence[PartView], entered: bool, typed: Mapping[str, str], errors: Mapping[str, str], language: str
) -> tuple[Field, ...]:
    """Of what is told, how it stands, since when, in which words."""
    of = [Choice(HERE, gettext("Cả hồ sơ, ở hệ thống của bộ"))] if entered else []
    of += [Choice(one.part.code, one.part.name.in_language(language)) for one in parts]
    states = tuple(Choice(code, str(words)) for code, words in PART_WORDS.items() if code)
    return (
        Field("select", "of", gettext("Phần việc"), value=typed.get("of", of[0].value), choices=tuple(of)),
        Field(
            "radios",
            "state",
            gettext("Trạng thái ở đó"),
            value=typed.get("state", ""),
            choices=states,
            error=errors.get("state", ""),
        ),
        Field("date", "since", gettext("Từ ngày"), value=posted_date(typed, "since"), error=errors.get("since", "")),
        Field(
            "text",
            "since_time",
            gettext("Từ giờ"),
            value=typed.get("since_time", ""),
            hint=gettext("Ví dụ 14:30"),
            width="5",
            autocomplete="off",
        ),
        Field(
            "text",
            "as_given",
            gettext("Trạng thái, nguyên văn ở đó"),
            value=typed.get("as_given", ""),
            required=False,
            autocomplete="off",
        ),
        Field(
            "text",
            "result",
            gettext("Số, tên kết quả"),
            value=typed.get("result", ""),
            required=False,
            autocomplete="off",
        ),
    )


def present_double_entry(rows: Sequence[DoubleEntry]) -> DoubleEntryPage:
    """A figure of fewer than five timed dossiers is not shown."""
    language = get_language() or "vi"
    columns = (
        Column(gettext("Đơn vị")),
        Column(gettext("Thủ tục")),
        Column(gettext("Hệ thống")),
        Column(gettext("Hồ sơ nhập lại"), numeric=True),
        Column(gettext("Có đo"), numeric=True),
        Column(gettext("Trung vị (phút)"), numeric=True),
        Column(gettext("Tổng (giờ)"), numeric=True),
    )
    return DoubleEntryPage(columns, tuple(_row(row, language) for row in rows))


def _row(row: DoubleEntry, language: str) -> tuple[Cell, ...]:
    few = gettext("ít hơn 5")
    return (
        Cell(get_unit(row.unit_id).name if row.unit_id else "", header=True),
        Cell(f"{row.procedure_code} – {row.procedure_name}", lang="vi"),
        Cell(system_name(row.system, language)),
        Cell(str(row.entries), numeric=True),
        Cell(str(row.timed), numeric=True),
        Cell(few if row.median_minutes is None else number_words(row.median_minutes, 1), numeric=True),
        Cell(few if row.hours is None else number_words(row.hours, 1), numeric=True),
    )
