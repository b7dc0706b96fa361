"""What may not stand in the repository: places of one machine, addresses of registries, text that is not NFC."""

import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = frozenset(
    (".png", ".jpg", ".jpeg", ".gif", ".ico", ".pdf", ".woff2", ".gz", ".mo", ".parquet", ".docx", ".heic")
)
# Written in two parts so that this file does not accuse itself.
REGISTRIES = tuple(
    first + second
    for first, second in (
        ("pypi", ".org"), ("pythonhosted", ".org"), ("registry.", "npmjs"), ("registry.", "yarnpkg"),
        ("proxy.", "golang"), ("crates", ".io/api"), ("deb.", "debian"), ("docker", ".io/"), ("ghcr", ".io"),
        ("conda.", "anaconda"),
    )
)  # fmt: skip
MACHINE = re.compile(r"(?<![\w.~-])/(?:home|root|Users|work)/[\w.-]+|(?<![\w.~/-])/tmp/[\w.-]+|[A-Z]:\\Users\\")
LOCKS = ("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "uv.lock", "poetry.lock")
NOT_NFC_ON_PURPOSE: dict[str, str] = {
    # path: why this file must hold text that is not composed
}


def main(root: Path = ROOT) -> int:
    """Exit status 1 with every place, 0 when the repository speaks of Motcua alone."""
    faults = [fault for path in tracked(root) for fault in file_faults(root, path)]
    if not (root / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License"):
        faults.append("LICENSE: is not the Apache License")
    print("\n".join(faults) or "repository: no foreign addresses, no machine's paths, all text NFC")
    return 1 if faults else 0


def tracked(root: Path) -> list[Path]:
    """Files that are, or are about to be, in the repository."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True).stdout.decode()
    return [Path(name) for name in sorted(set(listed.split("\0"))) if name and (root / name).is_file()]


def file_faults(root: Path, path: Path) -> Iterator[str]:
    """All that is wrong with one file."""
    if path.suffix.lower() in BINARY:
        return
    try:
        text = (root / path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        yield f"{path}: is not UTF-8"
        return
    if unicodedata.normalize("NFC", text) != text and str(path) not in NOT_NFC_ON_PURPOSE:
        yield f"{path}:{_first_not_nfc(text)}: text is not NFC; save it composed (or write \\u escapes in a test)"
    for number, line in enumerate(text.splitlines(), start=1):
        if any(registry in line for registry in REGISTRIES):
            yield f"{path}:{number}: names a package registry"
        if found := MACHINE.search(line):
            yield f"{path}:{number}: a path of one machine: {found[0]}"
        if path.name in LOCKS and '"resolved"' in line:
            yield f"{path}:{number}: a lock file with addresses"


def _first_not_nfc(text: str) -> int:
    lines = enumerate(text.splitlines(), start=1)
    return next((number for number, line in lines if unicodedata.normalize("NFC", line) != line), 0)


if __name__ == "__main__":
    sys.exit(main())
