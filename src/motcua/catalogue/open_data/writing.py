"""Writing the files of open data: some procedures at a time, in a folder that appears whole."""

import csv
import gzip
import hashlib
import io
import json
import os
import shutil
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from motcua.catalogue.changes import latest_change
from motcua.catalogue.effective.document import document_of
from motcua.catalogue.effective.effective import effective_procedures
from motcua.catalogue.effective.values import EffectiveProcedure
from motcua.catalogue.models import NationalVersion, Procedure, ProcedureVersion
from motcua.catalogue.open_data.columns import COLUMNS, row_of
from motcua.catalogue.open_data.terms import terms_of_use

TOGETHER = 100
"""So many procedures are in memory at once."""
KEPT = 2
"""Folders that stay: the newest, and the one before, from which somebody may still be reading."""
SHAPE = 4
"""Grows when columns or documents change, so that the files are written anew."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """One file, packed with gzip; `size_bytes` and `digest` (SHA-256) are of what is in it."""

    name: str
    path: Path
    size_bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class OpenData:
    """The files as they stand: made at a moment, for a local date, after the change with this cursor.

    provincial  rows beside those of the nation, each a procedure with what one province decided about it
    """

    on: date
    made_at: datetime
    cursor: int
    procedures: int
    provincial: int
    files: tuple[OpenFile, ...]

    def file(self, name: str) -> OpenFile | None:
        """The file of that name, or None."""
        return next((file for file in self.files if file.name == name), None)


def open_data() -> OpenData | None:
    """The newest files; None before they were first written."""
    try:
        folder = _folder() / (_folder() / "current").read_text(encoding="utf-8").strip()
        told = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    files = (OpenFile(one["name"], folder / f"{one['name']}.gz", one["bytes"], one["sha256"]) for one in told["files"])
    return OpenData(
        on=date.fromisoformat(told["on"]),
        made_at=datetime.fromisoformat(told["made_at"]),
        cursor=told["cursor"],
        procedures=told["procedures"],
        provincial=told.get("provincial", 0),
        files=tuple(files),
    )


def write_open_data(now: datetime) -> bool:
    """Write the files anew where the catalogue or the day has changed; False where they are right as they stand.

    The cursor is read before the rows: a change in between is in the files and makes them be written once more.
    """
    on, cursor = timezone.localdate(now), latest_change()
    name = f"{on:%Y%m%d}-{cursor}-{SHAPE}-{zlib.crc32(settings.OPEN_DATA_TERMS.encode()):x}"
    folder = _folder() / name
    if folder.exists():
        _point_to(name)
        return False
    draft = _folder() / f".{name}.{os.getpid()}"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    count, provincial = _write_rows(draft, on)
    files = [_told(draft, each) for each in ("procedures.csv", "procedures.json")]
    package = _package(files, on, now)
    with gzip.open(draft / "datapackage.json.gz", "wt", encoding="utf-8") as stream:
        json.dump(package, stream, ensure_ascii=False, indent=1)
    files.append(_told(draft, "datapackage.json"))
    about = {
        "provincial": provincial,
        "on": on.isoformat(),
        "made_at": now.isoformat(),
        "cursor": cursor,
        "procedures": count,
        "files": files,
    }
    (draft / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    try:
        draft.rename(folder)
    except OSError:  # another worker was there first, with the same content
        shutil.rmtree(draft, ignore_errors=True)
    _point_to(name)
    _remove_old(name)
    return True


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "open-data"


def _point_to(name: str) -> None:
    draft = _folder() / f".current.{os.getpid()}"
    draft.write_text(name, encoding="utf-8")
    draft.replace(_folder() / "current")


def _remove_old(name: str) -> None:
    others = sorted(
        (path for path in _folder().iterdir() if path.is_dir() and path.name != name),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _write_rows(folder: Path, on: date) -> tuple[int, int]:
    """Both files in one pass; JSON is one array with a row a line.

    Returns how many procedures, and how many rows of provinces beside them.
    """
    count = provincial = 0
    with (
        gzip.open(folder / "procedures.csv.gz", "wt", encoding="utf-8", newline="") as table,
        gzip.open(folder / "procedures.json.gz", "wt", encoding="utf-8") as documents,
    ):
        writer = csv.DictWriter(table, [column.name for column in COLUMNS], lineterminator="\n")
        writer.writeheader()
        documents.write("[")
        for found in _procedures(on):
            writer.writerow(row_of(found))
            documents.write(",\n" if count + provincial else "\n")
            json.dump(document_of(found), documents, ensure_ascii=False, separators=(",", ":"))
            provincial += found.laid_over is not None
            count += found.laid_over is None
        documents.write("\n]\n")
    return count, provincial


def _procedures(on: date) -> Iterator[EffectiveProcedure]:
    """All that hold on the day, in the order of their codes, each followed by what provinces made of it."""
    held = NationalVersion.objects.filter(valid__contains=on).values("procedure_id")
    own = ProcedureVersion.objects.filter(valid__contains=on).values("procedure_id")
    rows = Procedure.objects.filter(id__in=held.union(own)).order_by("code")
    codes = list(rows.values_list("code", flat=True))
    for start in range(0, len(codes), TOGETHER):
        yield from effective_procedures(codes[start : start + TOGETHER], on=on, provinces=True)


def _told(folder: Path, name: str) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    with gzip.open(folder / f"{name}.gz", "rb") as stream:
        while piece := stream.read(io.DEFAULT_BUFFER_SIZE * 16):
            digest.update(piece)
            size += len(piece)
    return {"name": name, "bytes": size, "sha256": digest.hexdigest()}


def _package(files: Sequence[dict[str, Any]], on: date, now: datetime) -> dict[str, Any]:
    """The dictionary for machines, as a Frictionless Data Package (https://datapackage.org)."""
    fields = [
        {"name": column.name, "type": column.kind, "description": column.words.vi, "description_en": column.words.en}
        for column in COLUMNS
    ]
    described = []
    for one in files:
        resource = {
            "name": one["name"].replace(".", "-"),
            "path": one["name"],
            "bytes": one["bytes"],
            "hash": f"sha256:{one['sha256']}",
            "encoding": "utf-8",
        }
        if one["name"].endswith(".csv"):
            resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv"}
            resource["schema"] = {"fields": fields, "primaryKey": ["code", "province"], "missingValues": [""]}
        else:
            resource["mediatype"] = "application/json"
        described.append(resource)
    return {
        "name": "procedures",
        "title": "Danh mục thủ tục hành chính",
        "description": "Mỗi thủ tục một dòng, như có hiệu lực trong ngày; thêm một dòng cho mỗi tỉnh có quyết"
        " định riêng. Mỗi trường của JSON ghi lớp và nguồn.",
        "version": on.isoformat(),
        "created": now.isoformat(),
        "terms": [
            {
                "layer": each.layer,
                "part": each.part.vi,
                "part_en": each.part.en,
                "terms": each.terms.vi,
                "terms_en": each.terms.en,
            }
            for each in terms_of_use()
        ],
        "sources": [{"title": "Cổng Dịch vụ công quốc gia", "path": "https://dichvucong.gov.vn"}],
        "resources": described,
    }
