"""Packs are read from `data/content_packs` once; recordings lie beside them, a folder a pack."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.core.data_folder import DATA_FILES
from motcua.core.errors import NotFound
from motcua.forms.content_packs.values import Completeness, ContentPack, PackEntry, Recording
from motcua.forms.reading import read_words
from motcua.forms.values import FormDefinition, QuestionType

PACKS = DATA_FILES / "content_packs"


@cache
def content_packs() -> tuple[ContentPack, ...]:
    """Every pack, by its id."""
    return tuple(read_pack(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted(PACKS.glob("*.yaml")))


def find_pack(pack_id: str) -> ContentPack | None:
    """The pack of that id."""
    return next((pack for pack in content_packs() if pack.id == pack_id), None)


def read_pack(data: Mapping[str, Any]) -> ContentPack:
    """A pack that has passed its schema."""
    return ContentPack(
        id=data["id"],
        name=read_words(data["name"]),
        language=data["language"],
        source=read_words(data["source"]),
        forms={
            form: {path: _entry(entry) for path, entry in entries.items()} for form, entries in data["forms"].items()
        },
    )


def open_recording(pack_id: str, file: str) -> Path:
    """Where the recording lies; only files that the pack names are given out. Raises NotFound."""
    pack = find_pack(pack_id)
    if pack is None or all(recording.file != file for _path, recording in _recordings(pack)):
        raise NotFound("recording")
    place = PACKS / "audio" / pack.id / file
    if not place.is_file():
        raise NotFound("recording")
    return place


def completeness_of(pack: ContentPack, form_name: str, form: FormDefinition) -> Completeness:
    """What is there, what is missing and what has no question any more; recordings are compared by their digest."""
    asked = dict.fromkeys(path for path, question in form.paths() if question.type is not QuestionType.COMPUTED)
    entries = pack.forms.get(form_name, {})
    known = {path: entry for path, entry in entries.items() if path in asked}
    return Completeness(
        form=form_name,
        questions=len(asked),
        texts=sum(bool(entry.text) for entry in known.values()),
        recordings=sum(entry.recording is not None for entry in known.values()),
        missing=tuple(path for path in asked if path not in known),
        stale=tuple(path for path in entries if path not in asked),
        broken=tuple(path for path, entry in known.items() if entry.recording and not _whole(pack, entry.recording)),
    )


def _entry(data: Mapping[str, Any]) -> PackEntry:
    given = data.get("recording")
    recording = None
    if given:
        names = ("file", "sha256", "seconds", "spoken_by", "recorded_on")
        recording = Recording(**{name: given[name] for name in names})
    return PackEntry(text=data.get("text", ""), recording=recording)


def _recordings(pack: ContentPack) -> Iterator[tuple[str, Recording]]:
    for entries in pack.forms.values():
        for path, entry in entries.items():
            if entry.recording is not None:
                yield path, entry.recording


def _whole(pack: ContentPack, recording: Recording) -> bool:
    place = PACKS / "audio" / pack.id / recording.file
    return place.is_file() and hashlib.sha256(place.read_bytes()).hexdigest() == recording.sha256
