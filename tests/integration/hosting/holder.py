"""One holder of an embedded server, as a process of its own: says `up` and stays until its input ends.

Run as: python holder.py DATA
"""

import sys
from pathlib import Path

from motcua.hosting import embedded


def main() -> None:
    """Hold the server of the folder given."""
    with embedded.ensure_running(Path(sys.argv[1])):
        print("up", flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
