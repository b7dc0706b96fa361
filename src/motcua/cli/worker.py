"""Run background jobs until told to stop."""

import argparse
from typing import cast

from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

EXAMPLE = "motcua worker --concurrency 4"
LOOK_SECONDS = 1.0  # submissions do not notify (that would queue their commits), so workers look
HEARTBEAT_SECONDS = 5.0
SILENT_SECONDS = 30.0
FINISH_SECONDS = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many jobs at once."""
    parser.add_argument("--concurrency", type=int, default=2, metavar="N", help="jobs at the same time (default 2)")


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl-C; a job that does not end in time is taken up by another worker."""
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector) as worker:
        worker.run_worker(
            concurrency=args.concurrency,
            listen_notify=False,
            fetch_job_polling_interval=LOOK_SECONDS,
            update_heartbeat_interval=HEARTBEAT_SECONDS,
            stalled_worker_timeout=SILENT_SECONDS,
            shutdown_graceful_timeout=FINISH_SECONDS,
            delete_jobs="successful",
        )
    return 0
