"""Where the definitions live that a clerk or lawyer edits: calendars, procedures, units."""

from pathlib import Path

DATA_FILES: Path = Path(__file__).resolve().parents[3] / "data"
"""The repository's `data/` folder. Motcua is installed from its repository (editable), never copied apart from it."""
