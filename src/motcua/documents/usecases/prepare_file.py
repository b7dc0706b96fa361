"""What happens to a kept file by itself: small pictures to look at, and the scan for viruses."""

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from motcua.documents.kinds import ALLOWED, HEIC
from motcua.documents.models import StoredFile
from motcua.documents.queries import uuids
from motcua.documents.sandbox import draw_previews
from motcua.documents.store import keep, open_kept, received, remove_kept
from motcua.documents.usecases.scan_files import scan


def prepare_file(public_id: str, *, now: datetime) -> None:
    """May run twice; the bytes that came in are only read.

    Raises  Unavailable where the scanner does not answer: the file waits then
    """
    row = StoredFile.objects.filter(public_id__in=uuids([public_id])).first()
    if row is None:
        return  # taken back in the meantime
    if row.drawn_at is None:
        _draw(row, now)
    scan(row, now=now)


def _draw(row: StoredFile, now: datetime) -> None:
    kind = next((each for each in ALLOWED if each.media_type == row.media_type), None)
    names = ["preview", "view"] if kind is HEIC else ["preview"]
    with tempfile.TemporaryDirectory() as folder:
        original, targets = Path(folder) / "original", [Path(folder) / name for name in names]
        with open_kept(row.path) as kept, original.open("wb") as copy:
            shutil.copyfileobj(kept, copy)
        drawn = kind is not None and draw_previews(str(original), kind, [str(target) for target in targets])
        paths = dict(zip(names, (_keep(row, target, now) for target in targets), strict=True)) if drawn else {}
    known = StoredFile.objects.filter(pk=row.pk, drawn_at=None).update(
        drawn_at=now, preview_path=paths.get("preview", ""), view_path=paths.get("view", "")
    )
    if not known:
        remove_kept(paths.values())  # taken back, or drawn by another run, in the meantime


def _keep(row: StoredFile, picture: Path, now: datetime) -> str:
    with received([picture.read_bytes()]) as content:
        return keep(content, f"pictures/{timezone.localtime(now):%Y/%m/%d}/{row.public_id}-{picture.name}.jpg")
