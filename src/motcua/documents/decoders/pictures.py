"""Opens one photo in a process of its own: says what is wrong with it, or makes the small pictures to look at.

    python -I pictures.py look FILE
    python -I pictures.py draw FILE PREVIEW [VIEW]

Answers with one line of JSON: `{"fault": "damaged"}`, or what was found. Uses nothing of the house.
"""

import json
import resource
import sys
from typing import Any

import PIL
from pi_heif import register_heif_opener
from PIL import Image, ImageOps

MOST_PIXELS = {"JPEG": 250_000_000, "MPO": 250_000_000, "PNG": 60_000_000, "HEIF": 60_000_000}
"""By format: a JPEG can be read at an eighth of its size, the others only whole."""
FORMATS = ("JPEG", "PNG", "HEIF")
PREVIEW_EDGE, VIEW_EDGE = 240, 2600
MEMORY_BYTES, SECONDS = 1536 * 1024 * 1024, 20
TOO_LARGE, DAMAGED, TOO_HEAVY = "too_large", "damaged", "too_heavy"


def main(words: list[str]) -> dict[str, Any]:
    """The answer to one order."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, and known before a pixel is read
    register_heif_opener(thumbnails=False)
    try:
        return look(words[1]) if words[0] == "look" else draw(words[1], words[2:])
    except MemoryError:
        return {"fault": TOO_HEAVY}
    except (
        OSError,
        ValueError,
        SyntaxError,
        EOFError,
        IndexError,
        TypeError,
        KeyError,
        RuntimeError,
        ZeroDivisionError,
    ):
        return {"fault": DAMAGED}


def look(path: str) -> dict[str, Any]:
    """Read every bit of the picture, as small as its format allows; what is cut off or broken shows then."""
    with Image.open(path, formats=FORMATS) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS[picture.format or "PNG"]:
            return {"fault": TOO_LARGE, "width": width, "height": height}
        picture.draft("RGB", (max(1, width // 8), max(1, height // 8)))
        picture.load()
    return {"width": width, "height": height}


def draw(path: str, targets: list[str]) -> dict[str, Any]:
    """A small picture, and where a second name is given one to read from; upright, without place and device."""
    edges = (PREVIEW_EDGE, VIEW_EDGE)
    with Image.open(path, formats=FORMATS) as opened:
        width, height = opened.size
        if width * height > MOST_PIXELS[opened.format or "PNG"]:
            return {"fault": TOO_LARGE}
        edge = edges[len(targets) - 1]
        opened.draft("RGB", (edge, edge))
        picture = ImageOps.exif_transpose(opened)
        plain = _on_white(picture)
    for target, longest in reversed(list(zip(targets, edges, strict=False))):
        plain.thumbnail((longest, longest))
        plain.save(target, "JPEG", quality=80 if longest > PREVIEW_EDGE else 65, optimize=True)
    return {"drawn": len(targets)}


def _on_white(picture: Any) -> Any:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        with_alpha = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(with_alpha, mask=with_alpha.getchannel("A"))
        return ground
    return picture.convert("RGB")


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:]) | {"library": PIL.__version__}))
