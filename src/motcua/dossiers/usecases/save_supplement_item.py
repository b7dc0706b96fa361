"""The applicant puts something to one of the things that were asked of her; it is kept until she hands it in."""

from motcua.core.actor import Actor
from motcua.core.errors import NotFound
from motcua.dossiers.opening import opened_dossier
from motcua.dossiers.supplements import AskedSupplement, asked_supplement

TEXT_LENGTH = 2000
MOST_FILES = 20


def save_supplement_item(
    *,
    actor: Actor,
    code: str,
    own_id: int,
    place: int | None = None,
    text: str | None = None,
    add_files: tuple[tuple[str, str], ...] = (),
    remove_file: str = "",
) -> AskedSupplement:
    """Keep what is given and leave the rest; without `place` nothing is changed and the request is read.

    text       at most 2,000 characters are kept; None leaves it
    add_files  `(id, name)` of uploads made under the request's `scope`, at most 20 to a thing
    Raises     NotFound, NothingAwaited, StageForbids, MirrorIsReadOnly
    """
    with opened_dossier(code, actor=actor, own_id=own_id) as dossier:
        asked, draft = asked_supplement(dossier)
        if place is None:
            return asked
        if not 0 <= place < len(asked.items):
            raise NotFound("item of the supplement")
        kept = draft.items.get(str(place), {})
        files = [file for file in kept.get("files", []) if file["id"] != remove_file]
        known = {file["id"] for file in files}
        files += [{"id": key, "name": name} for key, name in add_files if key not in known]
        words = kept.get("text", "") if text is None else text.replace("\x00", "").strip()[:TEXT_LENGTH]
        draft.items = {**draft.items, str(place): {"text": words, "files": files[:MOST_FILES]}}
        draft.save(update_fields=["items"])
        return asked_supplement(dossier)[0]
