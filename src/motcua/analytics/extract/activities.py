"""What the activities of each source are in our terms, by data/imports/activities.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from motcua.core.actor import ActorKind
from motcua.core.data_folder import DATA_FILES

SUPPLEMENT = "SupplementRequested"
OWN = "motcua"
UNKNOWN = "unknown"
_OWN_ACTORS = {
    ActorKind.ANONYMOUS: "owner",
    ActorKind.CITIZEN: "owner",
    ActorKind.STAFF: "officer",
    ActorKind.MACHINE: "system",
    ActorKind.SYSTEM: "system",
}


@dataclass(frozen=True, slots=True)
class SourceLog:
    """How one source's log is read."""

    activities: Mapping[str, str] = field(default_factory=dict)
    actors: Mapping[str, str] = field(default_factory=dict)

    def kind_of(self, activity: str) -> str:
        """Our kind of event, empty where unmapped."""
        return self.activities.get(activity, "")

    def actor_of(self, actor: str) -> str:
        """`owner`, `officer`, `system` or `unknown`."""
        return self.actors.get(actor, UNKNOWN)

    @property
    def tells_supplements(self) -> bool:
        """Whether a dossier without such an entry can be taken to have had no supplement."""
        return SUPPLEMENT in self.activities.values()


class _OwnBook(SourceLog):
    """Our own book of events: its kinds are the terms."""

    def kind_of(self, activity: str) -> str:
        return activity

    @property
    def tells_supplements(self) -> bool:
        return True


def activities_file() -> Path:
    """Where the sources' logs are described."""
    return DATA_FILES / "imports" / "activities.yaml"


class SourceLogs:
    """The logs of all sources; one that is not listed is unmapped."""

    def __init__(self) -> None:
        entries = yaml.safe_load(activities_file().read_text(encoding="utf-8"))
        self._by_origin = {
            entry["origin_system"]: SourceLog(entry["activities"], entry.get("actors", {})) for entry in entries
        }
        self._by_origin[OWN] = _OwnBook(actors={kind.value: name for kind, name in _OWN_ACTORS.items()})

    def of(self, origin: str) -> SourceLog:
        """How the log of this source is read."""
        return self._by_origin.get(origin, SourceLog())
