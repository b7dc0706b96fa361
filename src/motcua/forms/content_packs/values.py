"""A pack as it stands in data, and how much of a form it covers."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.forms.values import Words


@dataclass(frozen=True, slots=True)
class Recording:
    """Somebody's voice, used with her consent; `file` lies in `data/content_packs/audio/<pack>/`."""

    file: str
    sha256: str
    seconds: float
    spoken_by: str
    recorded_on: str


@dataclass(frozen=True, slots=True)
class PackEntry:
    """What a pack has for one question; without a recording it is a slot that waits for one."""

    text: str = ""
    recording: Recording | None = None


@dataclass(frozen=True, slots=True)
class ContentPack:
    """One pack; `forms` by form name (a procedure's code, or `applicant`), then by path."""

    id: str
    name: Words
    language: str
    source: Words
    forms: Mapping[str, Mapping[str, PackEntry]]

    def entry(self, form: str, path: str) -> PackEntry | None:
        """What it has for this question; None where readers get the form's own words."""
        return self.forms.get(form, {}).get(path)


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of one form a pack covers.

    questions  how many the form asks; `texts` and `recordings` of them are in the pack
    missing    paths without anything; `stale` paths in the pack that the form does not have
    broken     recordings whose file is not there or is another one
    """

    form: str
    questions: int
    texts: int
    recordings: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    broken: tuple[str, ...]
