"""The list of imports, and one import at each of its states."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from motcua.admin.presenters.report import ReportView, present_report
from motcua.admin.wording import STATE_WORDS
from motcua.dossiers.api import IMPORTS_AT_WORK, ImportRunPage, ImportRunView, ImportState, RunReport
from motcua.ui.values import Cell, Column, Download, FormState, Link, StatusKind, Step, SummaryRow
from motcua.ui.words import moment_words, number_words, percent_words, size_words

SILENT_SECONDS = 120
"""After so long without a sign of life the page says that the worker may have been stopped."""


@dataclass(frozen=True, slots=True)
class ImportList:
    """The list as it is set down."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    next_href: str
    first_href: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import: what can be done (`can_…`), how far it is, and its reports."""

    title: str
    caption: str
    id: str
    crumbs: tuple[Link, ...]
    status: str
    status_kind: StatusKind
    steps: tuple[Step, ...]
    facts: tuple[SummaryRow, ...]
    at_work: bool
    progress: str
    silent: bool
    report: ReportView | None
    report_title: str
    downloads: tuple[Download, ...]
    can_map: bool
    can_check: bool
    can_import: bool
    must_accept: bool
    can_abandon: bool
    can_save: bool
    done: bool
    simulated: bool
    form: FormState


def present_list(page: ImportRunPage, *, goes_on: bool) -> ImportList:
    """One page of the list; `goes_on` stands behind the first one."""
    address = reverse("admin:imports")
    columns = (
        Column(gettext("Tệp")),
        Column(gettext("Nguồn")),
        Column(gettext("Tình trạng")),
        Column(gettext("Hồ sơ"), numeric=True),
        Column(gettext("Bị từ chối"), numeric=True),
        Column(gettext("Bắt đầu")),
        Column(gettext("Người nhập")),
    )
    return ImportList(
        columns=columns,
        rows=tuple(_row(run) for run in page.rows),
        next_href=f"{address}?{urlencode({'after': page.next})}" if page.next else "",
        first_href=address if goes_on else "",
    )


def _row(run: ImportRunView) -> tuple[Cell, ...]:
    words, kind = STATE_WORDS[run.state]
    report = run.report or run.checked
    counted = report.counts if report and run.state is not ImportState.ABANDONED else None
    return (
        Cell(run.file_name, href=reverse("admin:import", args=[run.public_id]), header=True, lang="vi"),
        Cell(run.origin),
        Cell(str(words), status=kind),
        Cell(number_words(counted["dossiers"]) if counted else "", numeric=True),
        Cell(number_words(counted["refused"]) if counted else "", numeric=True),
        Cell(moment_words(run.created_at)),
        Cell(run.created_by_name),
    )


def present_import(run: ImportRunView, *, now: datetime) -> ImportPage:
    """The page of one import."""
    words, kind = STATE_WORDS[run.state]
    at_work = run.state in IMPORTS_AT_WORK
    shown, dry_run = _shown(run)
    open_run = not at_work and run.state not in (ImportState.IMPORTED, ImportState.ABANDONED)
    refused = bool(run.checked and run.checked.counts["refused"])
    return ImportPage(
        title=_title(run),
        caption=run.file_name,
        id=str(run.public_id),
        crumbs=(Link(gettext("Nhập hồ sơ từ hệ thống khác"), reverse("admin:imports")),),
        status=str(words),
        status_kind=kind,
        steps=_steps(run.state),
        facts=_facts(run),
        at_work=at_work,
        progress=_progress(run),
        silent=at_work and run.progress is not None and (now - run.progress.at).total_seconds() > SILENT_SECONDS,
        report=present_report(shown, dry_run=dry_run) if shown and not at_work else None,
        report_title=gettext("Kết quả kiểm tra thử") if dry_run else gettext("Kết quả nhập"),
        downloads=_downloads(run, shown),
        can_map=open_run and run.has_files,
        can_check=open_run
        and run.has_files
        and run.state in (ImportState.MAPPED, ImportState.REFUSED, ImportState.BROKEN),
        can_import=run.state is ImportState.CHECKED and run.has_files and _brings_something(run.checked),
        must_accept=refused,
        can_abandon=open_run,
        can_save=bool(run.mapping) and not at_work,
        done=run.state is ImportState.IMPORTED,
        simulated=says_simulated(run),
        form=FormState({"mapping_name": run.origin}),
    )


def says_simulated(run: ImportRunView) -> bool:
    """Whether the mapping marks every dossier of the file as simulated."""
    return str(run.mapping.get("constants", {}).get("simulated", "")).lower() in ("true", "t", "1")


def _brings_something(checked: RunReport | None) -> bool:
    return checked is not None and checked.counts["dossiers"] > 0


def _shown(run: ImportRunView) -> tuple[RunReport | None, bool]:
    """Which report the page shows, and whether it is that of a dry run."""
    return (run.report, False) if run.report is not None else (run.checked, True)


def _title(run: ImportRunView) -> str:
    titles = {
        ImportState.CHECKING: gettext("Đang kiểm tra thử"),
        ImportState.CHECKED: gettext("Kiểm tra thử đã xong"),
        ImportState.IMPORTING: gettext("Đang nhập hồ sơ"),
        ImportState.IMPORTED: gettext("Đã nhập hồ sơ"),
        ImportState.REFUSED: gettext("Không nhập được hồ sơ"),
        ImportState.BROKEN: gettext("Việc nhập bị dừng giữa chừng"),
        ImportState.ABANDONED: gettext("Lần nhập đã bỏ"),
    }
    return titles.get(run.state, gettext("Chờ kiểm tra thử"))


def _steps(state: ImportState) -> tuple[Step, ...]:
    names = (gettext("Gửi tệp"), gettext("Cách hiểu tệp"), gettext("Kiểm tra thử"), gettext("Nhập"))
    places = {
        ImportState.RECEIVED: 1,
        ImportState.MAPPED: 2,
        ImportState.CHECKING: 2,
        ImportState.BROKEN: 2,
        ImportState.CHECKED: 3,
        ImportState.IMPORTING: 3,
        ImportState.REFUSED: 3,
        ImportState.IMPORTED: 4,
    }
    now = places.get(state)
    if now is None:
        return ()
    return tuple(
        Step(name, "done" if place < now else "now" if place == now else "next") for place, name in enumerate(names)
    )


def _facts(run: ImportRunView) -> tuple[SummaryRow, ...]:
    rows = [SummaryRow(gettext("Tệp hồ sơ"), f"{run.file_name} ({size_words(run.file_size)})", lang="vi")]
    if run.events_name:
        rows.append(
            SummaryRow(gettext("Tệp nhật ký xử lý"), f"{run.events_name} ({size_words(run.events_size)})", lang="vi")
        )
    if run.origin:
        rows.append(SummaryRow(gettext("Hệ thống nguồn"), run.origin, lang="vi"))
    rows.append(
        SummaryRow(
            gettext("Bắt đầu"),
            gettext("%(moment)s, %(name)s") % {"moment": moment_words(run.created_at), "name": run.created_by_name},
        )
    )
    if not run.has_files:
        rows.append(SummaryRow(gettext("Tệp đã gửi lên"), gettext("Đã xóa, vì có dữ liệu cá nhân")))
    return tuple(rows)


def _progress(run: ImportRunView) -> str:
    if run.state not in IMPORTS_AT_WORK:
        return ""
    if run.progress is None or not run.progress.rows:
        return gettext("Đang chờ đến lượt.")
    return gettext("Đã đọc %(rows)s dòng (%(share)s của tệp), từ chối %(refused)s dòng, lúc %(moment)s.") % {
        "rows": number_words(run.progress.rows),
        "share": percent_words(run.progress.share, 0),
        "refused": number_words(run.progress.refused),
        "moment": moment_words(run.progress.at),
    }


def _downloads(run: ImportRunView, shown: RunReport | None) -> tuple[Download, ...]:
    found = []
    if shown and shown.counts["refused"] and run.has_files:
        words = gettext("Tải danh sách dòng bị từ chối")
        found.append(Download(words, reverse("admin:download_refusals", args=[run.public_id]), "CSV"))
    if run.mapping:
        words = gettext("Tải cách hiểu tệp, dùng được với lệnh motcua dossiers import --mapping")
        found.append(Download(words, reverse("admin:download_mapping", args=[run.public_id]), "YAML"))
    return tuple(found)
