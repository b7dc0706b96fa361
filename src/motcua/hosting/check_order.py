"""The checks of an installation in their order, those first that can be made when nothing runs yet."""

import os
from collections.abc import Generator, Iterator
from contextlib import ExitStack
from pathlib import Path

import django
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua.hosting import static_files
from motcua.hosting.broken import InstallationBroken
from motcua.hosting.check import Finding, check_data_folder, check_database, check_disk, check_port
from motcua.hosting.embedded import database_url, ensure_running
from motcua.hosting.place import draw_passwords, postgres_home

WAITING_MINUTES = 5


def check_installation(*, data: Path, address: str, port: int) -> Iterator[Finding]:
    """All findings, in the order in which one would mend them; those that need the database come last."""
    folder = check_data_folder(data)
    yield folder
    yield check_disk(data)
    yield check_port(address, port)
    with ExitStack() as running:
        reached = yield from _check_database(data, running)
        if not folder.ok:
            return  # nothing of Motcua itself starts without its folder
        _set_up(data)
        yield check_static_files()
        if reached:
            tables = check_migrations()
            yield tables
            if tables.ok:
                yield check_jobs()
                yield check_stuck()
                yield check_letters()


def _check_database(data: Path, running: ExitStack) -> Generator[Finding, None, bool]:
    """The server that this installation uses; the embedded one is started for the time of the checks."""
    url = os.environ.get("MOTCUA_DATABASE_URL", "")
    if not url:
        finding = _embedded(data, running)
        yield finding
        if not (finding.ok and (postgres_home(data) / "cluster").is_dir()):
            return False
        url = database_url(data)
    finding = check_database(url)
    yield finding
    return finding.ok


def _set_up(data: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    if not os.environ.get("MOTCUA_DATABASE_URL"):
        draw_passwords(data)
    django.setup()


def check_static_files() -> Finding:
    """Whether the pages have their styles."""
    if static_files.are_collected():
        return Finding("static_files", True, "Tệp tĩnh đã đầy đủ.", "The static files are in place.")
    return Finding(
        "static_files",
        False,
        "Thiếu tệp tĩnh (kiểu trình bày của trang) hoặc tệp thuộc phiên bản khác.",
        "The static files (the pages' styles) are missing or of another version.",
        "motcua migrate",
    )


def check_migrations() -> Finding:
    """Whether the tables are those of this version."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        return Finding(
            "migrations",
            False,
            f"Cơ sở dữ liệu thiếu {len(missing)} bước nâng cấp bảng.",
            f"The database lacks {len(missing)} migrations of this version.",
            "motcua migrate",
        )
    return Finding("migrations", True, "Các bảng đúng phiên bản này.", "The tables are those of this version.")


def check_jobs() -> Finding:
    """Whether somebody does the background jobs: none waits long."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs job WHERE status = 'todo' AND (scheduled_at IS NULL OR"
            " scheduled_at < now() - make_interval(mins => %(m)s)) AND EXISTS (SELECT 1 FROM procrastinate_events e"
            " WHERE e.job_id = job.id AND e.at < now() - make_interval(mins => %(m)s))",
            {"m": WAITING_MINUTES},
        )
        (waiting,) = cursor.fetchone()
    if waiting:
        return Finding(
            "jobs",
            False,
            f"{waiting} việc chạy nền đã chờ hơn {WAITING_MINUTES} phút.",
            f"{waiting} background jobs have waited for more than {WAITING_MINUTES} minutes.",
            "start motcua worker, and keep it running",
        )
    return Finding("jobs", True, "Không có việc chạy nền nào bị bỏ chờ.", "No background job is left waiting.")


def check_stuck() -> Finding:
    """Whether every open dossier has somebody with a task and a timer that watches it, as last looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT dossier_id) FROM dossiers_stuckdossier")
        (stuck,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM dossiers_limittimer WHERE fires_at < now() - make_interval(mins => %s)",
            [WAITING_MINUTES],
        )
        (late,) = cursor.fetchone()
    if stuck or late:
        return Finding(
            "stuck_dossiers",
            False,
            f"{stuck} hồ sơ không ai xử lý tiếp được; {late} lời nhắc hạn trễ hơn {WAITING_MINUTES} phút.",
            f"{stuck} open dossiers that nothing moves; {late} reminders later than {WAITING_MINUTES} minutes.",
            "start motcua worker; the stuck ones stand at /can-bo/reminders/ of their unit with the reason",
        )
    return Finding("stuck_dossiers", True, "Không hồ sơ nào bị kẹt.", "No dossier is stuck.")


def check_letters() -> Finding:
    """Whether the morning's letters of these two days left the house, as far as anybody ordered one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FILTER (WHERE state = 'failed'), count(*) FILTER (WHERE state = 'sending')"
            " FROM dossiers_digestmail WHERE day >= current_date - 1 AND at < now() - make_interval(mins => %s)",
            [WAITING_MINUTES],
        )
        failed, unsure = cursor.fetchone()
    if failed or unsure:
        return Finding(
            "letters",
            False,
            f"{failed} thư tổng hợp không gửi được, {unsure} thư không chắc đã đến (hôm qua và hôm nay).",
            f"{failed} letters of the morning could not be sent, {unsure} may not have arrived (yesterday and today).",
            "see what the log of motcua worker says about the mail server, and set MOTCUA_EMAIL right",
        )
    return Finding("letters", True, "Không có thư tổng hợp nào bị kẹt.", "No letter of the morning was left lying.")


def _embedded(data: Path, running: ExitStack) -> Finding:
    """Start the embedded server for the time of the checks; before its first start there is nothing to ask."""
    if not (postgres_home(data) / "cluster").is_dir():
        return Finding(
            "embedded_database",
            True,
            "Cơ sở dữ liệu nhúng sẽ được tạo ở lần chạy đầu tiên.",
            "The embedded database will be created at the first start.",
        )
    try:
        held = running.enter_context(ensure_running(data))
    except InstallationBroken as broken:
        vi = f"Cơ sở dữ liệu nhúng không chạy được: {broken.words}"
        return Finding(
            "embedded_database", False, vi, f"The embedded database does not run: {broken.words}", broken.remedy
        )
    home = held.place.home
    return Finding(
        "embedded_database", True, f"Cơ sở dữ liệu nhúng chạy tốt, ở {home}.", f"The embedded database runs, in {home}."
    )
