"""The process that tells open pages what changed, as server-sent events (ASGI)."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

from django.db import Error

from motcua.dossiers.news_api import end_presence, renew_presence
from motcua.live.asking import allowed_origin, read_asked
from motcua.live.door import admit, units_of_sessions
from motcua.live.listening import ask_database, listen
from motcua.live.streams import Listener, Stream, Streams

Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

HEARTBEAT_SECONDS = 20.0
RENEW_SECONDS = 30.0
LEAVE_SECONDS = 2.0
"""So long somebody who goes from one page of a dossier to the next is still there."""

MOST_STREAMS, MOST_OF_ONE = 5000, 30
COME_AGAIN = b"retry: 5000\n\n"
STREAM_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


class Live:
    """Holds the streams of open pages; nothing else runs in its process."""

    def __init__(self) -> None:
        self._streams = Streams()
        self._stopping = False
        self._work: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        """One connection, or the life of the process."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Begin to listen when the process starts, end all streams when it stops."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self._begin(listen(self._streams))
                self._begin(self._renew())
                await send({"type": "lifespan.startup.complete"})
            else:
                self._stopping = True
                for stream in self._streams:
                    stream.close()
                for task in self._work:
                    task.cancel()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _begin(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._work.add(task)
        task.add_done_callback(self._work.discard)

    async def _answer(self, scope: Mapping[str, Any], receive: Receive, send: Send) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if scope["path"].rstrip("/").endswith("/healthz"):
            await _say(send, 200, "ok\n")
            return
        origin = allowed_origin(headers.get("origin", ""))
        if scope["method"] != "GET" or origin is None:
            await _say(send, 405 if origin is not None else 403)
            return
        asked = read_asked(scope["query_string"], headers, now=time.time())
        if len(self._streams) >= MOST_STREAMS or self._stopping:
            await _say(send, 503)
            return
        try:
            listener = await ask_database(lambda: admit(asked))
        except Error:
            await _say(send, 503)
            return
        if listener is None or self._streams.count_of(listener.account_id) >= MOST_OF_ONE:
            await _say(send, 403)
            return
        await self._stream(listener, asked.since, origin, receive, send)

    async def _stream(self, listener: Listener, since: float, origin: str, receive: Receive, send: Send) -> None:
        """Tell this page what it may hear until it is closed."""
        stream = self._streams.add(listener, since=since)
        if listener.dossier_id is not None:
            self._streams.company_changed(listener.dossier_id, by=listener.account_id)
        watching = asyncio.ensure_future(_close_when_gone(stream, receive))
        try:
            cross = [(b"access-control-allow-origin", origin.encode()), (b"access-control-allow-credentials", b"true")]
            await send(
                {"type": "http.response.start", "status": 200, "headers": STREAM_HEADERS + (cross if origin else [])}
            )
            await _write(send, COME_AGAIN)
            while not stream.closed:
                with suppress(TimeoutError):
                    await asyncio.wait_for(stream.wake.wait(), HEARTBEAT_SECONDS)
                await _write(send, events_of(stream, at=time.time()))
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except OSError:  # the other end is gone
            pass
        finally:
            watching.cancel()
            self._streams.remove(stream)
            if listener.dossier_id is not None and not self._stopping:
                self._begin(self._leave(listener))

    async def _leave(self, listener: Listener) -> None:
        """End a presence, unless the same person has opened another page of the dossier meanwhile."""
        await asyncio.sleep(LEAVE_SECONDS)
        dossier_id = listener.dossier_id
        if dossier_id is None or any(one.listener.view == listener.view for one in self._streams):
            return
        with suppress(Error):
            if await ask_database(lambda: end_presence(dossier_id, listener.view)):
                self._streams.company_changed(dossier_id, by=listener.account_id)

    async def _renew(self) -> None:
        """Every half minute: who listens is still there, and may still hear what he hears."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            listeners = [stream.listener for stream in self._streams]
            if not listeners:
                continue
            with suppress(Error):
                open_pages = [(one.dossier_id, one.view) for one in listeners if one.dossier_id is not None]
                await ask_database(lambda pages=open_pages: renew_presence(pages))  # type: ignore[misc]
                keys = sorted({one.session_key for one in listeners})
                self._streams.check_rights(await ask_database(lambda keys=keys: units_of_sessions(keys)))  # type: ignore[misc]


def events_of(stream: Stream, *, at: float) -> bytes:
    """What the stream has to tell, as it goes over the line; a remark where it is nothing."""
    changed, company, again = stream.take()
    events: list[tuple[str, dict[str, Any]]] = [
        ("changed", {"code": code, **change._asdict()}) for code, change in changed.items()
    ]
    events += [("company", {})] if company else []
    events += [("again", {})] if again else []
    if not events:
        return b":\n\n"
    return "".join(f"id: {at:.3f}\nevent: {name}\ndata: {json.dumps(data)}\n\n" for name, data in events).encode()


async def _close_when_gone(stream: Stream, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.close()


async def _write(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _say(send: Send, status: int, words: str = "") -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


application = Live()
