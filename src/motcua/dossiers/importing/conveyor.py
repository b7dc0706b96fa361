"""Two hands at work: one thread reads and prepares while this one serves the database."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Queue
from typing import Any, TypeVar

Result = TypeVar("Result")
_WAITING_BLOCKS = 3


class Stopped(Exception):
    """The other hand has failed; nothing more is to be prepared."""


class Desk:
    """What the preparing thread hands to the thread that holds the database connection; all is done in order."""

    def __init__(self) -> None:
        self._queue: Queue[tuple[Callable[[], Any] | None, Future[Any] | None]] = Queue(maxsize=_WAITING_BLOCKS)
        self._stopped = False
        self._failure: BaseException | None = None

    def later(self, work: Callable[[], object]) -> None:
        """Have it done; waits only while several pieces are already waiting."""
        if self._stopped:
            raise Stopped
        self._queue.put((work, None))

    def now(self, work: Callable[[], Result]) -> Result:
        """Have it done and wait for what it gives."""
        if self._stopped:
            raise Stopped
        future: Future[Result] = Future()
        self._queue.put((work, future))
        return future.result()

    def _prepare(self, produce: Callable[["Desk"], None]) -> None:
        try:
            produce(self)
        except Stopped:
            pass
        except BaseException as error:  # it is raised again in the thread that waits
            self._failure = error
        finally:
            self._queue.put((None, None))

    def serve(self, produce: Callable[["Desk"], None]) -> None:
        """Run `produce` in a thread of its own and do here what it hands over; raises what either side raised."""
        thread = threading.Thread(target=self._prepare, args=(produce,), daemon=True)
        thread.start()
        error: BaseException | None = None
        while True:
            work, future = self._queue.get()
            if work is None:
                break
            try:
                if error is not None:
                    raise Stopped
                result = work()
            except BaseException as raised:  # handed to whoever waits, and raised below
                error = error or raised
                self._stopped = True
                if future is not None:
                    future.set_exception(Stopped())
            else:
                if future is not None:
                    future.set_result(result)
        thread.join()
        if failure := error or self._failure:
            raise failure
