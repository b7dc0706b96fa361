"""Packs of words and voices: made by people, falling back to the form's own words, saying what is missing."""

import hashlib
from pathlib import Path

import pytest

from motcua.core.errors import NotFound
from motcua.forms.api import applicant_form, completeness_of, content_packs, find_pack, open_recording
from motcua.forms.content_packs import reading
from tests.unit.forms.building import computed, form, question, section

VOICE = b"ID3 not really a voice"
FORM = form(
    section(
        "child", question("name"), question("born", "date"), computed("days", {"days_between": ["child.born", "today"]})
    )
)


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> reading.ContentPack:
    (tmp_path / "audio" / "mau").mkdir(parents=True)
    (tmp_path / "audio" / "mau" / "name.mp3").write_bytes(VOICE)
    recording = {
        "file": "name.mp3",
        "sha256": hashlib.sha256(VOICE).hexdigest(),
        "seconds": 3,
        "spoken_by": "cô giáo thôn 1",
        "consent": True,
        "recorded_on": "2026-11-01",
    }
    data = {
        "id": "mau",
        "name": {"vi": "Mẫu", "en": "Sample"},
        "language": "und",
        "made_by": "people",
        "source": {"vi": "bản mẫu để thử", "en": "a sample to try"},
        "forms": {"F": {"child.name": {"text": "Tên con?", "recording": recording}, "child.gone": {"text": "cũ"}}},
    }
    made = reading.read_pack(data)
    monkeypatch.setattr(reading, "PACKS", tmp_path)
    monkeypatch.setattr(reading, "content_packs", lambda: (made,))
    return made


def test_what_is_there_what_is_missing_and_what_has_no_question_any_more(pack: reading.ContentPack) -> None:
    found = completeness_of(pack, "F", FORM)
    assert (found.questions, found.texts, found.recordings) == (2, 1, 1)
    assert (found.missing, found.stale, found.broken) == (("child.born",), ("child.gone",), ())
    assert pack.entry("F", "child.born") is None
    assert pack.entry("G", "child.name") is None


def test_another_file_under_the_same_name_is_told(pack: reading.ContentPack, tmp_path: Path) -> None:
    (tmp_path / "audio" / "mau" / "name.mp3").write_bytes(b"somebody else")
    assert completeness_of(pack, "F", FORM).broken == ("child.name",)


def test_only_recordings_that_the_pack_names_are_given_out(pack: reading.ContentPack, tmp_path: Path) -> None:
    assert open_recording("mau", "name.mp3").read_bytes() == VOICE
    (tmp_path / "audio" / "mau" / "other.mp3").write_bytes(b"x")
    for asked in ("other.mp3", "../mau/name.mp3", "..", ""):
        with pytest.raises(NotFound):
            open_recording("mau", asked)
    with pytest.raises(NotFound):
        open_recording("none", "name.mp3")


def test_the_packs_of_the_house_name_real_questions_and_hold_no_voice_yet() -> None:
    assert {pack.id for pack in content_packs()} == {"empty", "plain-vietnamese"}
    plain = find_pack("plain-vietnamese")
    assert plain is not None
    report = completeness_of(plain, "applicant", applicant_form())
    assert (report.stale, report.broken, report.recordings) == ((), (), 0)
    assert report.texts == 2
