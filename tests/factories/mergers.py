"""Two communes become one: the units as a decree would change them."""

from datetime import date
from pathlib import Path

from motcua.orgs.api import UnitRef, load_units, unit_in_force
from tests.factories.cast import NEIGHBOUR, PRACTICE_CENTRE

MERGED = "demo-xa-hop"
FROM = date(2026, 12, 1)

_DECREE = f"""
units:
  - {{code: {PRACTICE_CENTRE}, name: Trung tâm Phục vụ hành chính công Xã Mẫu (thực hành), kind: commune_centre,
     valid_from: "2025-07-01", valid_to: "{FROM}", practice: true, source: practice}}
  - {{code: {NEIGHBOUR}, name: Trung tâm Phục vụ hành chính công Xã Láng Giềng, kind: commune_centre,
     valid_from: "2025-07-01", valid_to: "{FROM}", source: practice}}
  - {{code: {MERGED}, name: Trung tâm Phục vụ hành chính công Xã Hợp Nhất (thực hành), kind: commune_centre,
     valid_from: "{FROM}", practice: true, source: practice}}
successions:
"""
_TAKEN = (
    f'  - {{"on": "{FROM}", old: {PRACTICE_CENTRE}, new: {MERGED}, kind: merged, note: Toàn bộ, source: practice}}\n'
    f'  - {{"on": "{FROM}", old: {NEIGHBOUR}, new: {MERGED}, kind: merged, note: Toàn bộ, source: practice}}\n'
)


def merge_communes(folder: Path, *, successor_known: bool = True) -> UnitRef:
    """From 1 December 2026 the practice centre and its neighbour are one; the unit that they became."""
    file = folder / "decree.yaml"
    file.write_text(_DECREE + (_TAKEN if successor_known else "  []\n"), encoding="utf-8")
    load_units(file)
    return unit_in_force(MERGED, on=FROM)
