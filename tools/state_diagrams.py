"""Draw the stages of a dossier from the code into docs/states.md; with --check, fail where the page is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from motcua.dossiers.states import OPEN_STAGES, STAGE_MOVES, Awaiting, Stage, national_status  # noqa: E402

PAGE = ROOT / "docs" / "states.md"


def draw() -> str:
    """The page: a Mermaid diagram of the allowed moves and the table of national statuses."""
    lines = ["# Stages of a dossier", "", "Drawn from `dossiers/states.py` by `make docs`."]
    lines += ["", "```mermaid", "stateDiagram-v2"]
    lines.append(f"    [*] --> {Stage.SUBMITTED}")
    for stage in Stage:
        lines.extend(f"    {stage} --> {target}" for target in sorted(STAGE_MOVES[stage]))
        if not STAGE_MOVES[stage]:
            lines.append(f"    {stage} --> [*]")
    lines += ["```", "", "| stage | open | awaiting | national status |", "| --- | --- | --- | --- |"]
    for stage in Stage:
        seen: set[int] = set()
        for awaiting in Awaiting:
            status = national_status(stage, awaiting)
            if status not in seen:
                seen.add(status)
                lines.append(f"| {stage} | {'yes' if stage in OPEN_STAGES else 'no'} | {awaiting} | {status} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the page, or compare it with `--check`."""
    drawn = draw()
    if "--check" in sys.argv:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != drawn:
            print("docs/states.md is out of date: make docs", file=sys.stderr)
            return 1
        print("state diagrams: as the code says")
        return 0
    PAGE.write_text(drawn, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
