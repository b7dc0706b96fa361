"""Making the simulated province: the same seed gives the same files, byte for byte."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from motcua.core.worktime import load_calendar
from motcua.demonstration.draw import CHANNELS, Drawn, draw_tier
from motcua.demonstration.files import with_codes, write_dossiers, write_events
from motcua.demonstration.plan import FOLDER, Plan, read_plan

VERSION = 1
"""Raise it when the same seed would give other files."""

LETTERS = {"province": "T", "district": "H", "commune": "X"}
DOSSIERS_NAME, EVENTS_NAME, SEALED_NAME = "dossiers.csv", "events.csv", "sealed.json"


@dataclass(frozen=True, slots=True)
class Generated:
    """Where the files are and how much is in them."""

    dossiers_file: Path
    events_file: Path
    dossiers: int
    events: int


def draw_province(plan: Plan, *, seed: int) -> list[Drawn]:
    """All tiers of the province; each tier draws from a stream of its own."""
    calendar = load_calendar(plan.calendar)
    streams = np.random.SeedSequence(seed).spawn(len(plan.tiers))
    return [
        draw_tier(plan, tier, calendar, np.random.default_rng(stream))
        for tier, stream in zip(plan.tiers, streams, strict=True)
    ]


def generate(folder: Path, *, seed: int, scale: float = 1.0) -> Generated:
    """Write the dossier file, the event file and the sealed file into the folder.

    scale  share of the province's size, 1 for all 331,986 dossiers
    """
    plan = read_plan(scale=scale)
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw_province(plan, seed=seed)
    tiers = [with_codes(tier, LETTERS[tier.tier.tier]) for tier in drawn]
    dossiers_file, events_file = folder / DOSSIERS_NAME, folder / EVENTS_NAME
    made = Generated(
        dossiers_file,
        events_file,
        write_dossiers(dossiers_file, plan, tiers),
        write_events(events_file, tiers),
    )
    sealed = _planted(plan, drawn, seed, scale) | {
        "files": {path.name: _digest(path) for path in (dossiers_file, events_file)},
        "events": made.events,
    }
    (folder / SEALED_NAME).write_text(json.dumps(sealed, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return made


def generation_key(*, seed: int, scale: float = 1.0) -> str:
    """Tells whether files, once made, would be made the same again: the seed and everything they are made from."""
    digest = hashlib.sha256(f"{VERSION} {seed} {scale}".encode())
    for path in sorted(FOLDER.glob("*.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _planted(plan: Plan, drawn: list[Drawn], seed: int, scale: float) -> dict[str, Any]:
    """What was planted; nothing that computes figures reads it."""
    counts = {
        tier.tier.tier: {
            "dossiers": len(tier.unit),
            "by_channel": {name: int((tier.channel == index).sum()) for index, name in enumerate(CHANNELS)},
            "unit_effects": dict(zip(tier.tier.units, tier.unit_effects, strict=True)),
        }
        for tier in drawn
    }
    return {"notice": "dữ liệu giả lập", "version": VERSION, "seed": seed, "scale": scale, "planted": plan.planted,
            "counts": counts}  # fmt: skip


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
