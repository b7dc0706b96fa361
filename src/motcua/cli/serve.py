"""Serve pages and API until told to stop; background jobs are the worker's."""

import argparse
import os

from motcua.cli import answers
from motcua.hosting.embedded import database_url, ensure_running
from motcua.hosting.folders import data_folder
from motcua.hosting.news import live_programs
from motcua.hosting.ports import check_port_is_free
from motcua.hosting.processes import StopAsked, Supervisor, run_step, stop_signals, web_program, worker_program
from motcua.hosting.web import default_workers

EXAMPLE = """
motcua serve --port 8000
motcua serve --address 0.0.0.0 --with-worker
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen, and how wide."""
    parser.add_argument("--address", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument("--workers", type=int, default=default_workers(), metavar="N", help="web processes")
    parser.add_argument(
        "--live-port", type=int, default=None, help="port of the process that tells open pages news (default the next)"
    )
    parser.add_argument("--with-worker", action="store_true", help="also run background jobs (else: motcua worker)")


def run(args: argparse.Namespace) -> int:
    """Keep the web server (and the embedded database, if that is used) running."""
    check_port_is_free(args.address, args.port)
    live = live_programs(args.address, port=args.port, live_port=args.live_port, say=answers.say)
    programs = [web_program(args.address, args.port, args.workers), *live]
    if args.with_worker:
        programs.append(worker_program())
    try:
        with stop_signals():
            if os.environ.get("MOTCUA_DATABASE_URL"):
                _check_tables()
                with Supervisor(programs, database=None, say=answers.say) as supervisor:
                    supervisor.watch()
            data = data_folder()
            with ensure_running(data) as running:
                os.environ["MOTCUA_DATABASE_URL"] = database_url(data)
                _check_tables()
                with Supervisor(programs, database=running, say=answers.say) as supervisor:
                    supervisor.watch()
    except StopAsked:
        answers.say("stopped")
    return 0


def _check_tables() -> None:
    """Pages over missing tables would only fail one by one; better say so before."""
    run_step(["django", "migrate", "--check"], what="comparing the tables with this version", remedy="motcua migrate")
