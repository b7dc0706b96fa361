"""Names say what a thing is: no drawers for odds and ends, and one name for one action in every layer."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAWERS = frozenset(
    ("utils", "util", "helpers", "helper", "services", "service", "managers", "manager", "signals", "constants",
     "common", "misc", "tools", "lib", "base")
)  # fmt: skip
GIVEN_NAMES: dict[str, str] = {
    # place: who gave it the name
    "src/motcua/core/postgresql/base.py": "Django looks for a database backend under this name",
}
INNER_IMPORTS: dict[str, str] = {
    # module: why its imports may stand inside a function
    "motcua.core.worktime.holiday_dates": "loading `holidays` takes half a second, which most starts need not pay",
}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def main(root: Path = ROOT) -> int:
    """Exit status 1 with every name or import that is out of order."""
    faults = sorted([*drawers(root), *use_cases(root), *imports(root)])
    print("\n".join(faults) or "names: every module says what it is, every use case has its function and its test")
    return 1 if faults else 0


def drawers(root: Path) -> Iterator[str]:
    """Modules and packages whose name says nothing."""
    for path in [*(root / "src").rglob("*.py"), *(root / "tests").rglob("*.py")]:
        name = path.parent.name if path.name == "__init__.py" else path.stem
        if name in DRAWERS and _place(path, root) not in GIVEN_NAMES:
            yield f"{_place(path, root)}: a room for anything; name what is in it"


def use_cases(root: Path) -> Iterator[str]:
    """A use case's file, its function and its test have one name."""
    tests = {path.stem for path in (root / "tests").rglob("test_*.py")}
    for path in sorted((root / "src" / "motcua").glob("*/usecases/*.py")):
        if path.name == "__init__.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not any(isinstance(node, FUNCTIONS) and node.name == path.stem for node in tree.body):
            yield f"{_place(path, root)}: defines no function {path.stem}; file and verb have one name"
        if f"test_{path.stem}" not in tests:
            yield f"{_place(path, root)}: has no test_{path.stem}.py"


def imports(root: Path) -> Iterator[str]:
    """Relative imports, and imports inside functions without a stated reason."""
    for path in sorted((root / "src" / "motcua").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        module = ".".join(path.relative_to(root / "src").with_suffix("").parts)
        inner = {
            node.lineno
            for function in ast.walk(tree)
            if isinstance(function, FUNCTIONS)
            for node in ast.walk(function)
            if isinstance(node, ast.Import | ast.ImportFrom)
        }
        if module not in INNER_IMPORTS:
            yield from (f"{_place(path, root)}:{line}: imports inside a function; move it to the top" for line in inner)
        elif not inner:
            yield f"tools/check_names.py: {module} no longer imports inside a function; take it off the list"
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                yield f"{_place(path, root)}:{node.lineno}: relative import; write the whole name"


def _place(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


if __name__ == "__main__":
    sys.exit(main())
