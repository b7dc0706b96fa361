"""Checking files of the catalogue without storing anything: schema, contradictions, and the author's own cases."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from motcua.catalogue.channels.reading import channel_rules
from motcua.catalogue.checking.cases import run_cases
from motcua.catalogue.files import (
    PROCEDURES_FOLDER,
    DefinitionFile,
    DefinitionRefused,
    FileFault,
    read_file,
    read_files,
)
from motcua.catalogue.reading import read_definition
from motcua.catalogue.rules import definition_contradictions, period_contradictions
from motcua.core.data_folder import DATA_FILES

CASES_FOLDER = "cases"
MOST_REMEMBERED = 8
Stamp = tuple[Any, ...]
_passed: dict[Stamp, tuple[DefinitionFile, ...]] = {}


def check_procedures(path: Path = PROCEDURES_FOLDER) -> list[DefinitionFile]:
    """The files of a file or folder, all of them right. Raises DefinitionRefused with every fault found.

    Beside a definition may stand its author's cases (`cases/CODE.yaml`); where one comes out otherwise than its author
    says, the definition is refused with that case in words. What passed is not proved again by the same process while
    none of the files has changed.
    """
    stamp = _stamp(path)
    if stamp not in _passed:
        files = _prove(path)
        if len(_passed) >= MOST_REMEMBERED:
            _passed.clear()
        _passed[stamp] = tuple(files)
    return list(_passed[stamp])


def _stamp(path: Path) -> Stamp:
    """The files that decide, with when and how long they were written."""
    deciding = [*(path.rglob("*.yaml") if path.is_dir() else (path, *path.parent.glob(f"{CASES_FOLDER}/*.yaml")))]
    deciding += (DATA_FILES / "procedures" / "channels").glob("*.yaml")
    states = [(str(file), file.stat()) for file in sorted(deciding) if file.is_file()]
    return (str(path), *((name, state.st_mtime_ns, state.st_size) for name, state in states))


def _prove(path: Path) -> list[DefinitionFile]:
    files = read_files(path)
    faults: list[FileFault] = []
    seen: dict[str, Path] = {}
    for file in files:
        if file.kind == "procedure":
            code = file.data["code"]
            if code in seen:
                faults.append(FileFault(str(file.path), "code", f"{code} đã có ở {seen[code]}", "giữ lại một tệp"))
            seen.setdefault(code, file.path)
            contradictions = definition_contradictions(file.data)
            faults += () if contradictions else failed_cases(file)
        else:
            entries = "entries" in file.data
            contradictions = [*period_contradictions(file.data), *_unknown_systems(file.data)] if entries else []
        faults += [FileFault(str(file.path), place, reason, remedy) for place, reason, remedy in contradictions]
    if faults:
        raise DefinitionRefused(faults)
    return files


def _unknown_systems(data: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Systems that a way names and the rules about doors do not know, as (place, reason, remedy)."""
    known = channel_rules().systems
    return [
        (f"entries/{at}/ways/{number}/system", f"không có hệ thống {way['system']}", f"chọn: {', '.join(known)}")
        for at, entry in enumerate(data["entries"])
        for number, way in enumerate(entry.get("ways", ()))
        if way.get("system", "") not in {"", *known}
    ]


def cases_of(file: DefinitionFile) -> Path | None:
    """The file of cases beside a definition, if there is one."""
    beside = file.path.parent / CASES_FOLDER / f"{file.data['code']}.yaml"
    return beside if beside.is_file() else None


def failed_cases(file: DefinitionFile) -> Iterator[FileFault]:
    """What the author's cases say against a definition that is otherwise right."""
    beside = cases_of(file)
    if beside is None:
        return
    cases, faults = read_file(beside)
    yield from faults
    if cases is None:
        return
    if cases.kind != "cases" or cases.data["procedure"] != file.data["code"]:
        yield FileFault(str(beside), "procedure", "tệp này không phải của thủ tục này", "sửa kind và procedure")
        return
    for failed in run_cases(read_definition(file.data), cases.data):
        remedy = "sửa định nghĩa, hoặc sửa trường hợp nếu điều chờ đợi đã khác"
        yield FileFault(str(beside), f"{failed.case}/{failed.what}", failed.words, remedy)


def is_proved(file: DefinitionFile) -> bool:
    """Whether the author's cases stand beside the definition."""
    return cases_of(file) is not None
