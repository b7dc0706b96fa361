"""No function, class, module, template or test module grows beyond what one reads at a sitting."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUNCTION, CLASS, MODULE, TEMPLATE, TEST_MODULE = 50, 200, 350, 150, 600
SOURCES = ("src", "tests", "tools")


def main(root: Path = ROOT) -> int:
    """Exit status 1 with every place that is too large, or listed in tools/ratchet.toml with another size."""
    listed: dict[str, int] = tomllib.loads((root / "tools" / "ratchet.toml").read_text(encoding="utf-8"))["sizes"]
    too_large = {place: (lines, stop) for place, lines, stop in sizes(root) if lines > stop}
    faults = [
        f"{place}: {lines} lines, the stop is {stop}; divide it by what it does"
        for place, (lines, stop) in sorted(too_large.items())
        if lines > listed.get(place, 0)
    ]
    faults += [
        f"tools/ratchet.toml: {place} = {allowed} is more than it needs; lower or remove it"
        for place, allowed in sorted(listed.items())
        if place not in too_large or too_large[place][0] < allowed
    ]
    print("\n".join(faults) or f"sizes: every place within its stop, {len(listed)} on the ratchet")
    return 1 if faults else 0


def sizes(root: Path) -> Iterator[tuple[str, int, int]]:
    """Every measured place with its lines and its stop."""
    for folder in SOURCES:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _module_sizes(path, path.relative_to(root).as_posix(), is_test=folder == "tests")
    for path in sorted((root / "src").rglob("templates/**/*.html")):
        yield path.relative_to(root).as_posix(), _lines(path.read_text(encoding="utf-8")), TEMPLATE


def _module_sizes(path: Path, name: str, *, is_test: bool) -> Iterator[tuple[str, int, int]]:
    text = path.read_text(encoding="utf-8")
    yield name, _lines(text), TEST_MODULE if is_test else MODULE
    for qualified, node in _named(ast.parse(text, filename=name)):
        yield f"{name}::{qualified}", _span(node), CLASS if isinstance(node, ast.ClassDef) else FUNCTION


def _named(
    tree: ast.AST, above: str = ""
) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield f"{above}{node.name}", node
            yield from _named(node, f"{above}{node.name}.")
        else:
            yield from _named(node, above)


def _span(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Lines from the name to the end, decorators not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _lines(text: str) -> int:
    return len(text.splitlines())


if __name__ == "__main__":
    sys.exit(main())
