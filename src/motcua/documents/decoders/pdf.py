"""Opens one PDF in a process of its own: says what is wrong with it, or draws its first page.

    python -I pdf.py look FILE
    python -I pdf.py draw FILE PREVIEW

Answers with one line of JSON: `{"fault": "locked"}`, or what was found. Uses nothing of the house.
"""

import json
import resource
import sys
from typing import Any

import pypdfium2
from pypdfium2 import raw

PREVIEW_EDGE = 240
MEMORY_BYTES, SECONDS = 1536 * 1024 * 1024, 20
LOCKED, DAMAGED, TOO_HEAVY = "locked", "damaged", "too_heavy"


def main(words: list[str]) -> dict[str, Any]:
    """The answer to one order."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        return look(words[1]) if words[0] == "look" else draw(words[1], words[2])
    except pypdfium2.PdfiumError as error:
        return {"fault": LOCKED if error.err_code == raw.FPDF_ERR_PASSWORD else DAMAGED}
    except MemoryError:
        return {"fault": TOO_HEAVY}
    except (OSError, ValueError):
        return {"fault": DAMAGED}


def look(path: str) -> dict[str, Any]:
    """How many pages it has; its first one must open."""
    document = pypdfium2.PdfDocument(path)
    pages = len(document)
    if not pages:
        return {"fault": DAMAGED}
    document.get_page_size(0)
    return {"pages": pages}


def draw(path: str, target: str) -> dict[str, Any]:
    """The first page alone, however many there are and however large the paper."""
    page = pypdfium2.PdfDocument(path)[0]
    width, height = page.get_size()
    if not 0 < min(width, height) <= max(width, height) < 1_000_000:
        return {"fault": DAMAGED}
    bitmap = page.render(scale=PREVIEW_EDGE / max(width, height), may_draw_forms=False)
    bitmap.to_pil().convert("RGB").save(target, "JPEG", quality=65, optimize=True)
    return {"drawn": 1}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
