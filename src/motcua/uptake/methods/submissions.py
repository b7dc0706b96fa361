"""Answers as ODK Central or Kobo export them, made one row per interview: nothing twice, nothing silently lost."""

import re
from collections.abc import Sequence

from motcua.uptake.answer import Answer
from motcua.uptake.refusals import TableRefused
from motcua.uptake.tables import Table

INSTANCE = ("meta-instanceID", "meta/instanceID", "instanceID", "KEY", "_uuid")
VERSION = ("FormVersion", "__version__")
DEVICE = ("deviceid", "DeviceID", "deviceID")
SENT = ("SubmissionDate", "_submission_time", "end")
REVIEW = ("ReviewState", "_validation_status")
REJECTED = frozenset({"rejected", "not approved", "validation_status_not_approved"})


def interviews(table: Table, *, keep_last: bool = False) -> tuple[Answer, Table]:
    """One row per instance with columns instance, form_version, device, sent, then the answers.

    A row that came twice in full counts once; rejected ones are left out. With `keep_last` the last sent of differing
    rows of one instance is kept. Answers' names lose their groups where that leaves them distinct.

    Raises  TableRefused: no column with the instance, or one instance with different answers
    """
    key = _column(table, INSTANCE)
    if key is None:
        raise TableRefused(
            "Không thấy cột mã phiếu (instanceID, KEY hoặc _uuid).", remedy="Xuất lại CSV kèm cột siêu dữ liệu."
        )
    sent, review = _column(table, SENT), _column(table, REVIEW)
    names, cells = table.texts(key), list(zip(*table.columns.values(), strict=True))
    refused = [False] * len(table)
    if review is not None:
        refused = [cell.casefold() in REJECTED for cell in table.texts(review, missing=True)]
    order = table.texts(sent, missing=True) if sent else [""] * len(table)
    kept, twice, replaced = _once(names, cells, refused, order, keep_last=keep_last)
    found = _renamed(table, key, kept)
    versions = sorted(set(found.columns["form_version"]) - {""})
    flags = []
    if len(versions) > 1:
        flags.append(f"Có {len(versions)} phiên bản biểu mẫu ({', '.join(versions)}): kiểm tra câu hỏi đã đổi.")
    if replaced:
        flags.append(f"{replaced} phiếu được gửi lại với câu trả lời khác: giữ lần gửi cuối.")
    return Answer(
        "one row per instance; identical repeats counted once; rejected left out",
        n=len(kept),
        rows=[{"column": name} for name in found.columns],
        flags=flags,
        more={
            "rows_read": len(table),
            "repeats": twice,
            "replaced": replaced,
            "rejected": sum(refused),
            "versions": versions,
            "devices": len(set(found.columns["device"]) - {""}),
        },
    ), found


def _column(table: Table, names: Sequence[str]) -> str | None:
    return next((name for name in names if name in table.columns), None)


def _once(
    names: Sequence[str],
    cells: Sequence[tuple[str, ...]],
    refused: Sequence[bool],
    order: Sequence[str],
    *,
    keep_last: bool,
) -> tuple[list[int], int, int]:
    """The places of the rows that stay, in the file's order; how many were repeats, how many replaced."""
    kept: dict[str, int] = {}
    twice = replaced = 0
    for place, name in enumerate(names):
        if refused[place]:
            continue
        before = kept.setdefault(name, place)
        if before == place:
            continue
        if cells[before] == cells[place]:
            twice += 1
            continue
        if not keep_last:
            raise TableRefused(
                f"Phiếu “{name}” có hai dòng khác nhau: dòng {before + 2} và {place + 2}.",
                remedy="Xem lại hai dòng này; hoặc dùng --keep-last để giữ lần gửi cuối.",
                line=place + 2,
            )
        replaced += 1
        if order[place] >= order[before]:
            kept[name] = place
    return sorted(kept.values()), twice, replaced


def _renamed(table: Table, key: str, kept: Sequence[int]) -> Table:
    """The metadata under their common names, and the answers without their groups."""
    heads = {
        "instance": key,
        "form_version": _column(table, VERSION),
        "device": _column(table, DEVICE),
        "sent": _column(table, SENT),
    }
    columns = {name: [table.columns[old][row].strip() if old else "" for row in kept] for name, old in heads.items()}
    rest = [name for name in table.columns if name not in heads.values()]
    short = [re.split(r"[/-]", name)[-1] for name in rest]
    for name, brief in zip(rest, short, strict=True):
        own = brief if short.count(brief) == 1 and brief not in columns else re.sub(r"[/-]", "__", name)
        if own in columns:
            raise TableRefused(f"Hai cột cùng thành “{own}” sau khi bỏ tên nhóm.", remedy="Đổi tên câu hỏi.")
        columns[own] = [table.columns[name][row].strip() for row in kept]
    return Table(columns)
