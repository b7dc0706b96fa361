"""Handing the ledger on as an event log that process-mining tools read: whole or not at all, without names."""

import gzip
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from motcua.core.actor import Actor, ActorKind
from motcua.core.errors import NotAllowed
from motcua.dossiers.exporting.cases import read_cases
from motcua.dossiers.exporting.flat import KINDS, NAMES, csv_pieces, flat_rows
from motcua.dossiers.exporting.order import FORMATS, Case, ExportOrder, ExportRefused, ExportReport
from motcua.dossiers.exporting.xes_writing import xes_pieces
from motcua.dossiers.extracting import one_state
from motcua.dossiers.importing.tables import TableUnusable, columnar_files
from motcua.dossiers.models import Dossier


def export_dossiers(
    *, actor: Actor, order: ExportOrder, on_case: Callable[[int], None] = lambda cases: None
) -> ExportReport:
    """Write dossiers and their events into a file, read from one state of the ledger.

    on_case  hears after each dossier (always 1)
    Raises   ExportRefused where the order cannot be met; NotAllowed for anybody but the operator of this server.
    """
    if actor.kind is not ActorKind.SYSTEM:
        raise NotAllowed("only the operator of the server exports the ledger")
    _check(order)
    report = ExportReport()

    def count(case: Case) -> None:
        report.dossiers += 1
        report.events += len(case.events)
        report.without_events += not case.events
        on_case(1)

    part = order.out.with_name(f".{order.out.name}.part-{os.getpid()}")
    try:
        with one_state():
            report.simulated = Dossier.objects.filter(simulated=True).exists()
            _write(part, order, report.simulated, count)
        part.replace(order.out)
    except TableUnusable as unusable:
        words = "Máy chủ này chưa cài phần ghi Parquet."
        raise ExportRefused(words, "Cài thêm phần mở rộng analytics, hoặc xuất ra csv.") from unusable
    except OSError as error:
        raise ExportRefused(
            f"Không ghi được tệp {order.out}: {error.strerror}.", "Kiểm tra quyền ghi và chỗ trống."
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return report


def _check(order: ExportOrder) -> None:
    if order.format not in FORMATS:
        raise ExportRefused(f"Không có định dạng “{order.format}”.", f"Chọn một trong: {', '.join(FORMATS)}.")
    if not order.out.parent.is_dir():
        raise ExportRefused(f"Không có thư mục {order.out.parent}.", "Tạo thư mục ấy trước.")
    if order.out.is_dir():
        raise ExportRefused(f"{order.out} là một thư mục.", "Ghi thêm tên tệp.")
    if order.date_from and order.date_to and order.date_from >= order.date_to:
        raise ExportRefused("Khoảng thời gian rỗng.", "Ngày kết thúc phải sau ngày bắt đầu (không tính ngày kết thúc).")


def _write(part: Path, order: ExportOrder, simulated: bool, count: Callable[[Case], None]) -> None:
    cases = read_cases(order)
    if order.format == "parquet":
        columnar_files().write_rows(part, NAMES, KINDS, flat_rows(cases, count))
    elif order.format == "csv":
        _write_text(part, csv_pieces(flat_rows(cases, count)), packed=order.out.suffix == ".gz")
    else:
        _write_text(part, xes_pieces(cases, simulated=simulated, count=count), packed=order.out.suffix == ".gz")


def _write_text(part: Path, pieces: Iterable[str], *, packed: bool) -> None:
    with gzip.open(part, "wb") if packed else part.open("wb") as out:
        for piece in pieces:
            out.write(piece.encode())
