"""Whether and where the process runs that tells open pages what changed; pages work without it."""

import os
from collections.abc import Callable

from motcua.hosting.ports import free_port_after, is_free
from motcua.hosting.processes import Program, live_program

SETTING = "MOTCUA_LIVE"


def live_programs(address: str, *, port: int, live_port: int | None, say: Callable[[str], None]) -> list[Program]:
    """The program, or none; pages are told by the environment where to listen.

    port       of the pages; unless another one is named the next free port is taken
    live_port  as the operator named it; 0 for none

    Where the operator set a path, a proxy leads it to this port, which should then be named. An installation that
    people reach by https and without such a path goes without: a browser takes no news by plain http there.
    """
    setting = os.environ.get(SETTING, "").strip()
    secure = os.environ.get("MOTCUA_PUBLIC_URL", "").startswith("https://")
    if setting.isdecimal() and live_port is None:
        live_port = int(setting)
    if setting == "off" or live_port == 0 or (secure and not setting):
        os.environ[SETTING] = "off"
        return []
    chosen = live_port or free_port_after(address, port)
    if chosen is None or not is_free(address, chosen):
        say(f"port {chosen or port + 1} is taken: pages will not renew themselves (name another with --live-port)")
        os.environ[SETTING] = "off"
        return []
    if not setting.startswith("/"):
        os.environ[SETTING] = str(chosen)
    return [live_program(address, chosen)]
