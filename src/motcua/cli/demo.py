"""The demonstration: from an empty folder to pages in a browser, with one command."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from motcua.cli import answers
from motcua.hosting.embedded import Running, database_url, ensure_running
from motcua.hosting.folders import data_folder
from motcua.hosting.news import live_programs
from motcua.hosting.ports import check_port_is_free, motcua_answers
from motcua.hosting.processes import StopAsked, Supervisor, run_step, stop_signals, web_program, worker_program
from motcua.hosting.web import default_workers

EXAMPLE = """
motcua demo
motcua demo --port 8080 --data /srv/motcua
"""
ADDRESS = "127.0.0.1"
ANSWER_SECONDS = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where, and which simulated year."""
    parser.add_argument("--port", type=int, default=8000, help="port of the pages (default 8000)")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="folder that keeps everything (./var)")
    parser.add_argument("--seed", type=int, default=2021, help="another seed spreads the simulated dossiers otherwise")


def run(args: argparse.Namespace) -> int:
    """Start everything, say when it is ready, and keep it running until Ctrl-C or SIGTERM."""
    _tell_children(args)
    try:
        with stop_signals():
            check_port_is_free(ADDRESS, args.port)
            with _database() as running:
                accounts = _prepare(args.seed)
                live = live_programs(ADDRESS, port=args.port, live_port=None, say=answers.say)
                programs = [web_program(ADDRESS, args.port, default_workers()), worker_program(), *live]
                with Supervisor(programs, database=running, say=answers.say) as supervisor:
                    _step("web and worker start")
                    supervisor.wait_for(lambda: motcua_answers(ADDRESS, args.port), patience_seconds=ANSWER_SECONDS)
                    _welcome(args.port, accounts)
                    supervisor.watch()
    except StopAsked:
        _step("stopped; the data stays in " + str(data_folder()))
    return 0


def _tell_children(args: argparse.Namespace) -> None:
    """What all processes of this run must agree on."""
    if args.data is not None:
        os.environ["MOTCUA_DATA"] = str(args.data)
    os.environ["MOTCUA_DATA"] = str(data_folder())
    os.environ.setdefault("MOTCUA_PUBLIC_URL", f"http://{ADDRESS}:{args.port}")


@contextmanager
def _database() -> Iterator[Running | None]:
    """The embedded server, or none where the operator named another one."""
    if os.environ.get("MOTCUA_DATABASE_URL"):
        yield None
        return
    data = data_folder()
    _step(f"database starts (embedded PostgreSQL in {data})")
    with ensure_running(data) as running:
        if running.place.user.switch:
            _step(f"  as root its server runs as system user {running.place.user.name}, in {running.place.home}")
        os.environ["MOTCUA_DATABASE_URL"] = database_url(data)
        yield running


def _prepare(seed: int) -> list[dict[str, str]]:
    """Bring tables and demonstration in; returns the accounts that may sign in."""
    _step("tables, units, procedures and the simulated province (the first time takes a minute)")
    told = run_step(["demonstration", "load", "--seed", str(seed), "--json"], what="loading the demonstration")
    accounts: list[dict[str, str]] = json.loads(told)["accounts"]
    return accounts


def _welcome(port: int, accounts: list[dict[str, str]]) -> None:
    url = f"http://{ADDRESS}:{port}"
    places = (("portal", "/"), ("desk", "/can-bo/"), ("figures", "/so-lieu/"), ("API", "/api/v1/openapi.json"))
    for name, path in places:
        print(f"  {name:<8} {url}{path}")
    print(f"  the same at http://localhost:{port}/ (passkeys need that name)")
    for account in accounts:
        print(f"  account  {account['username']:<16} {account['role']:<28} password {account['password']}")
    print(f"Motcua is ready at {url}", flush=True)


def _step(words: str) -> None:
    print(words, file=sys.stdout, flush=True)
