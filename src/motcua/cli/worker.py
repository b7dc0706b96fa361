"""Run background jobs until told to stop."""

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import threading
from collections.abc import Coroutine
from typing import Any, cast

from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

EXAMPLE = "motcua worker --concurrency 4"
LOOK_SECONDS = 1.0  # submissions do not notify (that would queue their commits), so workers look
HEARTBEAT_SECONDS = 5.0
SILENT_SECONDS = 30.0
FINISH_SECONDS = 5.0
LEAVE_SECONDS = 3.0
log = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many jobs at once."""
    parser.add_argument("--concurrency", type=int, default=2, metavar="N", help="jobs at the same time (default 2)")


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM or Ctrl-C; a job that does not end in time is taken up by another worker."""
    connector = cast(DjangoConnector, app.connector).get_worker_connector()
    with app.replace_connector(connector) as worker:
        asyncio.run(_work(worker, args.concurrency))
    return 0


async def _work(worker: App, concurrency: int) -> None:
    async with worker.open_async():
        await until_stopped(
            worker.run_worker_async(
                concurrency=concurrency,
                listen_notify=False,
                fetch_job_polling_interval=LOOK_SECONDS,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=SILENT_SECONDS,
                shutdown_graceful_timeout=FINISH_SECONDS,
                delete_jobs="successful",
                install_signal_handlers=False,
            )
        )


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Let it work until SIGTERM or Ctrl-C; what does not end then is left, and the process with it."""
    loop = asyncio.get_running_loop()
    running = loop.create_task(work)
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, _stop, running)
    with contextlib.suppress(asyncio.CancelledError):
        await running


def _stop(running: asyncio.Task[None]) -> None:
    """Ask once; a job in a thread cannot be broken off, so the process does not wait for it for ever."""
    if running.cancelling():
        return
    running.cancel()
    watch = threading.Timer(FINISH_SECONDS + LEAVE_SECONDS, _leave)
    watch.daemon = True
    watch.start()


def _leave() -> None:
    log.warning("jobs did not end in time; another worker takes them up")
    logging.shutdown()
    os._exit(0)
