"""A study that was taken away as a folder is run again: each file by its digest, each answer beside the kept one."""

import hashlib
import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from motcua.uptake.refusals import MethodRefused, TableRefused
from motcua.uptake.running import Ran, run_line, same_answer

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Replayed:
    """One result, run again; `why` says in Vietnamese what differs, empty where nothing does."""

    number: int
    line: str
    same: bool
    why: str


def replay(folder: Path) -> Iterator[Replayed]:
    """Run every result of the folder in its order.

    Raises  TableRefused where the folder is no study, or a file is missing or not the one that was kept
    """
    study = _study(folder)
    files = {int(file["number"]): _whole(folder, file) for file in study["files"]}
    written = {int(file["number"]): file for file in study["files"] if file["made_by"]}
    for result in study["results"]:
        own = [file for file in written.values() if file["made_by"] == result["number"]]
        yield _again(result, files, own)


def _study(folder: Path) -> dict[str, Any]:
    path = folder / "study.json"
    try:
        study: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as broken:
        raise TableRefused(
            f"Không đọc được {path.name}.", remedy="Chỉ tới thư mục đã giải nén của nghiên cứu."
        ) from broken
    if study.get("format") != FORMAT:
        raise TableRefused("Thư mục nghiên cứu ở dạng khác.", remedy="Dùng bản Motcua đã xuất thư mục này.")
    return study


def _whole(folder: Path, file: Mapping[str, Any]) -> Path:
    path = (folder / str(file["path"])).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file():
        raise TableRefused(f"Thiếu tệp {file['path']}.", remedy="Tải lại thư mục nghiên cứu.")
    if hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
        raise TableRefused(
            f"Tệp {file['path']} đã bị sửa.", remedy="Tải lại thư mục nghiên cứu; đừng sửa tệp trong đó."
        )
    return path


def _again(result: Mapping[str, Any], files: Mapping[int, Path], own: list[Any]) -> Replayed:
    with tempfile.TemporaryDirectory() as place:
        try:
            ran = run_line(result["line"], result["words"], files, Path(place))
        except MethodRefused as refused:
            why = "" if result["refusal"] else f"Nay bị từ chối: {refused.words}"
        else:
            why = _differs(result, ran, own)
    return Replayed(int(result["number"]), str(result["line"]), not why, why)


def _differs(result: Mapping[str, Any], ran: Ran, own: list[Any]) -> str:
    if result["answer"] is None:
        return "Trước đây bị từ chối, nay có kết quả."
    fresh = json.loads(json.dumps(ran.answer.document()))
    if not same_answer(fresh, result["answer"]):
        names = [name for name in fresh if not same_answer(fresh[name], result["answer"].get(name))]
        return f"Kết quả khác ở: {', '.join(names)}."
    for file in own:
        path = ran.written.get(file["name"])
        if path is None or hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
            return f"Tệp viết ra khác: {file['name']}."
    return ""
