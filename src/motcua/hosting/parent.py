"""Children that do not outlive the process that looks after them, however it ends."""

import ctypes
import os
import signal
import threading
import time

from motcua.hosting.postmaster import ON_LINUX

SUPERVISED = "MOTCUA_SUPERVISED"
SERVER = "MOTCUA_SERVER"
_PR_SET_PDEATHSIG = 1


def lead_workers() -> None:
    """Tell the processes that this one starts whose they are; see `follow_server`."""
    os.environ[SERVER] = str(os.getpid())


def follow_server() -> None:
    """The same as `follow_parent` for a server's worker, whose server may be killed while the worker still loads.

    It inherits the server's way to hear signals, which would swallow the one that ends it until its own is set.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    named = os.environ.get(SERVER, "")
    if os.environ.get(SUPERVISED) == "1" and named and named != str(os.getppid()):
        os._exit(1)
    follow_parent()


def follow_parent() -> None:
    """End this process (SIGTERM) when its parent is gone; does nothing where nobody supervises it.

    Assumes that the parent started us from its main thread: Linux watches that thread.
    """
    if os.environ.get(SUPERVISED) != "1":
        return
    parent = os.getppid()
    if ON_LINUX:
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
        if os.getppid() != parent:  # it ended before we could ask to be told
            os.kill(os.getpid(), signal.SIGTERM)
        return
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
