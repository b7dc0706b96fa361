"""Where filled-in values come from: offered, taken over only where nothing stands yet, corrected with a reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from motcua.core.actor import Actor, ActorKind
from motcua.drafts.values import Draft

SECTION = "applicant"
OFFERED = ("full_name", "identity_number", "birth_date", "phone", "email", "address")
"""Questions about the person herself; nothing of the procedure's own form, which may be about a child."""

LONGEST_REASON = 300


class Source(StrEnum):
    """Who said it."""

    ACCOUNT = "account"
    DOSSIER = "dossier"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class Offer:
    """What one source knows of the person.

    of      the code of the earlier dossier, else empty
    on      the local day on which the source said it, in ISO form
    values  by question of the applicant's section, as a page would have them typed
    """

    source: Source
    on: str
    values: Mapping[str, Any]
    of: str = ""
    simulated: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """One filled-in value: `filled` as the source had it; `corrected` where something else stands now."""

    path: str
    source: Source
    on: str
    of: str
    simulated: bool
    filled: Any
    corrected: bool
    reason: str

    @property
    def wants_reason(self) -> bool:
        """A register's value that was changed; what the person herself once wrote needs none."""
        return self.corrected and self.source is Source.REGISTER and not self.reason


def may_fill_in(draft: Draft, actor: Actor, *, for_self: bool, acting: bool) -> bool:
    """Whether anything of the actor may stand in this draft: her own, in her own name, for nobody else.

    acting  she works for an organisation in this browser
    """
    own = actor.kind is ActorKind.CITIZEN and actor.account_id is not None and draft.account_id == actor.account_id
    kind = draft.answers.get(SECTION, {}).get("type", "citizen")
    return own and for_self and not acting and kind == "citizen"


def fill_in(draft: Draft, offers: Iterable[Offer]) -> Draft:
    """The draft with offered values where nothing stands; of several offers the first counts."""
    given = dict(draft.answers.get(SECTION, {}))
    origins = dict(draft.origins)
    for offer in offers:
        for name in OFFERED:
            value = offer.values.get(name)
            if value in (None, "", {}) or given.get(name) not in (None, "", {}):
                continue
            given[name] = value
            origins[f"{SECTION}.{name}"] = {
                "source": offer.source.value,
                "on": offer.on,
                "of": offer.of,
                "simulated": offer.simulated,
                "filled": value,
                "reason": "",
            }
    if origins == dict(draft.origins):
        return draft
    seen = {**draft.seen, SECTION: draft.seen.get(SECTION, 0) + 1}
    return replace(draft, answers={**draft.answers, SECTION: {"type": "citizen", **given}}, origins=origins, seen=seen)


def explain(draft: Draft, reasons: Mapping[str, str]) -> Draft:
    """The draft with these reasons, by path of a filled-in value; others are left out."""
    origins = {
        path: {**told, "reason": " ".join(reasons[path].split())[:LONGEST_REASON]} if path in reasons else told
        for path, told in draft.origins.items()
    }
    return replace(draft, origins=origins)


def origins_of(draft: Draft) -> tuple[Origin, ...]:
    """The filled-in values in the order of the page."""
    found = []
    for name in OFFERED:
        told = draft.origins.get(path := f"{SECTION}.{name}")
        if told is None:
            continue
        now = draft.answers.get(SECTION, {}).get(name)
        corrected = plain(now) != plain(told["filled"])
        reason = told["reason"] if corrected else ""
        source, simulated = Source(told["source"]), bool(told["simulated"])
        found.append(
            Origin(path, source, told["on"], told["of"], simulated, told["filled"], corrected=corrected, reason=reason)
        )
    return tuple(found)


def plain(value: Any) -> Any:
    """A value without differences that nobody means: the found commune of an address, empty parts of a date, spaces."""
    if isinstance(value, Mapping):
        return plain(value["text"]) if "text" in value else {k: str(v) for k, v in value.items() if v not in (None, "")}
    return " ".join(value.split()) if isinstance(value, str) else value


def kept_with_dossier(draft: Draft) -> tuple[dict[str, Any], ...]:
    """What the dossier keeps of the origins; the value that was filled in only where it was corrected."""
    return tuple(
        {
            "path": one.path,
            "source": one.source.value,
            "on": one.on,
            "of": one.of,
            "simulated": one.simulated,
            "corrected": one.corrected,
            **({"filled": one.filled, "reason": one.reason} if one.corrected else {}),
        }
        for one in origins_of(draft)
    )
