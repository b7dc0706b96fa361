"""Hearing from the database what changed: one connection that listens, and one look at what was named."""

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import psycopg
from django.db import Error, connection, connections

from motcua.core.bell import CHANNEL
from motcua.dossiers.news_api import look_up_news, read_news
from motcua.live.streams import Streams

GATHER_SECONDS = 0.1
SILENCE_SECONDS = 20.0
FIRST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS = 0.5, 10.0
MOST_LOOKED_UP = 2000
_THREADS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="live")
_log = logging.getLogger(__name__)
Found = TypeVar("Found")


async def ask_database(question: Callable[[], Found]) -> Found:
    """Ask in a thread, with a connection that is given back at once. Raises what the question raises."""

    def ask() -> Found:
        try:
            return question()
        finally:
            connections.close_all()

    return await asyncio.get_running_loop().run_in_executor(_THREADS, ask)


async def listen(streams: Streams) -> None:
    """Hear and tell until cancelled; a lost connection is made anew, and everybody is asked to look again."""
    pause = FIRST_PAUSE_SECONDS
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as heard:
                await heard.execute(f"LISTEN {CHANNEL}".encode())
                streams.begin(at=time.time())
                pause = FIRST_PAUSE_SECONDS
                while True:
                    await _hear(heard, streams)
        except (psycopg.Error, Error) as lost:
            _log.warning("no news from the database, tried again in %.1f s: %s", pause, lost)
        await asyncio.sleep(pause)
        pause = min(LONGEST_PAUSE_SECONDS, pause * 2)


async def _hear(heard: psycopg.AsyncConnection[Any], streams: Streams) -> None:
    """Wait for the next words and tell them on; after a silence ask whether the database is still there."""
    told = [word.payload async for word in heard.notifies(timeout=SILENCE_SECONDS, stop_after=1)]
    if not told:
        await heard.execute("SELECT 1")
        return
    told += [word.payload async for word in heard.notifies(timeout=GATHER_SECONDS)]
    changed = read_news(told)
    if len(changed) > MOST_LOOKED_UP:
        streams.begin(at=time.time())
        return
    if changed:
        streams.publish(await ask_database(lambda: look_up_news(changed)), at=time.time())


def _address() -> dict[str, Any]:
    given = connection.settings_dict
    named = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    return {name: given[key] for name, key in named.items() if given[key]}
