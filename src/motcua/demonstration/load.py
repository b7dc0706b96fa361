"""Loading the demonstration: units, procedures, the practice centre's staff, and the simulated year 2021."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings

from motcua.analytics.api import refresh_extract
from motcua.catalogue.api import (
    PROCEDURES_FOLDER,
    has_national,
    import_national,
    import_procedures,
    write_open_data,
)
from motcua.core.actor import Actor
from motcua.core.data_folder import DATA_FILES
from motcua.demonstration.form_counters import count_made_up_forms
from motcua.demonstration.generate import generate, generation_key
from motcua.demonstration.plan import MAPPING_FILE, UNITS_FILE, read_plan
from motcua.demonstration.staff import CENTRE, STAFF, ensure_passwords
from motcua.dossiers.api import ImportOrder, holds_mirrors_of, import_dossiers, words_of
from motcua.identity.api import create_account, find_account, give_role
from motcua.orgs.api import load_units, unit_in_force

Tell = Callable[[str], None]
_STAFF_SINCE = date(2026, 1, 1)
_SIMULATED_ON = date(2021, 7, 1)


class DemonstrationBroken(RuntimeError):
    """The simulated files were refused by the importer: our own fault."""


def load_demonstration(seed: int, report: Tell, *, scale: float = 1.0) -> None:
    """Bring everything in that is not yet there; the second time it only looks.

    report  is told each step in words
    scale   share of the simulated province (tests use a small part)
    """
    key = _definitions_key() + generation_key(seed=seed, scale=scale)
    marker = _folder() / "loaded.json"
    origin = read_plan().origin_system
    if _read_marker(marker) == key and holds_mirrors_of(origin) and all(find_account(one.username) for one in STAFF):
        return
    report("Nạp đơn vị hành chính …")
    load_units()
    load_units(UNITS_FILE)
    report("Nạp thủ tục …")
    import_procedures(now=datetime.now(UTC))
    if not has_national():  # a catalogue that somebody imported is newer than the bundled part
        folder = PROCEDURES_FOLDER / "national"
        import_national(actor=Actor.system("motcua demo"), path=folder, now=datetime.now(UTC))
    write_open_data(datetime.now(UTC))
    _ensure_staff()
    count_made_up_forms(CENTRE, seed=seed, now=datetime.now(UTC))
    _load_simulated_year(seed, scale, report)
    report("Trích dữ liệu cho số liệu công khai …")
    refresh_extract(datetime.now(UTC))
    marker.write_text(json.dumps({"key": key}), encoding="utf-8")


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "demonstration"


def _read_marker(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["key"])
    except (FileNotFoundError, ValueError, KeyError):
        return ""


def _definitions_key() -> str:
    """Changes whenever a file of units or procedures does."""
    files = sorted(
        path for folder in ("orgs", "procedures") for path in (DATA_FILES / folder).rglob("*") if path.is_file()
    )
    return ",".join(f"{path.name}:{path.stat().st_size}:{path.stat().st_mtime_ns}" for path in files)


def _ensure_staff() -> None:
    """Accounts and roles at the practice units."""
    actor, now = Actor.system("motcua demo"), datetime.now(UTC)
    passwords, fresh = ensure_passwords()
    for person in STAFF:
        password = passwords[person.username]
        account = find_account(person.username)
        if account is None:
            account = create_account(
                actor=actor, username=person.username, password=password, display_name=person.display_name, now=now
            )
        elif fresh:  # the file with the former passwords is gone, so nobody knows them any more
            account.set_password(password)
            account.save(update_fields=["password"])
        home = unit_in_force(person.unit, on=_STAFF_SINCE)
        units = [home, *(unit_in_force(code, on=_SIMULATED_ON) for code in person.also_in)]
        for unit in units:
            give_role(
                actor=actor, account_id=account.pk, unit_id=unit.id, role=person.role, valid_from=_STAFF_SINCE, now=now
            )


def _load_simulated_year(seed: int, scale: float, report: Tell) -> None:
    """Generate the files and import them as any other system's; a ledger that has them stays as it is."""
    report("Tạo dữ liệu giả lập năm 2021 …")
    made = generate(_folder(), seed=seed, scale=scale)
    report(f"Nhập {made.dossiers} hồ sơ giả lập và {made.events} sự kiện …")
    order = ImportOrder(dossiers=made.dossiers_file, events=made.events_file, mapping=MAPPING_FILE)
    outcome = import_dossiers(actor=Actor.system("motcua demo"), order=order, now=datetime.now(UTC))
    if outcome.refused:
        raise DemonstrationBroken("; ".join(words_of(finding)[0] for finding in outcome.findings[:5]))
