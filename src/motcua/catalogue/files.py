"""The catalogue's files: read strictly, checked against their published schema, refused whole with place and remedy."""

import json
import re
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import Refused

PROCEDURES_FOLDER: Path = DATA_FILES / "procedures"
SCHEMA_BY_KIND = {
    "procedure": "schema.json",
    "cases": "cases.schema.json",
    "lawful_channels": "lawful_channels.schema.json",
    "provincial_overrides": "overrides.schema.json",
    "step_design": "designs.schema.json",
}


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing wrong with a file: where, why and what to do, in words for the person who edits it."""

    file: str
    place: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place or 'toàn tệp'}: {self.reason} → {self.remedy}"


class DefinitionRefused(Refused):
    """Files of the catalogue cannot be used; nothing of them was taken."""

    code = "definition_refused"

    def __init__(self, faults: Sequence[FileFault]) -> None:
        self.faults = tuple(faults)
        super().__init__()
        self.words = "\n".join(str(fault) for fault in self.faults)
        self.remedy = "Sửa các chỗ trên rồi chạy lại; chưa có gì được lưu."


@dataclass(frozen=True, slots=True)
class DefinitionFile:
    """One file that passed its schema."""

    path: Path
    kind: str
    data: dict[str, Any]


class _StrictLoader(yaml.CSafeLoader):
    """YAML without its traps: dates, codes and `on`/`no` stay text, and a key may stand only once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; a key written twice is an error instead of a silent loss."""
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for position, key in enumerate(keys):
            if key in keys[:position]:
                raise yaml.constructor.ConstructorError(
                    None, None, f"mục “{key}” viết hai lần", node.value[position][0].start_mark
                )
        return super().construct_mapping(node, deep=deep)


_KEPT = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _KEPT]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_files(path: Path) -> list[DefinitionFile]:
    """All definitions of a file or folder (`*.yaml`, by name, then those of its `overrides/`), each checked.

    Raises DefinitionRefused with every fault found in every file; nothing is returned then.
    """
    if not path.exists():
        raise DefinitionRefused([FileFault(str(path), "", "không có tệp hoặc thư mục này", "kiểm tra lại đường dẫn")])
    names = [*sorted(path.glob("*.yaml")), *sorted(path.glob("overrides/*.yaml"))] if path.is_dir() else [path]
    if not names:
        raise DefinitionRefused(
            [FileFault(str(path), "", "thư mục không có tệp .yaml nào", "chỉ đúng thư mục chứa định nghĩa thủ tục")]
        )
    faults: list[FileFault] = []
    read: list[DefinitionFile] = []
    for name in names:
        file, found = read_file(name)
        faults += found
        read += [file] if file is not None else []
    if faults:
        raise DefinitionRefused(faults)
    return read


def read_file(path: Path) -> tuple[DefinitionFile | None, list[FileFault]]:
    """One file that passed its schema, or every fault of it."""
    if path.suffix == ".json":
        return None, [
            FileFault(
                str(path), "", "đây là tệp JSON; phiên bản này chưa nhập dữ liệu của Cổng dịch vụ công", "nhập tệp YAML"
            )
        ]
    try:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        data = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a SafeLoader
    except UnicodeDecodeError:
        return None, [FileFault(str(path), "", "tệp không phải chữ UTF-8", "lưu lại tệp với bảng mã UTF-8")]
    except OSError as error:
        return None, [FileFault(str(path), "", f"không đọc được tệp ({error.strerror})", "kiểm tra quyền đọc tệp")]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, [FileFault(str(path), _line(error), f"YAML sai: {_problem(error)}", "sửa cú pháp ở dòng đó")]
    if not isinstance(data, dict) or data.get("kind") not in SCHEMA_BY_KIND:
        return None, [
            FileFault(
                str(path),
                "kind",
                "không biết tệp này định nghĩa gì",
                f"ghi kind là một trong: {', '.join(SCHEMA_BY_KIND)}",
            )
        ]
    kind = data["kind"]
    errors = sorted(_validator(kind).iter_errors(data), key=lambda error: [str(part) for part in error.absolute_path])
    if errors:
        return None, [_fault(path, error) for error in errors]
    return DefinitionFile(path, kind, data), []


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema: Mapping[str, Any] = json.loads((PROCEDURES_FOLDER / SCHEMA_BY_KIND[kind]).read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _line(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f"dòng {mark.line + 1}, cột {mark.column + 1}" if mark is not None else ""


def _problem(error: Exception) -> str:
    return str(getattr(error, "problem", None) or error)


def _fault(path: Path, error: ValidationError) -> FileFault:
    place = "/".join(str(part) for part in error.absolute_path)
    reason, remedy = _words_of(str(error.validator), error.validator_value, error.instance, error.schema)
    return FileFault(str(path), place, reason, remedy)


def _words_of(rule: str, wanted: Any, found: Any, schema: Any) -> tuple[str, str]:
    """The fault in Vietnamese: what is wrong, what to do."""
    match rule:
        case "required":
            return f"thiếu mục {', '.join(name for name in wanted if name not in found)}", "thêm mục còn thiếu"
        case "additionalProperties":
            known = schema.get("properties", {})
            strange = ", ".join(str(name) for name in found if name not in known)
            return f"có mục lạ {strange}", f"bỏ đi hoặc sửa tên; các mục được dùng: {', '.join(known)}"
        case "enum" | "const":
            allowed = wanted if rule == "enum" else [wanted]
            return f"giá trị {found!r} không được dùng", f"chọn một trong: {', '.join(map(str, allowed))}"
        case "type":
            return f"giá trị {found!r} sai kiểu", f"ghi kiểu {wanted}; mã số, ngày tháng đặt trong dấu nháy kép"
        case "pattern":
            return f"giá trị {found!r} sai dạng", f"ghi đúng dạng {wanted}"
        case "format":
            return f"giá trị {found!r} không phải ngày có thật", "ghi ngày có thật, dạng 2026-01-31"
        case "minItems" | "minLength":
            return "mục này để trống", "ghi ít nhất một giá trị"
        case "minimum" | "maximum" | "maxLength":
            return f"giá trị {found!r} vượt giới hạn {wanted}", "sửa lại giá trị"
    return f"không đúng lược đồ ({rule})", "xem lược đồ: " + json.dumps(wanted, ensure_ascii=False)[:200]
