"""Every definition in data/ fits its schema, says where it comes from, and bears out its author's cases."""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from referencing import Registry, Resource
from referencing.exceptions import Unresolvable
from referencing.jsonschema import DRAFT202012

from motcua.catalogue.checking.definitions import check_procedures, is_proved
from motcua.catalogue.files import DefinitionRefused

ROOT = Path(__file__).resolve().parent.parent
FIRST_LINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$")
MOST_FAULTS = 10


class _Loader(yaml.CSafeLoader):
    """YAML as JSON sees it: dates stay text, and a key that stands twice is refused."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if twice := {key for key in keys if keys.count(key) > 1}:
            raise yaml.constructor.ConstructorError(None, None, f"key stands twice: {sorted(twice)}", node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def main(root: Path = ROOT) -> int:
    """Exit status 1 with every fault: file, place in it, reason."""
    data = root / "data"
    faults = [fault for path in sorted(data.rglob("*.yaml")) for fault in yaml_faults(path)]
    faults += [fault for path in sorted(data.rglob("*.csv")) for fault in csv_faults(path)]
    faults += [f"{path}: files of definitions end in .yaml" for path in sorted(data.rglob("*.yml"))]
    faults += [] if faults else list(procedure_faults(data / "procedures"))
    checked = len([*data.rglob("*.yaml"), *data.rglob("*.csv")])
    print("\n".join(fault.replace(f"{root}/", "") for fault in faults) or f"data: {checked} files fit their schemas")
    return 1 if faults or not checked else 0


def yaml_faults(path: Path) -> Iterator[str]:
    """What is wrong with one definition."""
    text = path.read_text(encoding="utf-8")
    named = FIRST_LINE.match(text.partition("\n")[0])
    if named is None:
        yield f"{path}:1: the first line must name the schema: # yaml-language-server: $schema=NAME.schema.json"
        return
    try:
        document = yaml.load(text, Loader=_Loader)
        errors = list(_validator(path.parent / named[1]).iter_errors(document))
    except (yaml.YAMLError, OSError, SchemaError, Unresolvable) as error:
        yield f"{path}: {error}"
        return
    yield from (f"{path}: {_words(error)}" for error in errors[:MOST_FAULTS])
    if not _has_source(document):
        yield f"{path}: says nowhere where it comes from (`source` or `sources`)"


def procedure_faults(folder: Path) -> Iterator[str]:
    """Contradictions inside procedures, cases that come out otherwise, and procedures without cases."""
    try:
        files = check_procedures(folder) if any(folder.glob("*.yaml")) else []
    except DefinitionRefused as refused:
        yield from (str(fault) for fault in refused.faults)
        return
    yield from (
        f"{file.path}: no cases of its author stand beside it (cases/{file.data['code']}.yaml)"
        for file in files
        if file.kind == "procedure" and not is_proved(file)
    )


def csv_faults(path: Path) -> Iterator[str]:
    """Tables are made, not written: every row as long as its head and with a source, rows sorted and none twice."""
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    head, body = rows[0], rows[1:]
    if "source" not in head:
        yield f"{path}:1: has no column `source`"
        return
    column = head.index("source")
    for number, row in enumerate(body, start=2):
        if len(row) != len(head) or not row[column]:
            yield f"{path}:{number}: {len(row)} fields instead of {len(head)}, or no source"
    if body != sorted(body) or len({tuple(row) for row in body}) < len(body):
        yield f"{path}: rows are not in order, or one stands twice; make the file again"


def _validator(path: Path) -> Draft202012Validator:
    schema = _schema(path.resolve().as_uri()).contents
    Draft202012Validator.check_schema(schema)
    registry: Registry[Any] = Registry(retrieve=_schema)  # type: ignore[call-arg]
    return Draft202012Validator(schema, registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER)


def _schema(uri: str) -> Resource[Any]:
    """One schema under the address of its file, so that `$ref` may name a neighbour."""
    schema = json.loads(Path(uri.removeprefix("file://").split("#")[0]).read_text(encoding="utf-8"))
    return DRAFT202012.create_resource(schema | {"$id": uri})


def _has_source(part: Any) -> bool:
    if isinstance(part, dict):
        return any(part.get(key) for key in ("source", "sources")) or any(map(_has_source, part.values()))
    return isinstance(part, list) and any(map(_has_source, part))


def _words(error: ValidationError) -> str:
    return f"{'.'.join(map(str, error.absolute_path)) or 'the file'}: {error.message[:200]}"


if __name__ == "__main__":
    sys.exit(main())
